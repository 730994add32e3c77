import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { declarationOf, type EventKind, type LegalEvent } from '../legal-record/kinds.ts';
import { type EventInput, type ReadEvent, readEvent } from '../legal-record/read-event.ts';
import { standingOf } from '../legal-record/standing.ts';
import { loadEvents } from '../projection/load-events.ts';
import { agencyToSpeakFor } from './agency-to-speak-for.ts';
import { unknownReferences } from './check-references.ts';
import { insertEvents, type NewEvent, type Seal } from './insert-events.ts';
import { tellOfRecording } from './tell.ts';

export type Recording = {
  siteId: string;
  agencyId: string;
  events: readonly EventInput[];
  /** How many entries the person saw when they decided; another count means the record has grown. */
  seen?: number | undefined;
} & ({ caseId: string } | { newCase: { openedOn: string; isSynthetic?: boolean } });

export type Recorded = { caseId: string; recorded: number; duplicates: number };

/** The source of what people type here. */
export const OWN_SOURCE = 'psp';
const DECISIONS = new Set<EventKind>(['screened', 'federal-adopted', 'federal-declined']);

/** Adds what happened to the record of a case, in the name of the person’s agency, if it can have happened. */
export async function recordEventsIn(tx: Tx, recording: Recording): Promise<Outcome<Recorded>> {
  const agency = await agencyToSpeakFor(tx, recording.agencyId);
  if (!agency.ok) return agency;
  const read = readAll(recording.events, agency.value.kind);
  if (!read.ok) return read;
  const decision = read.value.find(({ kind }) => DECISIONS.has(kind));
  if (decision && !agency.value.decides) {
    return failWith('cases.not-yours-to-decide', { what: declarationOf(decision.kind).label });
  }
  const unknown = await unknownReferences(tx, recording.agencyId, read.value);
  if (unknown.size > 0) return failWith('cases.event-unreadable', {}, [...unknown.values()].flat());
  const opened = 'caseId' in recording ? await openKnown(tx, recording) : await openNew(tx, recording);
  if (!opened.ok) return opened;
  const { caseId, known, seal } = opened.value;
  const refusal = whyNotPossible(known, read.value, recording.agencyId, agency.value.kind);
  if (refusal) return failWith('cases.not-possible', { words: refusal });
  const juvenile = read.value.some(({ kind, payload }) => kind === 'defendant-named' && payload.juvenile);
  const events = read.value.map((event) =>
    newEvent(event, caseId, seal === 'open' && juvenile ? 'juvenile' : seal),
  );
  await insertEvents(
    tx,
    { siteId: recording.siteId, agencyId: recording.agencyId, side: agency.value.side },
    events,
  );
  await tellOfRecording(tx, recording.siteId, [caseId]);
  return succeed({ caseId, recorded: events.length, duplicates: 0 });
}

function readAll(inputs: readonly EventInput[], agencyKind: string): Outcome<ReadEvent[]> {
  const read = inputs.map((input) => readEvent(input, agencyKind));
  const problems = read.flatMap(({ problems }, row) =>
    (problems ?? []).map((problem) => (inputs.length > 1 ? { ...problem, row: row + 1 } : problem)),
  );
  if (problems.length > 0) return failWith('cases.event-unreadable', {}, problems);
  return succeed(read.map(({ event }) => event!));
}

type Opened = { caseId: string; known: LegalEvent[]; seal: Seal };

async function openKnown(tx: Tx, recording: Recording & { caseId: string }): Promise<Outcome<Opened>> {
  const { caseId } = recording;
  await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`.execute(tx);
  const { rows } = await sql<{ seal: Seal }>`
    select coalesce((select seal from cases.seals_of(array[c.id])), 'open') as seal
    from cases.case c where c.id = ${caseId} and c.site_id = ${recording.siteId}`.execute(tx);
  if (!rows[0]) return failWith('cases.not-found', {});
  const known = (await loadEvents(tx, [caseId])).get(caseId)!;
  if (recording.seen !== undefined && recording.seen !== known.length) {
    return failWith('cases.changed-meanwhile', { seen: recording.seen, now: known.length });
  }
  return succeed({ caseId, known, seal: rows[0].seal });
}

async function openNew(
  tx: Tx,
  { siteId, newCase }: Recording & { newCase: { openedOn: string; isSynthetic?: boolean } },
): Promise<Outcome<Opened>> {
  const caseId = uuidv7();
  const number = await nextNumber(tx, 'CASE', Number(newCase.openedOn.slice(0, 4)));
  // Without `returning`: a header is seen by those who see a part, and it has none yet.
  await sql`insert into cases.case (id, site_id, number, opened_on, is_synthetic)
    values (${caseId}, ${siteId}, ${number}, ${newCase.openedOn}, ${newCase.isSynthetic ?? false})`.execute(
    tx,
  );
  return succeed({ caseId, known: [], seal: 'open' });
}

/** The words of whatever would not fit the record any more; null where all fits. */
function whyNotPossible(
  known: readonly LegalEvent[],
  told: readonly ReadEvent[],
  agencyId: string,
  agencyKind: string,
): string | null {
  const before = new Set(standingOf(known).exceptions.map(({ code, factKey }) => `${code} ${factKey}`));
  const after = standingOf([...known, ...told.map((event) => asTold(event, agencyId, agencyKind))]);
  const raised = after.exceptions.find(
    ({ code, factKey, eventId }) => eventId !== undefined && !before.has(`${code} ${factKey}`),
  );
  return raised?.words ?? null;
}

function asTold(event: ReadEvent, agencyId: string, agencyKind: string): LegalEvent {
  const id = uuidv7();
  return {
    ...event,
    id,
    agencyId,
    agencyKind,
    source: OWN_SOURCE,
    sourceKey: event.sourceKey ?? id,
    correctsKey: event.kind === 'corrected' ? String(event.payload.voids) : null,
  };
}

function newEvent(event: ReadEvent, caseId: string, seal: Seal): NewEvent {
  const id = uuidv7();
  return { ...event, id, caseId, seal, source: OWN_SOURCE, sourceKey: event.sourceKey ?? id };
}

export { type Batch, type BatchRecorded, recordEventsOfManyIn, type ToldCase } from './record-many.ts';
