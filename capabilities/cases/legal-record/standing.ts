import { defendantsOf } from './defendants.ts';
import { declarationOf, type EventKind, type LegalEvent } from './kinds.ts';
import { matchCharges } from './match-charges.ts';
import { mismatches } from './mismatches.ts';
import { partsOf } from './parts.ts';
import { markPledToOthers, readFiled, readOnCharges } from './read-charges.ts';
import { readOnDefendant, readOnHearing } from './read-court.ts';
import {
  markReferred,
  readComplaintOpened,
  readDefendantNamed,
  readEvidence,
  readOnComplaint,
  readRecommended,
  readTask,
} from './read-police.ts';
import {
  readAttorney,
  readFederal,
  readReferralReceived,
  readReviewBegun,
  readScreened,
} from './read-referral.ts';
import { type ChargeState, emptyReading, misfit, type Reading } from './reading.ts';
import { missingReceipts } from './receipts.ts';
import { settle } from './settle.ts';
import type { Charge, Hearing, Standing } from './standing-types.ts';
import { triggersOf } from './triggers.ts';

export type * from './standing-types.ts';

/** What stands after these events, in whatever order and however often they were told. */
export function standingOf(events: readonly LegalEvent[]): Standing {
  const reading = read(events);
  const parts = partsOf(reading);
  const recommended = [...reading.recommended.values()];
  const filed = [...reading.charges.values()];
  const matched = matchCharges(recommended, filed);
  const charges = [...recommended, ...filed.map((charge) => asCharge(charge, matched))];
  return {
    parts,
    defendants: defendantsOf(reading),
    charges,
    hearings: [...reading.hearings.values()].map(asHearing),
    exceptions: [...reading.exceptions, ...mismatches(reading, matched)],
    triggers: triggersOf(reading, parts),
    juvenile: [...reading.defendants.values()].some(({ named }) =>
      [...named.values()].some(({ juvenile }) => juvenile),
    ),
    events: events.length,
  };
}

function read(events: readonly LegalEvent[]): Reading {
  const reading = emptyReading();
  const settled = settle(events);
  const receipts = missingReceipts(settled.events);
  const all = receipts.length > 0 ? settle([...settled.events, ...receipts]).events : settled.events;
  for (const event of all) {
    const misfits = reading.exceptions.length;
    readers[event.kind]?.(reading, event as never);
    if (reading.exceptions.length === misfits) keepLast(reading, event);
  }
  for (const { event, why } of settled.bad) {
    const words =
      why === 'names nothing' ? 'the entry it corrects is not on record.' : 'it names a later correction.';
    misfit(reading, event, words, 'correction');
  }
  markPledToOthers(reading);
  return reading;
}

type Reader = (reading: Reading, event: never) => void;
const onCharge: Reader = (reading, event) => readOnCharges(reading, event);

const readers: Record<EventKind, Reader | null> = {
  'complaint-opened': readComplaintOpened,
  'detective-assigned': readOnComplaint,
  'evidence-listed': readEvidence,
  'task-set': readTask,
  'task-done': readTask,
  'defendant-named': readDefendantNamed,
  'charge-recommended': readRecommended,
  referred: readReferred,
  'complaint-inactivated': readOnComplaint,
  'complaint-cleared-by-exception': readOnComplaint,
  'complaint-reopened': readOnComplaint,
  'referral-received': readReferralReceived,
  'review-begun': readReviewBegun,
  screened: readScreened,
  'charge-filed': readFiled,
  'charge-amended': onCharge,
  'charge-superseded': onCharge,
  'charge-dismissed': onCharge,
  'charge-refiled': onCharge,
  'charge-merged': onCharge,
  'diversion-entered': onCharge,
  'diversion-completed': onCharge,
  'diversion-failed': onCharge,
  'defendant-joined': readOnDefendant,
  'defendant-severed': readOnDefendant,
  'attorney-assigned': readAttorney,
  'federal-proposed': readFederal,
  'federal-adopted': readFederal,
  'federal-declined': readFederal,
  'agent-assigned': readFederal,
  arraigned: readOnDefendant,
  'custody-changed': readOnDefendant,
  'hearing-set': readOnHearing,
  'hearing-held': readOnHearing,
  'hearing-continued': readOnHearing,
  'hearing-vacated': readOnHearing,
  'warrant-issued': readOnDefendant,
  'warrant-recalled': readOnDefendant,
  'competency-hold': readOnDefendant,
  'competency-restored': readOnDefendant,
  plea: onCharge,
  'plea-withdrawn': onCharge,
  'trial-began': onCharge,
  mistrial: onCharge,
  verdict: onCharge,
  sentenced: onCharge,
  'sentence-amended': onCharge,
  appealed: onCharge,
  remanded: onCharge,
  disposed: onCharge,
  noted: null,
  corrected: null,
};

function readReferred(reading: Reading, event: LegalEvent): void {
  const before = reading.exceptions.length;
  readOnComplaint(reading, event);
  if (reading.exceptions.length === before) markReferred(reading, event);
}

function keepLast(reading: Reading, event: LegalEvent): void {
  const { recordClass } = declarationOf(event.kind);
  if (recordClass === 'cases.court' || recordClass === 'cases.charges')
    reading.last.set('court', event.effectiveAt);
}

function asCharge(charge: ChargeState, matched: Map<string, string>): Charge {
  const {
    felonyFiled,
    sentences: _sentences,
    rulingBeside,
    goesOnAs,
    dismissReason,
    refileBy,
    divertedUntil,
    ...rest
  } = charge;
  return {
    ...rest,
    matchedKey: matched.get(charge.key) ?? null,
    detail: {
      felonyFiled,
      rulingBeside,
      goesOnAs,
      dismissReason,
      refileBy,
      divertedUntil,
    },
  };
}

function asHearing(hearing: ReturnType<Reading['hearings']['get']> & {}): Hearing {
  const { event: _event, minutes, status, ...rest } = hearing;
  return {
    ...rest,
    recordClass: 'cases.court',
    status: status as Hearing['status'],
    endsAt: new Date(hearing.at.getTime() + minutes * 60_000),
  };
}
