import { createHash } from 'node:crypto';
import { type Ending, type ResultName, results } from '../../legal-record/code-lists.ts';
import type { LegalEvent } from '../../legal-record/kinds.ts';

/** Ends of a charged case as they are counted; what is not final is no end. */
export const resultKinds = ['plea', 'verdict', 'acquitted', 'dismissed', 'diverted', 'other'] as const;
export type ResultKind = (typeof resultKinds)[number];

/** Everything of a case that its facts are counted from. Days are those of the site’s clocks. */
export type CaseRecord = {
  openedOn: string;
  isSynthetic: boolean;
  events: readonly LegalEvent[];
};

/** By whom: how many continuances, and how many of them excludable. */
export type Continuances = Record<string, [count: number, excludable: number]>;

/** One defendant of a case: the unit in which cases are counted. No name, no number. */
export type Fact = {
  defendantKey: string;
  complaintYear: number;
  offense: string;
  policeAgencyId: string | null;
  prosecutorAgencyId: string | null;
  federalAgencyId: string | null;
  complaintOn: string;
  referredOn: string | null;
  decidedOn: string | null;
  decision: string | null;
  declineReason: string | null;
  adoptedOn: string | null;
  chargedOn: string | null;
  disposedOn: string | null;
  result: string | null;
  resultKind: ResultKind | null;
  /** Why charges were dismissed, by code. */
  dismissReason: string | null;
  dispositionClass: string | null;
  leftOn: string | null;
  leftFor: string | null;
  continuances: Continuances;
  continued: number;
  heldDays: number;
  heldSince: string | null;
  heldFor: string | null;
  openComplaint: boolean;
  openReferral: boolean;
  openCourt: boolean;
  openFederal: boolean;
  lastEventOn: string;
  nextHearingOn: string | null;
  isSynthetic: boolean;
};

/** Where no offense was told. */
export const OFFENSE_UNKNOWN = 'unknown';

/** Sixty-four bits of a hash over the whole fact. */
export function markOf(caseId: string, fact: Fact): string {
  const hash = createHash('sha256').update(JSON.stringify([caseId, fact]));
  return hash.digest().readBigInt64BE(0).toString();
}

/** The kind of end that a result in the record’s words is; null where it is no end. */
export function resultKindOf(result: string): ResultKind | null {
  const known = Object.hasOwn(results, result) ? results[result as ResultName] : null;
  if (!known || known.class === 'not final') return null;
  return known.ending === 'conviction' && result === 'convicted by plea'
    ? 'plea'
    : kindOfEnding[known.ending];
}

const kindOfEnding: Record<Ending, ResultKind> = {
  conviction: 'verdict',
  acquittal: 'acquitted',
  dismissal: 'dismissed',
  diversion: 'diverted',
  none: 'other',
};
