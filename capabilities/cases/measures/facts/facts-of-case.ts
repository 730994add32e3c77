import { dismissReasons } from '../../legal-record/code-lists.ts';
import type { LegalEvent } from '../../legal-record/kinds.ts';
import { settle } from '../../legal-record/settle.ts';
import {
  type Charge,
  type Defendant,
  type Hearing,
  type Part,
  type Standing,
  standingOf,
} from '../../legal-record/standing.ts';
import { type CaseRecord, type Continuances, type Fact, OFFENSE_UNKNOWN, resultKindOf } from './fact.ts';
import { heldTime } from './held-time.ts';

export type DayOf = (at: Date) => string;

type Read = { record: CaseRecord; standing: Standing; events: LegalEvent[]; dayOf: DayOf };

/**
 * What is counted of a case: one fact for each defendant, or one without a defendant while nobody was named. Days of
 * stages are the first of their kind; the end is the first end, which later decisions do not change.
 */
export function factsOfCase(record: CaseRecord, dayOf: DayOf): Fact[] {
  const standing = standingOf(record.events);
  const { events } = settle(record.events);
  if (events.length === 0) return [];
  const keys = [...new Set(standing.defendants.map(({ key }) => key))].sort();
  const read = { record, standing, events, dayOf };
  const whole = factsOfAll(read);
  return (keys.length > 0 ? keys : ['']).map((key) => ({ ...whole, ...factsOfDefendant(read, key, whole) }));
}

/** What holds for every defendant of the case alike. */
function factsOfAll({ record, standing, events, dayOf }: Read): Fact {
  const part = (kind: Part['kind']) => standing.parts.find((one) => one.kind === kind);
  const [complaint, referral, court, federal] = [
    part('complaint'),
    part('referral'),
    part('court'),
    part('federal'),
  ];
  const complaintOn = complaint ? dayOf(complaint.openedAt) : record.openedOn;
  const isOpen = (one: Part | undefined) => one !== undefined && one.closedAt === null;
  const offense = [complaint, referral, court].map((one) => one?.nibrsOffense).find(Boolean);
  return {
    ...nothingYet,
    complaintYear: Number(complaintOn.slice(0, 4)),
    offense:
      offense ?? standing.charges.find((charge) => charge.nibrsOffense)?.nibrsOffense ?? OFFENSE_UNKNOWN,
    policeAgencyId: complaint?.agencyId ?? null,
    prosecutorAgencyId: referral?.agencyId ?? court?.agencyId ?? null,
    federalAgencyId: federal?.agencyId ?? null,
    complaintOn,
    ...screeningOf(events, dayOf),
    ...leavingOf(events, dayOf),
    openComplaint: isOpen(complaint),
    openReferral: isOpen(referral),
    openFederal: isOpen(federal),
    lastEventOn: dayOf(events.at(-1)!.effectiveAt),
    isSynthetic: record.isSynthetic,
  };
}

function screeningOf(events: readonly LegalEvent[], dayOf: DayOf): Partial<Fact> {
  const on = (event: LegalEvent | undefined) => (event ? dayOf(event.effectiveAt) : null);
  const first = events.find(({ kind }) => kind === 'screened');
  const adopted = events.find(({ kind, payload }) => kind === 'screened' && payload.decision === 'adopted');
  const decision = first ? String(first.payload.decision) : null;
  const reason = first?.fields.reasons?.reason;
  return {
    referredOn: on(events.find(({ kind }) => kind === 'referred' || kind === 'referral-received')),
    decidedOn: on(first),
    decision,
    declineReason: decision === 'declined' && typeof reason === 'string' ? reason : null,
    adoptedOn: on(adopted),
  };
}

const ends: Partial<Record<LegalEvent['kind'], string>> = {
  'complaint-inactivated': 'inactive',
  'complaint-cleared-by-exception': 'cleared by exception',
  'federal-adopted': 'adopted federally',
};
const decidedAway: Record<string, string> = {
  declined: 'declined',
  'other-agency': 'another agency',
  'adopted-federally': 'adopted federally',
};

/** The end of a case that was never charged, as it stands: what was reopened or came back has not ended. */
function leavingOf(events: readonly LegalEvent[], dayOf: DayOf): Partial<Fact> {
  let left: LegalEvent | null = null;
  let leftFor: string | null = null;
  for (const event of events) {
    const away = event.kind === 'screened' ? decidedAway[String(event.payload.decision)] : ends[event.kind];
    if (away) [left, leftFor] = [event, away];
    else if (['complaint-reopened', 'referred', 'screened', 'charge-filed'].includes(event.kind))
      [left, leftFor] = [null, null];
  }
  return { leftOn: left ? dayOf(left.effectiveAt) : null, leftFor };
}

function factsOfDefendant({ standing, dayOf }: Read, key: string, whole: Fact): Partial<Fact> {
  const filed = standing.charges.filter((charge) => charge.side === 'court' && charge.defendantKey === key);
  const chargedOn = filed.map(({ filedAt }) => dayOf(filedAt)).sort()[0] ?? null;
  const outcome = outcomeOf(standing.defendants, key);
  const disposedOn = chargedOn && outcome?.on ? dayOf(outcome.on) : null;
  const hearings = standing.hearings.filter(
    ({ defendantKey }) => defendantKey === null || defendantKey === key,
  );
  return {
    defendantKey: key,
    chargedOn,
    disposedOn,
    ...(disposedOn && outcome
      ? {
          result: outcome.result,
          resultKind: resultKindOf(outcome.result),
          dispositionClass: outcome.class,
          dismissReason: dismissReasonOf(filed),
        }
      : {}),
    ...(chargedOn ? { leftOn: null, leftFor: null } : {}),
    ...continuancesOf(hearings),
    ...heldTime(stoppedOf(standing.defendants, key), dayOf),
    openCourt: chargedOn !== null && disposedOn === null,
    openReferral: whole.openReferral && chargedOn === null,
    nextHearingOn: nextOf(hearings, dayOf),
  };
}

function outcomeOf(defendants: readonly Defendant[], key: string): Defendant['outcome'] {
  const outcome = defendants.find((one) => one.key === key && one.outcome !== null)?.outcome ?? null;
  return outcome && outcome.class !== 'not final' ? outcome : null;
}

function stoppedOf(defendants: readonly Defendant[], key: string): Defendant['stopped'] {
  return defendants.find((one) => one.key === key && one.stopped.length > 0)?.stopped ?? [];
}

/** Of several charges the reason that speaks of the strength of the case; else the first charge’s. */
function dismissReasonOf(charges: readonly Charge[]): string | null {
  const told = charges.flatMap(({ detail }) => detail?.dismissReason ?? []);
  const weighing = dismissReasons.filter(({ weighs }) => weighs).map(({ code }) => code as string);
  return told.find((reason) => weighing.includes(reason)) ?? told[0] ?? null;
}

function continuancesOf(hearings: readonly Hearing[]): Pick<Fact, 'continuances' | 'continued'> {
  const continuances: Continuances = {};
  const all = hearings.flatMap((hearing) => hearing.continuances);
  for (const { by, excludable } of all) {
    const [count, excluded] = continuances[by] ?? [0, 0];
    continuances[by] = [count + 1, excluded + (excludable ? 1 : 0)];
  }
  return { continuances, continued: all.length };
}

/** The last hearing that is still to be held; whether it lies ahead is asked when figures are read. */
function nextOf(hearings: readonly Hearing[], dayOf: DayOf): string | null {
  const set = hearings.filter(({ status }) => status === 'set' || status === 'continued');
  return (
    set
      .map(({ at }) => dayOf(at))
      .sort()
      .at(-1) ?? null
  );
}

const nothingYet: Fact = {
  defendantKey: '',
  complaintYear: 0,
  offense: OFFENSE_UNKNOWN,
  policeAgencyId: null,
  prosecutorAgencyId: null,
  federalAgencyId: null,
  complaintOn: '',
  referredOn: null,
  decidedOn: null,
  decision: null,
  declineReason: null,
  adoptedOn: null,
  chargedOn: null,
  disposedOn: null,
  result: null,
  resultKind: null,
  dispositionClass: null,
  dismissReason: null,
  leftOn: null,
  leftFor: null,
  continuances: {},
  continued: 0,
  heldDays: 0,
  heldSince: null,
  heldFor: null,
  openComplaint: false,
  openReferral: false,
  openCourt: false,
  openFederal: false,
  lastEventOn: '',
  nextHearingOn: null,
  isSynthetic: false,
};
