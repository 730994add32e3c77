import { sql } from 'kysely';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { PastRequest } from '../contract.ts';

/** What a site asked for before it came here, the latest first. */
export async function listPastRequests(
  tx: Tx,
  siteId: string,
  query: PageQuery & { q?: string },
): Promise<{ items: PastRequest[]; next: string | null }> {
  const [day, id] = decodeCursor(query.after)?.map(String) ?? [];
  const words = query.q ? containing(query.q) : null;
  const { rows } = await sql<PastRequest>`
    select r.id, r.external_number as "externalNumber", r.title, r.problem, c.name as "coreArea", r.urgency,
      r.standing, r.provider, r.asked_on as "askedOn", r.acknowledged_on as "acknowledgedOn",
      r.matched_on as "matchedOn", r.delivered_from as "deliveredFrom", r.ended_on as "endedOn"
    from onboarding.past_request r
    left join program.core_area c on c.key = r.core_area
    where r.site_id = ${siteId}
      and (${words}::text is null or r.title ilike ${words} or r.external_number ilike ${words})
      and (${id ?? null}::uuid is null or (r.asked_on, r.id) < (${day ?? null}::date, ${id ?? null}))
    order by r.asked_on desc, r.id desc
    limit ${query.limit + 1}`.execute(tx);
  return cutPage(rows, query.limit, (row) => [row.askedOn, row.id]);
}
