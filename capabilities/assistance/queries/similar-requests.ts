import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Similar } from '../contract.ts';

const MOST = 5;
/** One word in common says nothing. */
const FEWEST_WORDS = 2;

/**
 * Requests about the same, among those that the person asking may read: perhaps this one was made already, and
 * perhaps another site was helped with it. Stems in common count; none of them has to be there.
 */
export async function similarRequests(
  tx: Tx,
  asked: { siteId: string; text: string; except: string | null },
): Promise<Similar[]> {
  const { rows } = await sql<Similar>`
    with asked as (
      select stems, (select to_tsquery('simple', string_agg(quote_literal(stem), ' | ')) from unnest(stems) stem) as any_of
      from (select tsvector_to_array(to_tsvector('english', ${asked.text})) as stems) given
    )
    select r.id, r.number, s.slug as "siteSlug", s.name as "siteName", r.title, r.state,
      r.site_id = ${asked.siteId} and r.state not in ('closed', 'declined', 'withdrawn') as "maybeSame"
    from asked
    join assistance.request r on r.search @@ asked.any_of
    join program.site s on s.id = r.site_id
    cross join lateral (
      select count(*) as words from unnest(tsvector_to_array(r.search)) stem where stem = any (asked.stems)
    ) shared
    where r.submitted_at is not null and r.merged_into is null and r.state <> 'withdrawn'
      and r.id is distinct from ${asked.except}::uuid
      and shared.words >= ${FEWEST_WORDS}
    order by (r.site_id = ${asked.siteId}) desc, shared.words desc, ts_rank(r.search, asked.any_of) desc
    limit ${MOST}`.execute(tx);
  return rows;
}
