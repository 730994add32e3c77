import { complaintMachine } from '../states.ts';
import { type LegalEvent, payloadOf } from './kinds.ts';
import { type ComplaintState, defendantOf, misfit, type Reading, step } from './reading.ts';

type Told<K extends LegalEvent['kind']> = LegalEvent & { kind: K };

export function readComplaintOpened(reading: Reading, event: Told<'complaint-opened'>): void {
  const known = reading.complaints.get(event.agencyId);
  if (known) {
    if (known.opened.payload.reportNumber !== event.payload.reportNumber) {
      misfit(reading, event, `the agency opened it already, as report ${known.opened.payload.reportNumber}.`);
    }
    return;
  }
  reading.complaints.set(event.agencyId, {
    agencyId: event.agencyId,
    status: 'open',
    since: event.effectiveAt,
    opened: event,
    assignedToId: null,
    rounds: 0,
    reason: null,
    evidence: new Map(),
    tasks: new Map(),
  });
}

/** Everything that moves a complaint that is open already. */
export function readOnComplaint(reading: Reading, event: LegalEvent): void {
  const complaint = complaintOf(reading, event);
  if (!complaint) return;
  if (event.kind === 'referred' && !followsLastRound(reading, event, complaint)) return;
  const next = step(reading, event, complaintMachine, complaint.status, event.kind, 'the complaint');
  if (!next) return;
  if (next !== complaint.status || event.kind === 'referred') complaint.since = event.effectiveAt;
  complaint.status = next;
  if (event.kind === 'detective-assigned') complaint.assignedToId = String(event.payload.personId);
  if (event.kind === 'referred') complaint.rounds = Number(event.payload.round);
  if (typeof event.payload.reason === 'string') complaint.reason = event.payload.reason;
}

function complaintOf(reading: Reading, event: LegalEvent): ComplaintState | null {
  const complaint = reading.complaints.get(event.agencyId);
  return complaint ?? misfit(reading, event, 'the agency has no complaint on record at that time.');
}

function followsLastRound(reading: Reading, event: LegalEvent, complaint: ComplaintState): boolean {
  const { round } = payloadOf(event as Told<'referred'>);
  if (round === complaint.rounds + 1) return true;
  misfit(
    reading,
    event,
    round <= complaint.rounds
      ? `round ${round} is on record already.`
      : `round ${round} is told, but round ${complaint.rounds + 1} is not.`,
  );
  return false;
}

export function readEvidence(reading: Reading, event: Told<'evidence-listed'>): void {
  const { item, kind, status } = payloadOf(event);
  complaintOf(reading, event)?.evidence.set(item, { kind, status, event });
}

export function readTask(reading: Reading, event: Told<'task-set'> | Told<'task-done'>): void {
  const complaint = complaintOf(reading, event);
  if (!complaint) return;
  const task = String(event.payload.task);
  if (event.kind === 'task-set') complaint.tasks.set(task, { dueOn: String(event.payload.dueOn), event });
  else if (!complaint.tasks.delete(task)) misfit(reading, event, 'no such task is set at that time.');
}

export function readDefendantNamed(reading: Reading, event: Told<'defendant-named'>): void {
  const { name, birthDate } = (event.fields.parties ?? {}) as { name?: string; birthDate?: string };
  defendantOf(reading, event.defendantKey!).named.set(event.agencyId, {
    event,
    name: name ?? null,
    birthDate: birthDate ?? null,
    juvenile: event.payload.juvenile === true,
  });
}

export function readRecommended(reading: Reading, event: Told<'charge-recommended'>): void {
  const key = event.chargeKey!;
  const { count, statute, nibrsOffense, degree } = payloadOf(event);
  const known = reading.recommended.get(key);
  if (known && (known.defendantKey !== event.defendantKey || known.agencyId !== event.agencyId)) {
    misfit(reading, event, `charge ${key} is recommended against another defendant already.`);
    return;
  }
  defendantOf(reading, event.defendantKey!);
  const version = (known?.version ?? 0) + 1;
  reading.recommended.set(key, {
    key,
    defendantKey: event.defendantKey!,
    agencyId: event.agencyId,
    recordClass: 'cases.complaint',
    side: 'police',
    count,
    version,
    statute,
    nibrsOffense: nibrsOffense ?? null,
    degree: degree ?? null,
    docket: null,
    status: 'recommended',
    since: event.effectiveAt,
    filedAt: known?.filedAt ?? event.effectiveAt,
    disposition: null,
    initialDisposition: null,
    matchedKey: null,
    versions: [
      ...(known?.versions ?? []),
      { version, statute, degree: degree ?? null, since: event.effectiveAt, why: 'recommended' },
    ],
  });
}

/** Recommended charges that a referral took to the prosecutor; none named means all of them. */
export function markReferred(reading: Reading, event: LegalEvent): void {
  const { charges } = payloadOf(event as Told<'referred'>);
  for (const charge of reading.recommended.values()) {
    if (charge.agencyId !== event.agencyId) continue;
    if (charges.length > 0 && !charges.includes(charge.key)) continue;
    if (charge.status !== 'referred') charge.since = event.effectiveAt;
    charge.status = 'referred';
  }
}
