import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type FieldProblem, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type EventInput, type ReadEvent, readEvent } from '../legal-record/read-event.ts';
import { agencyToSpeakFor, type SpokenFor } from './agency-to-speak-for.ts';
import { unknownReferences } from './check-references.ts';
import { findCases } from './find-cases.ts';
import { columnsOf, insertEvents, type NewEvent, type Seal } from './insert-events.ts';
import { tellOfRecording } from './tell.ts';

/** A case as a source names it, and what it tells of it. */
export type ToldCase = {
  reference: string;
  /** The case it is, where that is known already. */
  caseId?: string | undefined;
  /** The number of a case that the agency sees (a report number), to join it instead of opening another. */
  joins?: string | undefined;
  isSynthetic?: boolean | undefined;
  events: readonly EventInput[];
};

export type Batch = { siteId: string; agencyId: string; source: string; cases: readonly ToldCase[] };

/** Which event of the batch: by its case and its place within the case. */
export type At = { reference: string; index: number; sourceKey: string | null };

export type BatchRecorded = {
  caseIds: Map<string, string>;
  recorded: number;
  duplicates: number;
  setAside: (At & { reasons: FieldProblem[] })[];
};

type Taken = At & { event: ReadEvent };

/**
 * Records what a source tells of many cases, as often as it tells it: an event that is known is left alone, a later
 * revision stands for the earlier ones, and what can’t be taken is set aside with its reasons. Statements do not grow
 * in number with the batch. Nothing is refused for contradicting the record: that becomes an exception of the case.
 */
export async function recordEventsOfManyIn(tx: Tx, batch: Batch): Promise<Outcome<BatchRecorded>> {
  const agency = await agencyToSpeakFor(tx, batch.agencyId);
  if (!agency.ok) return agency;
  // Two deliveries of one source follow each other, so that neither takes the other’s events for new.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${batch.agencyId} ${batch.source}`}, 1))`.execute(
    tx,
  );
  const result: BatchRecorded = { caseIds: new Map(), recorded: 0, duplicates: 0, setAside: [] };
  let taken = withinBatch(readBatch(batch, agency.value, result), result);
  taken = await withReferences(tx, batch, taken, result);
  taken = await withoutKnown(tx, batch, taken, result);
  const found = await findCases(tx, batch, new Set(taken.map(({ reference }) => reference)));
  if (!found.ok) return found;
  result.caseIds = found.value.caseIds;
  taken = withCase(taken, found.value, result);
  const events = await sealed(tx, batch, taken, result.caseIds);
  await insertEvents(tx, { siteId: batch.siteId, agencyId: batch.agencyId, side: agency.value.side }, events);
  result.recorded = events.length;
  await tellOfRecording(tx, batch.siteId, [...new Set(events.map(({ caseId }) => caseId))]);
  return succeed(result);
}

function readBatch(batch: Batch, agency: SpokenFor, result: BatchRecorded): Taken[] {
  return batch.cases.flatMap(({ reference, events }) =>
    events.flatMap((input, index): Taken[] => {
      const at = { reference, index, sourceKey: input.sourceKey ?? null };
      const { event, problems } = readEvent(input, agency.kind);
      const reasons = [...(problems ?? []), ...(input.sourceKey ? [] : [noName])];
      if (event && reasons.length === 0) return [{ ...at, event }];
      result.setAside.push({ ...at, reasons });
      return [];
    }),
  );
}

const noName: FieldProblem = {
  field: 'sourceKey',
  message: 'The event has no name of its own in the source',
  mend: 'Give the key of the row, so that telling it again changes nothing.',
};
const toldOtherwise: FieldProblem = {
  field: 'revision',
  message: 'This revision was told before with another content',
  mend: 'Give it a higher revision, which then stands for the earlier one.',
};

/** The same event twice in one batch is one; two contents under one name and revision are none. */
function withinBatch(taken: Taken[], result: BatchRecorded): Taken[] {
  const first = new Map<string, Taken>();
  for (const one of taken) {
    const name = `${one.sourceKey} ${one.event.revision}`;
    const other = first.get(name);
    if (!other) first.set(name, one);
    else if (other.reference === one.reference && contentOf(other.event) === contentOf(one.event))
      result.duplicates += 1;
    else setAside(result, one, [toldOtherwise]);
  }
  return [...first.values()];
}

function contentOf({ sourceKey: _key, ...content }: ReadEvent): string {
  return JSON.stringify(content);
}

function setAside(result: BatchRecorded, { reference, index, sourceKey }: At, reasons: FieldProblem[]): void {
  result.setAside.push({ reference, index, sourceKey, reasons });
}

async function withReferences(
  tx: Tx,
  { agencyId }: Batch,
  taken: Taken[],
  result: BatchRecorded,
): Promise<Taken[]> {
  const unknown = await unknownReferences(
    tx,
    agencyId,
    taken.map(({ event }) => event),
  );
  return taken.filter((one, index) => {
    const reasons = unknown.get(index);
    if (reasons) setAside(result, one, reasons);
    return !reasons;
  });
}

async function withoutKnown(
  tx: Tx,
  { agencyId, source }: Batch,
  taken: Taken[],
  result: BatchRecorded,
): Promise<Taken[]> {
  const told = taken.map(({ event }, position) => ({
    position,
    ...columnsOf(event),
    fields: event.fields,
  }));
  const { rows } = await sql<{ position: number; same: boolean }>`
    select "position", same from cases.known_of(${agencyId}::uuid, ${source}, ${JSON.stringify(told)}::jsonb)`.execute(
    tx,
  );
  const known = new Map(rows.map(({ position, same }) => [position, same]));
  return taken.filter((one, position) => {
    const same = known.get(position);
    if (same === true) result.duplicates += 1;
    if (same === false) setAside(result, one, [toldOtherwise]);
    return same === undefined;
  });
}

function withCase(
  taken: Taken[],
  { caseIds, unfound }: { caseIds: ReadonlyMap<string, string>; unfound: ReadonlyMap<string, FieldProblem> },
  result: BatchRecorded,
): Taken[] {
  return taken.filter((one) => {
    const problem = unfound.get(one.reference);
    if (problem) setAside(result, one, [problem]);
    return caseIds.has(one.reference);
  });
}

async function sealed(
  tx: Tx,
  { source }: Batch,
  taken: Taken[],
  caseIds: ReadonlyMap<string, string>,
): Promise<NewEvent[]> {
  const { rows } = await sql<{ caseId: string; seal: Seal }>`
    select case_id as "caseId", seal from cases.seals_of(${[...new Set(caseIds.values())]}::uuid[])`.execute(
    tx,
  );
  const seals = new Map(rows.map(({ caseId, seal }) => [caseId, seal]));
  for (const { reference, event } of taken) {
    const caseId = caseIds.get(reference)!;
    if (event.kind === 'defendant-named' && event.payload.juvenile && !seals.has(caseId))
      seals.set(caseId, 'juvenile');
  }
  return taken.map(({ reference, event }) => {
    const caseId = caseIds.get(reference)!;
    return {
      ...event,
      id: uuidv7(),
      caseId,
      source,
      sourceKey: event.sourceKey!,
      seal: seals.get(caseId) ?? 'open',
    };
  });
}
