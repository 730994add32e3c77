import { refuse, requireSameLength, requireShare } from '../errors.ts';
import { negativeBinomialQuantile } from '../inference/negative-binomial.ts';
import { formatMonth } from './calendar.ts';

export type DelayedEvents = {
  /** Month in which each event happened, as month number. */
  readonly occurred: ArrayLike<number>;
  /** Month in which it was first in the data, not before. */
  readonly reported: ArrayLike<number>;
  /** Last month whose reports are all in. */
  readonly through: number;
  /** After this many months nothing more is expected. */
  readonly maxDelay: number;
  /** A month of which less than this share is expected to be reported is not estimated; 0.2 unless said. */
  readonly leastShare?: number;
  readonly confidence?: number;
};

export type NowcastMonth = {
  readonly month: number;
  /** In the data so far. */
  readonly reported: number;
  /** Expected to be reported by now: 1 once `maxDelay` is over. */
  readonly shareReported: number;
  /** What the month will come to; null where too little is reported to say. */
  readonly estimate: number | null;
  /** Whole counts, never below what is reported; null with the estimate. */
  readonly low: number | null;
  readonly high: number | null;
  readonly state: 'complete' | 'estimated' | 'unsupported';
};

export type Nowcast = {
  readonly months: readonly NowcastMonth[];
  /** Share of a month’s events reported within 0, 1 … `maxDelay` months. */
  readonly shareWithin: Float64Array;
  /** How much more reports vary than chance would have them, 1 at least: batches make it large. */
  readonly dispersion: number;
  readonly confidence: number;
};

const LEAST_SHARE = 0.2;
const FEWEST_BEHIND_A_DELAY = 5;

/**
 * Nowcast of months that are still being reported. Of events with a delay of at most d months, how many had just d?
 * Those reverse-time hazards, from all months old enough to show the delay, give the share reported so far, and each
 * month’s count over it is the chain-ladder estimate. The interval holds chance, the uncertain shares and batches.
 * Assumes that delays are as they were: a new records system breaks it. O(events + months · delay).
 *
 * @returns every month from the first event’s through `through`; a month is refused an estimate, not guessed
 * @throws StatisticsError `shape.mismatch`, `argument.out-of-range`, `points.too-few` (too little history to know how
 * long the longest delays are)
 * @see Lawless, J. F. (1994). Adjustments for reporting delays and the prediction of occurred but not reported events.
 * Canadian Journal of Statistics 22. Kalbfleisch, J. D. & Lawless, J. F. (1991). Statistica Sinica 1. Mack, T. (1993).
 * ASTIN Bulletin 23.
 */
export function reportingDelayNowcast(events: DelayedEvents): Nowcast {
  const { leastShare = LEAST_SHARE, confidence = 0.95 } = events;
  requireShare(confidence, 'The confidence');
  requireShare(leastShare, 'The least share');
  const triangle = triangleOf(events);
  const hazards = reverseHazards(triangle, events);
  const dispersion = dispersionOf(triangle, hazards);
  const months = triangle.first.map((month, row) =>
    nowcastMonth(
      month,
      triangle.reportedBy[row]!,
      { ...events, leastShare, confidence },
      hazards,
      dispersion,
    ),
  );
  return { months, shareWithin: hazards.shareWithin, dispersion, confidence };
}

/** By month, events reported with a delay of 0, 1 … months, as far as the month has had time to show them. */
type Triangle = { first: number[]; reportedBy: Float64Array[] };
type Hazards = { hazard: Float64Array; shareWithin: Float64Array; logVariance: Float64Array };

function triangleOf({ occurred, reported, through, maxDelay }: DelayedEvents): Triangle {
  requireSameLength(occurred, reported, 'Months of events and of their reports');
  if (occurred.length === 0) refuse('points.too-few', 'There is no event.');
  if (!Number.isInteger(maxDelay) || maxDelay < 1)
    refuse('argument.out-of-range', `The longest delay must be a month or more; got ${maxDelay}.`);
  const first = Array.from(occurred).reduce((least, month) => Math.min(least, month));
  if (!(first <= through)) refuse('argument.out-of-range', 'The last month lies before the first event.');
  const months = Array.from({ length: through - first + 1 }, (_, row) => first + row);
  const cells = months.map((month) => new Float64Array(Math.min(maxDelay, through - month) + 1));
  for (let i = 0; i < occurred.length; i++) {
    const delay = reported[i]! - occurred[i]!;
    if (!Number.isInteger(delay) || delay < 0 || reported[i]! > through) {
      refuse(
        'argument.out-of-range',
        `Event ${i + 1} must be reported between its own month and ${formatMonth(through)}.`,
      );
    }
    cells[occurred[i]! - first]![Math.min(delay, maxDelay)]! += 1;
  }
  return { first: months, reportedBy: cells };
}

function reverseHazards({ reportedBy }: Triangle, { maxDelay }: DelayedEvents): Hazards {
  const hazard = new Float64Array(maxDelay + 1);
  const shareWithin = new Float64Array(maxDelay + 1).fill(1);
  const logVariance = new Float64Array(maxDelay + 1);
  for (let delay = maxDelay; delay > 0; delay--) {
    const old = reportedBy.filter((cells) => cells.length > delay);
    const just = old.reduce((sum, cells) => sum + cells[delay]!, 0);
    const within = old.reduce((sum, cells) => sum + sumTo(cells, delay), 0);
    if (within < FEWEST_BEHIND_A_DELAY) {
      refuse('points.too-few', `Only ${within} events are old enough to show a delay of ${delay} months.`);
    }
    hazard[delay] = just / within;
    shareWithin[delay - 1] = shareWithin[delay]! * (1 - hazard[delay]!);
    logVariance[delay - 1] = logVariance[delay]! + hazard[delay]! / ((1 - hazard[delay]!) * within);
  }
  return { hazard, shareWithin, logVariance };
}

/** Pearson’s, over cells of months that could show each delay. */
function dispersionOf({ reportedBy }: Triangle, { hazard }: Hazards): number {
  let [pearson, cells] = [0, 0];
  for (let delay = 1; delay < hazard.length; delay++) {
    const chance = hazard[delay]!;
    if (!(chance > 0 && chance < 1)) continue;
    cells--;
    for (const row of reportedBy) {
      const within = row.length > delay ? sumTo(row, delay) : 0;
      if (within === 0) continue;
      pearson += (row[delay]! - within * chance) ** 2 / (within * chance * (1 - chance));
      cells++;
    }
  }
  return cells > 0 ? Math.max(1, pearson / cells) : 1;
}

function nowcastMonth(
  month: number,
  cells: Float64Array,
  { through, maxDelay, leastShare, confidence }: DelayedEvents & { leastShare: number; confidence: number },
  { shareWithin, logVariance }: Hazards,
  dispersion: number,
): NowcastMonth {
  const age = Math.min(maxDelay, through - month);
  const reported = sumTo(cells, cells.length - 1);
  const share = shareWithin[age]!;
  const told = { month, reported, shareReported: share };
  if (age === maxDelay)
    return { ...told, estimate: reported, low: reported, high: reported, state: 'complete' };
  if (share < leastShare) return { ...told, estimate: null, low: null, high: null, state: 'unsupported' };
  const bounds = stillToCome(reported, share, logVariance[age]!, dispersion, confidence);
  return {
    ...told,
    estimate: reported / share,
    low: reported + bounds.low,
    high: reported + bounds.high,
    state: 'estimated',
  };
}

/**
 * Bounds of the events not yet reported. Given those reported and a flat prior of their root mean, what is to come is
 * negative binomial; its variance is raised by the uncertain share and by batches, its mean kept. Half an event is
 * added to those reported, or a month without one would be sure of staying so.
 */
function stillToCome(
  reported: number,
  share: number,
  logVariance: number,
  dispersion: number,
  confidence: number,
) {
  const base = reported + 0.5;
  const mean = (base * (1 - share)) / share;
  if (mean === 0) return { low: 0, high: 0 };
  const variance = dispersion * ((base * (1 - share)) / share ** 2 + (base / share) ** 2 * logVariance);
  const quantile = (p: number) => negativeBinomialQuantile(p, mean, variance);
  return { low: quantile((1 - confidence) / 2), high: quantile((1 + confidence) / 2) };
}

function sumTo(cells: Float64Array, last: number): number {
  let sum = 0;
  for (let delay = 0; delay <= last; delay++) sum += cells[delay]!;
  return sum;
}
