import {
  competencyMachine,
  custodyMachine,
  hearingMachine,
  joinderMachine,
  warrantMachine,
} from '../states.ts';
import { type LegalEvent, payloadOf } from './kinds.ts';
import { type DefendantState, type HearingState, misfit, type Reading, step } from './reading.ts';

type Told<K extends LegalEvent['kind']> = LegalEvent & { kind: K };

/** What happens to a defendant in court: arraignment, custody, warrants, competency, being joined or severed. */
export function readOnDefendant(reading: Reading, event: LegalEvent): void {
  const defendant = reading.defendants.get(event.defendantKey!);
  if (!defendant) {
    misfit(reading, event, `defendant ${event.defendantKey} is not on record at that time.`);
    return;
  }
  if (MOVES[event.kind]?.(reading, event, defendant) === false) return;
  defendant.courtAgencyId ??= event.agencyId;
}

/** False where the event does not fit. */
const MOVES: Partial<Record<LegalEvent['kind'], (r: Reading, e: LegalEvent, d: DefendantState) => boolean>> =
  {
    arraigned: (_reading, event, defendant) => {
      defendant.arraignedAt ??= event.effectiveAt;
      return true;
    },
    'custody-changed': (reading, event, defendant) => {
      const { to, amount } = payloadOf(event as Told<'custody-changed'>);
      const next = step(
        reading,
        event,
        custodyMachine,
        defendant.custody,
        `custody-changed: ${to}`,
        'custody',
      );
      defendant.custody = next ?? defendant.custody;
      defendant.bond = to === 'bond' ? (amount ?? null) : null;
      return next !== null;
    },
    'warrant-issued': (reading, event, defendant) => {
      const next = step(reading, event, warrantMachine, defendant.warrant, event.kind, 'the warrant');
      if (!next) return false;
      defendant.warrantSince =
        defendant.warrant === 'outstanding' ? defendant.warrantSince : event.effectiveAt;
      if (defendant.warrant !== 'outstanding') stop(defendant, 'warrant', event.effectiveAt);
      defendant.warrant = next;
      defendant.warrantKind = String(event.payload.kind);
      return true;
    },
    'warrant-recalled': (reading, event, defendant) => {
      const next = step(reading, event, warrantMachine, defendant.warrant, event.kind, 'the warrant');
      if (!next) return false;
      Object.assign(defendant, { warrant: next, warrantSince: null, warrantKind: null });
      resume(defendant, 'warrant', event.effectiveAt);
      return true;
    },
    'competency-hold': (reading, event, defendant) => {
      const next = step(reading, event, competencyMachine, defendant.competency, event.kind, 'competency');
      if (!next) return false;
      Object.assign(defendant, { competency: next, competencySince: event.effectiveAt });
      stop(defendant, 'competency', event.effectiveAt);
      return true;
    },
    'competency-restored': (reading, event, defendant) => {
      const next = step(reading, event, competencyMachine, defendant.competency, event.kind, 'competency');
      if (!next) return false;
      Object.assign(defendant, { competency: next, competencySince: null });
      resume(defendant, 'competency', event.effectiveAt);
      return true;
    },
    'defendant-joined': join,
    'defendant-severed': join,
  };

function join(reading: Reading, event: LegalEvent, defendant: DefendantState): boolean {
  const next = step(reading, event, joinderMachine, defendant.joinder, event.kind, 'the defendant');
  defendant.joinder = next ?? defendant.joinder;
  return next !== null;
}

function stop(defendant: DefendantState, why: 'warrant' | 'competency', from: Date): void {
  defendant.stopped.push({ why, from, to: null });
}

function resume(defendant: DefendantState, why: 'warrant' | 'competency', to: Date): void {
  const span = defendant.stopped.find((other) => other.why === why && other.to === null);
  if (span) span.to = to;
}

export function readOnHearing(reading: Reading, event: LegalEvent): void {
  const known = reading.hearings.get(event.hearingKey!);
  if (event.kind === 'hearing-set' && known && isTheSame(known, event as Told<'hearing-set'>)) return;
  const next = step(
    reading,
    event,
    hearingMachine,
    known?.status ?? hearingMachine.initial,
    hearingMoveOf(event),
    `hearing ${event.hearingKey}`,
  );
  if (!next) return;
  if (event.kind === 'hearing-set') {
    reading.hearings.set(event.hearingKey!, setHearing(event as Told<'hearing-set'>, known));
    return;
  }
  const hearing = known!;
  hearing.status = next;
  if (event.kind === 'hearing-held') hearing.result = (event.payload.result as string | undefined) ?? null;
  if (event.kind === 'hearing-continued') continueHearing(hearing, event as Told<'hearing-continued'>);
}

function hearingMoveOf(event: LegalEvent): string {
  if (event.kind !== 'hearing-continued') return event.kind;
  return event.payload.to ? 'hearing-continued: to a day' : 'hearing-continued: without a day';
}

/** Court and prosecutor put the same hearing in their calendars: it is set once. */
function isTheSame(hearing: HearingState, event: Told<'hearing-set'>): boolean {
  return (
    hearing.status === 'set' &&
    hearing.kind === event.payload.kind &&
    hearing.at.getTime() === new Date(String(event.payload.at)).getTime()
  );
}

function setHearing(event: Told<'hearing-set'>, before: HearingState | undefined): HearingState {
  const { kind, at, minutes, place, attorneyId } = payloadOf(event);
  return {
    key: event.hearingKey!,
    defendantKey: event.defendantKey ?? before?.defendantKey ?? null,
    agencyId: before?.agencyId ?? event.agencyId,
    kind,
    at: new Date(at),
    minutes: minutes ?? 60,
    place: place ?? before?.place ?? null,
    status: 'set',
    attorneyId: attorneyId ?? before?.attorneyId ?? null,
    result: null,
    continuances: before?.continuances ?? [],
    event,
  };
}

function continueHearing(hearing: HearingState, event: Told<'hearing-continued'>): void {
  const { by, why, excludable, to } = payloadOf(event);
  const day = to ? new Date(to) : null;
  hearing.continuances = [
    ...hearing.continuances,
    { by, why, excludable, from: hearing.at, to: day, at: event.effectiveAt },
  ];
  if (day) hearing.at = day;
}
