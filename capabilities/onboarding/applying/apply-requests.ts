import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { RequestFacts } from '../checking/requests.ts';
import type { Applying, BroughtIn, RowToApply } from './rows-to-apply.ts';
import { siteIds } from './site-ids.ts';

/** Requests as history, with the days they had: no clock is started for what happened elsewhere. */
export async function applyRequests(
  tx: Tx,
  rows: readonly RowToApply<RequestFacts>[],
  { importId }: Applying,
): Promise<Outcome<BroughtIn[]>> {
  const sites = await siteIds(tx);
  const records = rows.map(({ facts }) => ({ ...facts, id: uuidv7(), siteId: sites.get(facts.site)! }));
  const kept = await sql<{ id: string; siteId: string; number: string }>`
    insert into onboarding.past_request as p (id, site_id, external_number, title, problem, core_area, urgency,
      standing, provider, asked_on, acknowledged_on, matched_on, delivered_from, ended_on, import_id)
    select r.id, r."siteId", r.number, r.title, r.problem, r."coreArea", r.urgency, r.standing, r.provider,
      r."askedOn", r."acknowledgedOn", r."matchedOn", r."deliveredFrom", r."endedOn", ${importId}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) r (id uuid, "siteId" uuid, number text, title text,
      problem text, "coreArea" text, urgency text, standing text, provider text, "askedOn" date,
      "acknowledgedOn" date, "matchedOn" date, "deliveredFrom" date, "endedOn" date)
    on conflict (site_id, external_number) do update set title = excluded.title, problem = excluded.problem,
      core_area = excluded.core_area, urgency = excluded.urgency, standing = excluded.standing,
      provider = excluded.provider, asked_on = excluded.asked_on, acknowledged_on = excluded.acknowledged_on,
      matched_on = excluded.matched_on, delivered_from = excluded.delivered_from, ended_on = excluded.ended_on,
      import_id = excluded.import_id, changed_at = now()
    returning p.id, p.site_id as "siteId", p.external_number as number`.execute(tx);
  const ids = new Map(kept.rows.map(({ id, siteId, number }) => [`${siteId} ${number}`, id]));
  return succeed(
    rows.map(({ key, facts }) => ({
      key,
      facts,
      recordId: ids.get(`${sites.get(facts.site)} ${facts.number}`)!,
    })),
  );
}
