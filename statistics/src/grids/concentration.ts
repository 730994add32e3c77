import { refuse, requireCount, requireShare } from '../errors.ts';
import { gini, giniAdjusted } from './gini.ts';

export type Holding = {
  /** Share of all events, for example 0.25. */
  readonly share: number;
  /** The fewest places that together hold it. */
  readonly places: number;
  readonly shareOfPlaces: number;
  /** How many places would be needed if the same events fell evenly at random: the honest comparison. */
  readonly placesAtRandom: number;
};

export type Concentration = {
  readonly places: number;
  readonly events: number;
  readonly placesWithAny: number;
  readonly holding: readonly Holding[];
  /** 0: every place alike, 1: all in one place. Sparse counts push it up by themselves. */
  readonly gini: number;
  /** Against the most even spread that this many events allow. */
  readonly giniAdjusted: number;
};

/**
 * Crime concentration: the smallest share of places that holds 25, 50 and 80 % of events, with what chance alone
 * would give. O(n log n) in places. The input is not changed.
 *
 * @throws StatisticsError `points.too-few`, `counts.not-whole`, `argument.out-of-range`
 * @see Weisburd, D. (2015). The law of crime concentration. Criminology 53. Random baseline: Poisson occupancy,
 * after Levin, Rosenfeld & Deckard (2017).
 * @example concentration([8, 1, 1, 0], [0.8]).holding[0].places // 1
 */
export function concentration(
  counts: ArrayLike<number>,
  shares: readonly number[] = [0.25, 0.5, 0.8],
): Concentration {
  const descending = Float64Array.from(counts).sort().reverse();
  let events = 0;
  for (const count of descending) {
    requireCount(count, 'A place’s count');
    events += count;
  }
  if (events === 0) refuse('points.too-few', 'There are no events: nothing is concentrated.');
  const atRandom = poissonOccupancy(descending.length, events);
  return {
    places: descending.length,
    events,
    placesWithAny: descending.findLastIndex((count) => count > 0) + 1,
    holding: shares.map((share) => holding(share, descending, events, atRandom)),
    gini: gini(descending),
    giniAdjusted: giniAdjusted(descending),
  };
}

function holding(
  share: number,
  descending: Float64Array,
  events: number,
  atRandom: readonly number[],
): Holding {
  requireShare(share, 'A share of events');
  // A hair less than the target, so that 0.8 · 10 events is eight and not nine by rounding.
  const target = share * events * (1 - 1e-12);
  let places = 0;
  for (let held = 0; held < target; places++) held += descending[places]!;
  return {
    share,
    places,
    shareOfPlaces: places / descending.length,
    placesAtRandom: placesHolding(target, atRandom),
  };
}

/** Expected number of places with 0, 1, 2 … events when `events` fall evenly at random on `places`. */
function poissonOccupancy(places: number, events: number): number[] {
  const mean = events / places;
  const occupancy: number[] = [];
  let logChance = -mean;
  for (let count = 0; count <= mean || Math.exp(logChance) * places > 1e-9; count++) {
    occupancy.push(places * Math.exp(logChance));
    logChance += Math.log(mean / (count + 1));
  }
  return occupancy;
}

function placesHolding(target: number, occupancy: readonly number[]): number {
  let places = 0;
  let held = 0;
  for (let count = occupancy.length - 1; count > 0; count--) {
    const missing = (target - held) / count;
    if (missing <= occupancy[count]!) return places + missing;
    places += occupancy[count]!;
    held += occupancy[count]! * count;
  }
  return places;
}
