import { federalMachine, referralMachine } from '../states.ts';
import { type LegalEvent, payloadOf } from './kinds.ts';
import { type FederalState, misfit, type Reading, type ReferralState, type Round, step } from './reading.ts';

type Told<K extends LegalEvent['kind']> = LegalEvent & { kind: K };

export function readReferralReceived(reading: Reading, event: Told<'referral-received'>): void {
  const { round, fromAgencyId, charges } = payloadOf(event);
  const known = reading.referrals.get(event.agencyId);
  if (known?.rounds.some((told) => told.round === round && known.fromAgencyId === fromAgencyId)) return;
  const expected = (known?.rounds.length ?? 0) + 1;
  if (round !== expected) {
    misfit(reading, event, `round ${round} is told, but round ${expected} is not.`);
    return;
  }
  const status = step(
    reading,
    event,
    referralMachine,
    known?.status ?? referralMachine.initial,
    'referral-received',
    'the referral',
  );
  if (!status) return;
  reading.referrals.set(event.agencyId, {
    agencyId: event.agencyId,
    fromAgencyId,
    status,
    since: event.effectiveAt,
    assignedToId: known?.assignedToId ?? null,
    rounds: [...(known?.rounds ?? []), received(round, event.effectiveAt, charges)],
  });
}

function received(round: number, receivedAt: Date, referred: string[]): Round {
  return {
    round,
    receivedAt,
    reviewedAt: null,
    screenedAt: null,
    decision: null,
    needed: [],
    dueOn: null,
    referred,
    adopted: [],
  };
}

export function readReviewBegun(reading: Reading, event: Told<'review-begun'>): void {
  const at = inRound(reading, event, payloadOf(event).round);
  if (!at || !move(reading, event, at.referral, 'review-begun')) return;
  at.round.reviewedAt = event.effectiveAt;
}

export function readScreened(reading: Reading, event: Told<'screened'>): void {
  const told = payloadOf(event);
  const at = inRound(reading, event, told.round);
  if (!at || !move(reading, event, at.referral, `screened: ${told.decision}`)) return;
  Object.assign(at.round, {
    screenedAt: event.effectiveAt,
    decision: told.decision,
    needed: told.needed ?? [],
    dueOn: told.dueOn ?? null,
    adopted: told.decision === 'adopted' ? (told.charges ?? at.round.referred) : [],
  });
}

function inRound(
  reading: Reading,
  event: LegalEvent,
  round: number,
): { referral: ReferralState; round: Round } | null {
  const referral = reading.referrals.get(event.agencyId);
  const current = referral?.rounds.at(-1);
  if (!referral || !current) return misfit(reading, event, 'no referral was received at that time.');
  if (current.round !== round) {
    return misfit(reading, event, `it names round ${round}; the referral is in round ${current.round}.`);
  }
  return { referral, round: current };
}

function move(reading: Reading, event: LegalEvent, referral: ReferralState, name: string): boolean {
  const next = step(reading, event, referralMachine, referral.status, name, 'the referral');
  if (!next) return false;
  referral.status = next;
  referral.since = event.effectiveAt;
  return true;
}

/** An attorney has the referral, and the court case that follows. */
export function readAttorney(reading: Reading, event: Told<'attorney-assigned'>): void {
  const { personId } = payloadOf(event);
  reading.attorneys.set(event.agencyId, personId);
  const referral = reading.referrals.get(event.agencyId);
  if (referral) referral.assignedToId = personId;
}

export function readFederal(reading: Reading, event: LegalEvent): void {
  const known = reading.federal.get(event.agencyId);
  const status = step(
    reading,
    event,
    federalMachine,
    known?.status ?? federalMachine.initial,
    event.kind,
    'federal adoption',
  );
  if (!status) return;
  const { toAgencyId, caseNumber, reason, personId } = event.payload as Record<string, string | undefined>;
  const before: FederalState = known ?? {
    agencyId: event.agencyId,
    status,
    since: event.effectiveAt,
    openedAt: event.effectiveAt,
    toAgencyId: null,
    caseNumber: null,
    reason: null,
    assignedToId: null,
  };
  reading.federal.set(event.agencyId, {
    ...before,
    status,
    since: status === before.status ? before.since : event.effectiveAt,
    toAgencyId: toAgencyId ?? before.toAgencyId,
    caseNumber: caseNumber ?? before.caseNumber,
    reason: reason ?? before.reason,
    assignedToId: personId ?? before.assignedToId,
  });
}
