import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Seal } from '../commands/insert-events.ts';
import { standingOf } from '../legal-record/standing.ts';
import { loadEvents } from './load-events.ts';
import { keepJuvenileSeals } from './move-to-seal.ts';
import { receiveReferrals } from './receive-referrals.ts';
import { type Rows, rowsOf } from './rows.ts';
import { type CaseHeader, writeRows } from './write-rows.ts';

const CASES_A_TRANSACTION = 500;

type Options = {
  /** Leaves alone those that were derived from as many events as there are now. */
  onlyStale?: boolean;
};

/** Derives anew what stands in these cases. Safe to run again, at any time, by anyone. */
export async function projectCases(
  services: Pick<Services, 'database'>,
  caseIds: readonly string[],
  options: Options = {},
): Promise<void> {
  const ids = [...new Set(caseIds)].sort();
  for (let from = 0; from < ids.length; from += CASES_A_TRANSACTION) {
    const some = ids.slice(from, from + CASES_A_TRANSACTION);
    await services.database.asSystem('derive what stands in cases', (tx) =>
      projectCasesIn(tx, some, options),
    );
  }
}

/** The same inside the system’s own transaction. */
export async function projectCasesIn(
  tx: Tx,
  caseIds: readonly string[],
  { onlyStale = false }: Options = {},
): Promise<void> {
  await lockCases(tx, caseIds);
  const cases = await headersOf(tx, caseIds, onlyStale);
  if (cases.size === 0) return;
  const byCase = await loadEvents(tx, [...cases.keys()]);
  await receiveReferrals(tx, cases, byCase);
  const standings = new Map([...byCase].map(([caseId, events]) => [caseId, standingOf(events)]));
  const juvenile = new Map([...standings].map(([caseId, standing]) => [caseId, standing.juvenile]));
  const sealed = await keepJuvenileSeals(tx, cases, juvenile);
  const rows: Rows = { part: [], defendant: [], charge: [], hearing: [], queue_item: [] };
  for (const [caseId, standing] of standings) {
    const own = rowsOf(caseId, standing);
    // What is sealed asks nobody to act.
    if (sealed.get(caseId)!.seal === 'sealed') own.queue_item = [];
    for (const table of Object.keys(rows) as (keyof Rows)[]) rows[table].push(...own[table]);
  }
  await writeRows(tx, sealed, rows);
  await markDerived(tx, new Map([...byCase].map(([caseId, events]) => [caseId, events.length])));
  await tellDerived(
    tx,
    [...cases.values()].map(({ siteId }) => siteId),
  );
}

/** Two derivations of one case wait for each other, and always in the same order. */
export async function lockCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id::text, 0))
    from (select id from unnest(${[...caseIds]}::uuid[]) id order by id) locked`.execute(tx);
}

async function headersOf(
  tx: Tx,
  caseIds: readonly string[],
  onlyStale: boolean,
): Promise<Map<string, CaseHeader>> {
  const { rows } = await sql<{ id: string; siteId: string; seal: Seal }>`
    select c.id, c.site_id as "siteId", coalesce(s.seal, 'open') as seal
    from cases.case c
    left join cases.seal s on s.case_id = c.id
    left join cases.projection p on p.case_id = c.id
    where c.id = any (${[...caseIds]}::uuid[])
      and not exists (select from cases.purged_part g where g.case_id = c.id)
      and (not ${onlyStale}::boolean or p.case_id is null
        or p.events <> (select count(*) from cases.event e where e.case_id = c.id))
    order by c.id`.execute(tx);
  return new Map(rows.map(({ id, siteId, seal }) => [id, { siteId, seal }]));
}

async function markDerived(tx: Tx, counts: ReadonlyMap<string, number>): Promise<void> {
  const rows = JSON.stringify([...counts].map(([case_id, events]) => ({ case_id, events })));
  await sql`insert into cases.projection (case_id, events, derived_at)
    select case_id, events, now() from jsonb_to_recordset(${rows}::jsonb) r (case_id uuid, events integer)
    on conflict (case_id) do update set events = excluded.events, derived_at = excluded.derived_at`.execute(
    tx,
  );
}

/** Open screens read again; which cases it was is for each reader to find out by reading. */
export async function tellDerived(tx: Tx, siteIds: readonly string[]): Promise<void> {
  for (const siteId of new Set(siteIds)) {
    await emitIn(tx, {
      kind: 'cases.derived',
      siteId,
      subject: { table: 'cases.derivation', id: uuidv7() },
      permission: 'cases.read',
    });
  }
}
