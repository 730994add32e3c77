import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import { countCasesIn } from './count-cases.ts';

const CHANGES_AT_ONCE = 2000;
const WHY = 'count what changed in cases for figures';

export type Refreshed = { cases: number; sites: number };

/**
 * Brings the facts up to date with the cases that changed since they were last counted. Safe to run again, and beside
 * another: what changes meanwhile is counted the next time. Facts and their name change together, or not at all.
 */
export async function refreshMeasures({
  database,
  clock,
}: Pick<Services, 'database' | 'clock'>): Promise<Refreshed> {
  return database.asSystem(WHY, async (tx) => {
    await oneAtATime(tx);
    const counted = await countAllDueIn(tx);
    await nameFactsIn(tx, counted.sites, clock.now());
    return { cases: counted.cases, sites: counted.sites.size };
  });
}

/** Counts every case anew: what a refresh must never differ from. */
export async function recomputeMeasures(services: Pick<Services, 'database' | 'clock'>): Promise<Refreshed> {
  await services.database.asSystem(WHY, async (tx) => {
    await oneAtATime(tx);
    await sql`delete from cases.measure_fact`.execute(tx);
    await sql`insert into cases.measure_due (case_id) select id from cases.case`.execute(tx);
  });
  return refreshMeasures(services);
}

async function countAllDueIn(tx: Tx): Promise<{ cases: number; sites: Set<string> }> {
  let cases = 0;
  const sites = new Set<string>();
  for (;;) {
    const { rows } = await sql<{ caseId: string }>`
      delete from cases.measure_due
      where id in (select id from cases.measure_due order by id limit ${CHANGES_AT_ONCE})
      returning case_id as "caseId"`.execute(tx);
    const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
    if (caseIds.length === 0) return { cases, sites };
    cases += caseIds.length;
    for (const site of await countCasesIn(tx, caseIds)) sites.add(site);
  }
}

async function oneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('cases.measure', 0))`.execute(tx);
}

type Named = { siteId: string; facts: number; factsHash: string; asOf: string };

/** A new name for the facts of each site that changed, and of each whose day is another than it was. */
async function nameFactsIn(tx: Tx, changed: ReadonlySet<string>, now: Date): Promise<void> {
  const { rows } = await sql<Named>`
    with asked as (
      select s.id, (${now}::timestamptz at time zone s.time_zone)::date as as_of
      from program.site s
      where s.id = any (${[...changed]}::uuid[]) or exists (
        select from cases.measure_version v where v.site_id = s.id
        having max(v.as_of) < (${now}::timestamptz at time zone s.time_zone)::date)
    )
    select a.id as "siteId", a.as_of::text as "asOf", count(f.*)::integer as facts,
      encode(sha256(convert_to(count(f.*) || ' ' || coalesce(sum(f.mark::numeric), 0), 'UTF8')), 'hex') as "factsHash"
    from asked a left join cases.measure_fact f on f.site_id = a.id
    group by a.id, a.as_of`.execute(tx);
  for (const named of rows) await keepNameIn(tx, named, now);
  await sql`insert into cases.measure_refresh (refreshed_at) values (${now})
    on conflict (only_row) do update set refreshed_at = excluded.refreshed_at`.execute(tx);
}

async function keepNameIn(tx: Tx, { siteId, facts, factsHash, asOf }: Named, now: Date): Promise<void> {
  const id = uuidv7();
  await sql`insert into cases.measure_version (id, site_id, facts_hash, facts, as_of, refreshed_at)
    values (${id}, ${siteId}, ${factsHash}, ${facts}, ${asOf}, ${now})
    on conflict (site_id, facts_hash, as_of) do update set refreshed_at = excluded.refreshed_at`.execute(tx);
  await emitIn(tx, {
    kind: 'cases.measures-refreshed',
    siteId,
    subject: { table: 'cases.measure_version', id },
    permission: 'cases.measure',
    payload: {},
  });
}
