import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Candidate, Level, Matching } from '../contract.ts';
import { type Need, type PastWork, type ProviderFacts, rankProviders } from '../matching/rank-providers.ts';
import { openToOffers } from '../states.ts';
import { offersOfRequest } from './offers.ts';

type Target = { siteId: string; requestId: string };

/** Who could take this request, best first with the reasons, and whom it was offered to. */
export async function matchingOf(tx: Tx, target: Target, today: Day): Promise<Matching | null> {
  const candidates = await candidatesFor(tx, target, today);
  if (!candidates) return null;
  return {
    candidates,
    offers: await offersOfRequest(tx, target),
    openToOffers: await isOpenToOffers(tx, target),
  };
}

async function isOpenToOffers(tx: Tx, { requestId }: Target): Promise<boolean> {
  const { rows } = await sql`
    select 1 from assistance.request where id = ${requestId} and state = any (${[...openToOffers]}::text[])`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function candidatesFor(tx: Tx, target: Target, today: Day): Promise<Candidate[] | null> {
  const need = await needOf(tx, target);
  return need && rankProviders({ ...need, today }, await providerFacts(tx, target.siteId));
}

async function needOf(tx: Tx, { siteId, requestId }: Target): Promise<Omit<Need, 'today'> | null> {
  const { rows } = await sql<Omit<Need, 'today'>>`
    select r.primary_core_area as primary, r.core_areas as others,
      (select jsonb_object_agg(a.key, a.name) from program.core_area a) as "areaNames",
      jsonb_build_object('id', s.id, 'state', s.state, 'cohortYear', s.cohort_year) as site
    from assistance.request r join program.site s on s.id = r.site_id
    where r.id = ${requestId} and r.site_id = ${siteId}`.execute(tx);
  return rows[0] ?? null;
}

async function providerFacts(tx: Tx, siteId: string): Promise<ProviderFacts[]> {
  type Row = Omit<ProviderFacts, 'expertise' | 'pastWork'> & {
    expertise: Record<string, Level> | null;
    pastWork: PastWork[] | null;
  };
  const { rows } = await sql<Row>`
    with work as (
      select w.provider_id, jsonb_agg(jsonb_build_object('siteId', w.site_id, 'site', s.name, 'state', s.state,
        'cohortYear', s.cohort_year, 'coreArea', w.core_area, 'requests', w.requests)) as done
      from assistance.provider_past_work() w join program.site s on s.id = w.site_id
      group by w.provider_id
    )
    select p.id, p.name, p.capacity, coalesce(l.open, 0) as open, p.away_until as "awayUntil",
      (select jsonb_object_agg(e.core_area, e.level)
        from assistance.provider_expertise e where e.provider_id = p.id) as expertise,
      work.done as "pastWork",
      (select c.reason from assistance.provider_conflict c
        where c.provider_id = p.id and c.site_id = ${siteId} and c.ended_at is null) as conflict
    from assistance.provider p
    left join assistance.provider_loads() l on l.provider_id = p.id
    left join work on work.provider_id = p.id`.execute(tx);
  return rows.map((row) => ({ ...row, expertise: row.expertise ?? {}, pastWork: row.pastWork ?? [] }));
}
