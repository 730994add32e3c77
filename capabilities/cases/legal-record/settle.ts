import { type EventKind, eventKindNames, type LegalEvent } from './kinds.ts';

/** A correction that names nothing, or itself, or one that came after it. */
export type BadCorrection = { event: LegalEvent; why: 'names nothing' | 'names a later correction' };

/**
 * The events that stand, in the order of the law: of revisions the last, without what was corrected, by when each
 * happened, and at one moment in the order in which kinds follow each other. The order in which they were told, and
 * how often, changes nothing.
 */
export function settle(events: readonly LegalEvent[]): { events: LegalEvent[]; bad: BadCorrection[] } {
  const latest = lastRevisions(events);
  const { voided, bad } = readCorrections(latest);
  const standing = [...latest.entries()]
    .filter(([name, { kind }]) => kind !== 'corrected' && !voided.has(name))
    .map(([, event]) => event)
    .sort(inLegalOrder);
  return { events: standing, bad };
}

/** An event’s own name, everywhere and in every revision. */
export function nameOf({
  agencyId,
  source,
  sourceKey,
}: Pick<LegalEvent, 'agencyId' | 'source' | 'sourceKey'>): string {
  return `${agencyId}/${source}/${sourceKey}`;
}

function lastRevisions(events: readonly LegalEvent[]): Map<string, LegalEvent> {
  const latest = new Map<string, LegalEvent>();
  for (const event of events) {
    const name = nameOf(event);
    const other = latest.get(name);
    if (
      !other ||
      event.revision > other.revision ||
      (event.revision === other.revision && event.id > other.id)
    ) {
      latest.set(name, event);
    }
  }
  return latest;
}

/** Later corrections first: a correction may itself have been corrected, and then voids nothing. */
function readCorrections(latest: Map<string, LegalEvent>): { voided: Set<string>; bad: BadCorrection[] } {
  const corrections = [...latest.values()]
    .filter(({ kind }) => kind === 'corrected')
    .sort(inLegalOrder)
    .reverse();
  const voided = new Set<string>();
  const read = new Set<string>();
  const bad: BadCorrection[] = [];
  for (const correction of corrections) {
    read.add(nameOf(correction));
    if (voided.has(nameOf(correction))) continue;
    const target = nameOf({ ...correction, sourceKey: String(correction.payload.voids) });
    if (!latest.has(target)) bad.push({ event: correction, why: 'names nothing' });
    else if (read.has(target)) bad.push({ event: correction, why: 'names a later correction' });
    else voided.add(target);
  }
  return { voided, bad };
}

const RANK = new Map<EventKind, number>(eventKindNames.map((kind, index) => [kind, index]));
const REFERRAL_CYCLE = new Set<EventKind>(['referred', 'referral-received', 'review-begun', 'screened']);

function inLegalOrder(a: LegalEvent, b: LegalEvent): number {
  return (
    a.effectiveAt.getTime() - b.effectiveAt.getTime() ||
    stageOf(a) - stageOf(b) ||
    roundOf(a) - roundOf(b) ||
    RANK.get(a.kind)! - RANK.get(b.kind)! ||
    (nameOf(a) < nameOf(b) ? -1 : 1)
  );
}

const REFERRED = RANK.get('referred')!;

/** Sources that know only the day give a whole round one moment: rounds follow each other within it. */
function stageOf({ kind }: LegalEvent): number {
  if (REFERRAL_CYCLE.has(kind)) return 1;
  return RANK.get(kind)! < REFERRED ? 0 : 2;
}

function roundOf({ kind, payload }: LegalEvent): number {
  return REFERRAL_CYCLE.has(kind) ? Number(payload.round) : 0;
}
