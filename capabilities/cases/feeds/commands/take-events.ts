import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type FieldProblem, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordEventsOfManyIn, type ToldCase } from '../../commands/record-many.ts';
import type { Told, Unreadable } from '../told.ts';
import { unmappedCodes } from '../unmapped.ts';
import { openExceptions } from './conflicts.ts';

export type Verdict = 'recorded' | 'duplicate' | 'superseded' | 'set aside';
export type Answer = {
  /** Its place in what was told. */
  index: number;
  sourceKey: string | null;
  verdict: Verdict;
  reasons: FieldProblem[];
};

export type Feeder = { deliveryId: string; siteId: string; agencyId: string; source: string };
export type Taken = { answers: Answer[]; caseIds: string[]; knownExceptions: Set<string> };

/**
 * Takes events from an agency's own system into the record: known ones are left alone, what can't be recorded is set
 * aside with its reasons, and nothing is lost. In any order, any number of times.
 */
export async function takeEventsIn(tx: Tx, feeder: Feeder, told: readonly Told[]): Promise<Outcome<Taken>> {
  const answers: Answer[] = told.map((event, index) => ({
    index,
    sourceKey: event.sourceKey ?? null,
    verdict: 'recorded',
    reasons: unmappedCodes(event),
  }));
  const known = await knownRevisions(tx, feeder, told);
  const takeable = told
    .map((event, index) => ({ event, index }))
    .filter(({ index }) => !answers[index]!.reasons.length);
  const { cases, places } = byCase(takeable);
  const recorded = await recordEventsOfManyIn(tx, { ...feeder, cases });
  if (!recorded.ok) return recorded;
  for (const { reference, index, reasons } of recorded.value.setAside) {
    answers[places.get(reference)![index]!]!.reasons = reasons;
  }
  judge(answers, told, known);
  await keepSetAside(tx, feeder, told, answers);
  const caseIds = [...new Set(recorded.value.caseIds.values())];
  return succeed({ answers, caseIds, knownExceptions: await openExceptions(tx, caseIds) });
}

function byCase(takeable: readonly { event: Told; index: number }[]): {
  cases: ToldCase[];
  places: Map<string, number[]>;
} {
  const cases = new Map<string, { reference: string; joins?: string | undefined; events: Told[] }>();
  const places = new Map<string, number[]>();
  for (const { event, index } of takeable) {
    const one = cases.get(event.case) ?? { reference: event.case, events: [] };
    one.joins ??= event.joins;
    one.events.push(event);
    cases.set(event.case, one);
    places.set(event.case, [...(places.get(event.case) ?? []), index]);
  }
  return { cases: [...cases.values()], places };
}

type Known = Map<string, number[]>;

async function knownRevisions(tx: Tx, { agencyId, source }: Feeder, told: readonly Told[]): Promise<Known> {
  const keys = [...new Set(told.flatMap(({ sourceKey }) => sourceKey ?? []))];
  const { rows } = await sql<{ key: string; revisions: number[] }>`
    select source_key as key, array_agg(revision) as revisions from cases.event
    where agency_id = ${agencyId} and source = ${source} and source_key = any (${keys}::text[])
    group by source_key`.execute(tx);
  return new Map(rows.map(({ key, revisions }) => [key, revisions]));
}

/** The first of two that say the same is recorded; one below a known revision is recorded and stands for nothing. */
function judge(answers: Answer[], told: readonly Told[], known: Known): void {
  for (const answer of answers) {
    if (answer.reasons.length > 0) {
      answer.verdict = 'set aside';
      continue;
    }
    const key = answer.sourceKey!;
    const revision = told[answer.index]!.revision ?? 1;
    const revisions = known.get(key) ?? [];
    if (revisions.includes(revision)) answer.verdict = 'duplicate';
    else if (revisions.some((one) => one > revision)) answer.verdict = 'superseded';
    known.set(key, [...revisions, revision]);
  }
}

async function keepSetAside(
  tx: Tx,
  feeder: Feeder,
  told: readonly Told[],
  answers: readonly Answer[],
): Promise<void> {
  const rows = answers
    .filter(({ verdict }) => verdict === 'set aside')
    .map(({ index, sourceKey, reasons }) => {
      const { row, ...event } = told[index]!;
      return asideRow(sourceKey, event.case, row ?? null, event, reasons);
    });
  await insertAside(tx, feeder, rows);
  const settled = answers
    .filter(({ verdict }) => verdict !== 'set aside')
    .flatMap(({ sourceKey }) => sourceKey ?? []);
  await sql`update cases.set_aside
    set state = 'recorded', settled_at = now(), settled_by = access.person_id()
    where agency_id = ${feeder.agencyId} and source = ${feeder.source} and state = 'waiting'
      and source_key = any (${settled}::text[])`.execute(tx);
}

/** Rows of a file that are no events at all. */
export async function keepUnreadable(tx: Tx, feeder: Feeder, rows: readonly Unreadable[]): Promise<void> {
  await insertAside(
    tx,
    feeder,
    rows.map(({ row, told, reasons }) => {
      const reference = typeof told.case === 'string' ? told.case : null;
      return asideRow(`${feeder.deliveryId}/${row}`, reference, row, told, reasons);
    }),
  );
}

type AsideRow = ReturnType<typeof asideRow>;

function asideRow(
  sourceKey: string | null,
  reference: string | null,
  row: number | null,
  told: object,
  reasons: readonly FieldProblem[],
) {
  return {
    id: uuidv7(),
    source_key: sourceKey?.slice(0, 120) ?? null,
    reference: reference?.slice(0, 120) || null,
    file_row: row,
    told,
    reasons,
  };
}

/** Told again with the same mistake, it is the same row; one batch may hold it twice. */
async function insertAside(tx: Tx, feeder: Feeder, rows: readonly AsideRow[]): Promise<void> {
  if (rows.length === 0) return;
  const last = [...new Map(rows.map((row) => [row.source_key ?? row.id, row])).values()];
  await sql`insert into cases.set_aside (id, delivery_id, site_id, agency_id, source, source_key, reference, file_row,
      told, reasons)
    select id, ${feeder.deliveryId}::uuid, ${feeder.siteId}::uuid, ${feeder.agencyId}::uuid, ${feeder.source}, source_key,
      reference, file_row, told, reasons
    from jsonb_to_recordset(${JSON.stringify(last)}::jsonb)
      r (id uuid, source_key text, reference text, file_row integer, told jsonb, reasons jsonb)
    on conflict (agency_id, source, source_key) where state = 'waiting'
    do update set delivery_id = excluded.delivery_id, told = excluded.told, reasons = excluded.reasons,
      set_aside_at = now()`.execute(tx);
}
