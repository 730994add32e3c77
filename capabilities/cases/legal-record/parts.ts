import { complaintMachine, courtStatuses, federalMachine, type Machine, referralMachine } from '../states.ts';
import { payloadOf } from './kinds.ts';
import type {
  ChargeState,
  ComplaintState,
  DefendantState,
  FederalState,
  Reading,
  ReferralState,
} from './reading.ts';
import type { Part } from './standing-types.ts';

/** One part for each agency and stage, each said with nothing but that stage’s own events. */
export function partsOf(reading: Reading): Part[] {
  const owners = new Set([...reading.charges.values()].map(({ agencyId }) => agencyId));
  return [
    ...[...reading.complaints.values()].map(complaintPart),
    ...[...reading.referrals.values()].map(referralPart),
    ...[...owners].sort().map((agencyId) => courtPart(reading, agencyId)),
    ...[...reading.federal.values()].map(federalPart),
  ];
}

function complaintPart(complaint: ComplaintState): Part {
  const { reportNumber, nibrsOffenses, victims, suspectKnown, arrest } = payloadOf(
    complaint.opened as typeof complaint.opened & { kind: 'complaint-opened' },
  );
  return {
    kind: 'complaint',
    agencyId: complaint.agencyId,
    recordClass: 'cases.complaint',
    ...statusOf(complaintMachine, complaint),
    openedAt: complaint.opened.effectiveAt,
    dueOn: null,
    assignedToId: complaint.assignedToId,
    localNumber: reportNumber,
    nibrsOffense: nibrsOffenses[0]!,
    rounds: Math.max(1, complaint.rounds),
    detail: { offenses: nibrsOffenses, victims, suspectKnown, arrest, reason: complaint.reason },
  };
}

function statusOf(machine: Machine, { status, since }: { status: string; since: Date }) {
  const declared = machine.states[status]!;
  return {
    status,
    since,
    closedAt: declared.closed ? since : null,
    waitsOn: declared.waitsOn ?? null,
  };
}

function referralPart(referral: ReferralState): Part {
  const round = referral.rounds.at(-1)!;
  const adopted = new Set(round.adopted);
  return {
    kind: 'referral',
    agencyId: referral.agencyId,
    recordClass: 'cases.referral',
    ...statusOf(referralMachine, referral),
    openedAt: referral.rounds[0]!.receivedAt,
    dueOn: round.dueOn,
    assignedToId: referral.assignedToId,
    localNumber: null,
    nibrsOffense: null,
    rounds: referral.rounds.length,
    detail: {
      fromAgencyId: referral.fromAgencyId,
      decision: round.decision,
      needed: round.needed,
      adoptedCharges: round.adopted,
      declinedCharges: round.decision === 'adopted' ? round.referred.filter((key) => !adopted.has(key)) : [],
      inPart: round.decision === 'adopted' && round.referred.some((key) => !adopted.has(key)),
      rounds: referral.rounds,
    },
  };
}

function courtPart(reading: Reading, agencyId: string): Part {
  const charges = [...reading.charges.values()]
    .filter((charge) => charge.agencyId === agencyId)
    .sort((a, b) => a.filedAt.getTime() - b.filedAt.getTime() || (a.count ?? 0) - (b.count ?? 0));
  const status = courtStatusOf(charges, reading.defendants);
  const over = status === 'disposed' || status === 'elsewhere';
  const since = new Date(Math.max(...charges.map((charge) => charge.since.getTime())));
  return {
    kind: 'court',
    agencyId,
    recordClass: 'cases.court',
    status,
    since,
    openedAt: charges[0]!.filedAt,
    closedAt: over ? since : null,
    dueOn: null,
    waitsOn: courtStatuses[status].waitsOn,
    assignedToId: reading.attorneys.get(agencyId) ?? null,
    localNumber: charges.find(({ docket }) => docket)?.docket ?? null,
    nibrsOffense: charges[0]!.nibrsOffense,
    rounds: 1,
    detail: {
      dockets: [...new Set(charges.flatMap(({ docket }) => docket ?? []))],
      charges: charges.length,
      sentences: charges.flatMap(({ key, sentences }) =>
        sentences.map(({ at, terms }) => ({ charge: key, at, terms })),
      ),
    },
  };
}

type CourtStatus = keyof typeof courtStatuses;
const OPEN = new Set(['filed', 'on trial', 'mistrial', 'stricken', 'in diversion']);

function courtStatusOf(
  charges: readonly ChargeState[],
  defendants: Map<string, DefendantState>,
): CourtStatus {
  const open = charges.filter(({ status }) => OPEN.has(status));
  if (open.length > 0) return openStatusOf(open, defendants);
  if (charges.some(({ appeal }) => appeal === 'pending')) return 'on appeal';
  const guilty = charges.filter(({ status }) => status === 'pled' || status === 'convicted');
  if (guilty.some(({ sentence }) => sentence === 'none')) return 'awaiting sentence';
  return charges.every(({ status }) => ELSEWHERE.has(status)) ? 'elsewhere' : 'disposed';
}

const ELSEWHERE = new Set(['transferred', 'superseded', 'refiled', 'merged']);

function openStatusOf(open: readonly ChargeState[], defendants: Map<string, DefendantState>): CourtStatus {
  const of = (charge: ChargeState) => defendants.get(charge.defendantKey);
  if (open.some(({ status }) => status === 'on trial')) return 'on trial';
  if (open.every((charge) => of(charge)?.warrant === 'outstanding')) return 'warrant outstanding';
  if (open.every((charge) => of(charge)?.competency === 'hold')) return 'competency hold';
  return open.every(({ status }) => status === 'in diversion') ? 'in diversion' : 'pending';
}

function federalPart(federal: FederalState): Part {
  return {
    kind: 'federal',
    agencyId: federal.agencyId,
    recordClass: 'cases.federal',
    ...statusOf(federalMachine, federal),
    openedAt: federal.openedAt,
    dueOn: null,
    assignedToId: federal.assignedToId,
    localNumber: federal.caseNumber,
    nibrsOffense: null,
    rounds: 1,
    detail: { toAgencyId: federal.toAgencyId, reason: federal.reason },
  };
}
