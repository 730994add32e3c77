import { type ResultName, results } from './codes/dispositions.ts';
import type { ChargeState } from './reading.ts';
import type { DefendantOutcome } from './standing-types.ts';

/** Charges that go on as others, or elsewhere, say nothing of how this case ended. */
const GOES_ON = new Set(['superseded', 'refiled', 'merged', 'transferred']);

/**
 * The case as one defendant’s, over all charges: any plea makes it a conviction by plea, then a verdict of guilty, an
 * acquittal, a diversion, a dismissal. The first end of each charge counts, whatever was decided later, and it is not
 * over while a charge is open.
 */
export function outcomeOf(charges: readonly ChargeState[]): DefendantOutcome | null {
  if (charges.length === 0) return null;
  const felonyFiled = charges.some((charge) => charge.felonyFiled);
  const counted = charges.filter((charge) => !GOES_ON.has(charge.status) || isConviction(charge));
  if (counted.length === 0) return { result: goesOnHow(charges), class: 'not final', on: null, felonyFiled };
  const ends = counted.map(({ initialDisposition }) => initialDisposition);
  if (ends.some((end) => end === null)) return { result: 'open', class: 'not final', on: null, felonyFiled };
  const decided = ends as NonNullable<(typeof ends)[number]>[];
  const result = PRECEDENCE.find((name) => decided.some((end) => end.result === name))!;
  const on = new Date(Math.max(...decided.map((end) => end.on.getTime())));
  return { result, class: results[result].class, on, felonyFiled };
}

function isConviction({ initialDisposition }: ChargeState): boolean {
  return (
    initialDisposition !== null && results[initialDisposition.result as ResultName].ending === 'conviction'
  );
}

const PRECEDENCE: readonly ResultName[] = [
  'convicted by plea',
  'convicted by verdict',
  'acquitted',
  'not guilty by reason of insanity',
  'diverted',
  'dismissed by the court',
  'dismissed by the prosecutor',
  'dismissed for speedy trial',
  'dismissed on satisfaction',
  'abated by death',
  'closed administratively',
  'rejected',
  'reversed on appeal',
  'merged',
];

function goesOnHow(charges: readonly ChargeState[]): string {
  return charges.some(({ status }) => status === 'transferred') ? 'transferred' : charges[0]!.status;
}
