import { type Machine, SAME } from '../states.ts';
import { declarationOf, type LegalEvent, recordClassOf, sideOf } from './kinds.ts';
import { nameOf } from './settle.ts';
import type { Charge, Continuance, QueueFact } from './standing-types.ts';

export type ComplaintState = {
  agencyId: string;
  status: string;
  since: Date;
  opened: LegalEvent;
  assignedToId: string | null;
  rounds: number;
  reason: string | null;
  evidence: Map<string, { status: string; kind: string; event: LegalEvent }>;
  tasks: Map<string, { dueOn: string; event: LegalEvent }>;
};

export type Round = {
  round: number;
  receivedAt: Date;
  reviewedAt: Date | null;
  screenedAt: Date | null;
  decision: string | null;
  needed: string[];
  dueOn: string | null;
  referred: string[];
  adopted: string[];
};

export type ReferralState = {
  agencyId: string;
  fromAgencyId: string;
  status: string;
  since: Date;
  assignedToId: string | null;
  rounds: Round[];
};

export type ChargeState = Charge & {
  sentence: string;
  sentences: { at: Date; terms: Record<string, unknown> }[];
  appeal: string;
  refileBy: string | null;
  divertedUntil: string | null;
  dismissReason: string | null;
  /** A judge’s ruling told beside a prosecutor’s dismissal: on record, and not counted. */
  rulingBeside: boolean;
  /** The charges that went on in its place. */
  goesOnAs: string | null;
  felonyFiled: boolean;
};

export type RecommendedState = Charge;

export type DefendantState = {
  key: string;
  /** The agency whose court record it is: of the first event that speaks of the defendant in court. */
  courtAgencyId: string | null;
  arraignedAt: Date | null;
  custody: string;
  bond: number | null;
  warrant: string;
  warrantSince: Date | null;
  warrantKind: string | null;
  competency: string;
  competencySince: Date | null;
  joinder: string;
  /** Spans in which the clock stood still. */
  stopped: { why: 'warrant' | 'competency'; from: Date; to: Date | null }[];
  named: Map<string, { event: LegalEvent; name: string | null; birthDate: string | null; juvenile: boolean }>;
};

export type HearingState = {
  key: string;
  defendantKey: string | null;
  agencyId: string;
  kind: string;
  at: Date;
  minutes: number;
  place: string | null;
  status: string;
  attorneyId: string | null;
  result: string | null;
  continuances: Continuance[];
  event: LegalEvent;
};

export type FederalState = {
  agencyId: string;
  status: string;
  since: Date;
  openedAt: Date;
  toAgencyId: string | null;
  caseNumber: string | null;
  reason: string | null;
  assignedToId: string | null;
};

/** What has been read so far, event by event. */
export type Reading = {
  complaints: Map<string, ComplaintState>;
  referrals: Map<string, ReferralState>;
  recommended: Map<string, RecommendedState>;
  charges: Map<string, ChargeState>;
  defendants: Map<string, DefendantState>;
  hearings: Map<string, HearingState>;
  federal: Map<string, FederalState>;
  attorneys: Map<string, string>;
  exceptions: QueueFact[];
  last: Map<string, Date>;
};

export function emptyReading(): Reading {
  return {
    complaints: new Map(),
    referrals: new Map(),
    recommended: new Map(),
    charges: new Map(),
    defendants: new Map(),
    hearings: new Map(),
    federal: new Map(),
    attorneys: new Map(),
    exceptions: [],
    last: new Map(),
  };
}

/** The state a move leads to; null where the machine does not let it start here. */
export function advance(machine: Machine, state: string, move: string): string | null {
  const found = machine.moves.find(({ on, from }) => on === move && from.includes(state));
  if (!found) return null;
  return found.to === SAME ? state : found.to;
}

export function knows(machine: Machine, move: string): boolean {
  return machine.moves.some(({ on }) => on === move);
}

/** The event can’t have happened as told: it is set apart, with words, and moves nothing. */
export function misfit(reading: Reading, event: LegalEvent, words: string, code = 'impossible'): null {
  const side = sideOf(event.agencyKind);
  reading.exceptions.push({
    code,
    factKey: nameOf(event),
    words: `“${declarationOf(event.kind).label}” of ${dayOf(event.effectiveAt)}: ${words}`,
    agencyId: event.agencyId,
    ownerId: event.agencyId,
    recordClass: recordClassOf(event.kind, side ?? 'police'),
    field: declarationOf(event.kind).field,
    from: event.effectiveAt,
    until: null,
    dueOn: null,
    eventId: event.id,
  });
  return null;
}

/** Moves one machine, or says why it can’t. */
export function step(
  reading: Reading,
  event: LegalEvent,
  machine: Machine,
  state: string,
  move: string,
  subject: string,
): string | null {
  const next = advance(machine, state, move);
  return next ?? misfit(reading, event, whyNot(machine, state, subject));
}

export function whyNot(machine: Machine, state: string, subject: string): string {
  return `${subject} is ${machine.states[state]!.label.toLowerCase()} at that time.`;
}

export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

const DAY = 86_400_000;

export function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

export function withinADay(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) < DAY;
}

export function defendantOf(reading: Reading, key: string): DefendantState {
  let found = reading.defendants.get(key);
  if (!found) {
    found = {
      key,
      courtAgencyId: null,
      arraignedAt: null,
      custody: 'unknown',
      bond: null,
      warrant: 'none',
      warrantSince: null,
      warrantKind: null,
      competency: 'not in question',
      competencySince: null,
      joinder: 'joined',
      stopped: [],
      named: new Map(),
    };
    reading.defendants.set(key, found);
  }
  return found;
}
