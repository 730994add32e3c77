import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type FieldProblem, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { Batch, ToldCase } from './record-many.ts';

export type FoundCases = { caseIds: Map<string, string>; unfound: Map<string, FieldProblem> };

/** The case of each reference: known to the source, named, joined by its number, or opened now. */
export async function findCases(
  tx: Tx,
  batch: Batch,
  wanted: ReadonlySet<string>,
): Promise<Outcome<FoundCases>> {
  const told = new Map(
    batch.cases.filter(({ reference }) => wanted.has(reference)).map((one) => [one.reference, one]),
  );
  const caseIds = await knownReferences(tx, batch, [...told.keys()]);
  const unfound = await expunged(tx, batch, [...told.keys()]);
  const rest = [...told.values()].filter(
    ({ reference }) => !caseIds.has(reference) && !unfound.has(reference),
  );
  const given = rest.filter(({ caseId }) => caseId);
  if (!(await areSeen(tx, batch.siteId, given))) return failWith('cases.not-found', {});
  const joined = await joinedBy(
    tx,
    batch.siteId,
    rest.filter(({ caseId, joins }) => !caseId && joins),
  );
  const opened: ToldCase[] = [];
  for (const one of rest) {
    const caseId = one.caseId ?? joined.get(one.joins ?? '');
    if (caseId) caseIds.set(one.reference, caseId);
    else if (one.joins) unfound.set(one.reference, noSuchNumber(one.joins));
    else opened.push(one);
  }
  await open(tx, batch, opened, caseIds);
  await nameCases(
    tx,
    batch,
    rest.filter(({ reference }) => caseIds.has(reference)),
    caseIds,
  );
  return succeed({ caseIds, unfound });
}

/** What a court had removed does not come back because a system still tells it. */
async function expunged(tx: Tx, batch: Batch, references: string[]): Promise<Map<string, FieldProblem>> {
  const { rows } = await sql<{ reference: string }>`
    select cases.expunged_among(${batch.agencyId}::uuid, ${batch.source}, ${references}::text[]) as reference`.execute(
    tx,
  );
  return new Map(rows.map(({ reference }) => [reference, goneByOrder]));
}

const goneByOrder: FieldProblem = {
  field: 'case',
  message: 'This case was removed by order of a court',
  mend: 'Remove it from the source too; it is not taken in again.',
};

function noSuchNumber(number: string): FieldProblem {
  return {
    field: 'joins',
    message: `No case that your agency sees has the number ${number}`,
    mend: 'Check the number, or leave it out to open a case of your own.',
  };
}

async function knownReferences(tx: Tx, batch: Batch, references: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ reference: string; caseId: string }>`
    select reference, case_id as "caseId" from cases.reference
    where agency_id = ${batch.agencyId} and source = ${batch.source} and site_id = ${batch.siteId}
      and reference = any (${references}::text[])`.execute(tx);
  return new Map(rows.map(({ reference, caseId }) => [reference, caseId]));
}

async function areSeen(tx: Tx, siteId: string, given: readonly ToldCase[]): Promise<boolean> {
  if (given.length === 0) return true;
  const ids = [...new Set(given.map(({ caseId }) => caseId!))];
  const { rows } = await sql<{ seen: number }>`
    select count(*)::int as seen from cases.case where id = any (${ids}::uuid[]) and site_id = ${siteId}`.execute(
    tx,
  );
  return rows[0]!.seen === ids.length;
}

/** A number joins only where it means one case. */
async function joinedBy(tx: Tx, siteId: string, told: readonly ToldCase[]): Promise<Map<string, string>> {
  if (told.length === 0) return new Map();
  const numbers = [...new Set(told.map(({ joins }) => joins!))];
  const { rows } = await sql<{ number: string; caseId: string }>`
    select local_number as number, min(case_id::text)::uuid as "caseId" from cases.part
    where local_number = any (${numbers}::text[]) and site_id = ${siteId}
    group by local_number
    having count(distinct case_id) = 1`.execute(tx);
  return new Map(rows.map(({ number, caseId }) => [number, caseId]));
}

async function open(
  tx: Tx,
  { siteId }: Batch,
  opened: readonly ToldCase[],
  caseIds: Map<string, string>,
): Promise<void> {
  if (opened.length === 0) return;
  const rows = opened.map(({ reference, isSynthetic, events }) => {
    const id = uuidv7();
    caseIds.set(reference, id);
    return { id, site_id: siteId, opened_on: firstDayOf(events), is_synthetic: isSynthetic ?? false };
  });
  await sql`select cases.open_many(${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

function firstDayOf(events: ToldCase['events']): string {
  const times = events.map(({ effectiveAt }) => new Date(effectiveAt).getTime()).filter(Number.isFinite);
  return new Date(Math.min(...times)).toISOString().slice(0, 10);
}

async function nameCases(
  tx: Tx,
  { siteId, agencyId, source }: Batch,
  told: readonly ToldCase[],
  caseIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ reference }) => ({ reference, case_id: caseIds.get(reference) }));
  await sql`insert into cases.reference (agency_id, source, reference, case_id, site_id)
    select ${agencyId}::uuid, ${source}, reference, case_id, ${siteId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (reference text, case_id uuid)`.execute(tx);
}
