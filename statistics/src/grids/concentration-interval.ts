import { refuse, requireShare } from '../errors.ts';
import { seededGenerator } from '../inference/generator.ts';
import { poissonDraw } from '../inference/poisson-draw.ts';
import type { Interval } from '../rates/interval.ts';
import { concentration } from './concentration.ts';

const RESAMPLES = 1000;

/** Places that counted the same: how many there are, and a new count for one of them. */
type Alike = { places: number; draw: () => number };

/**
 * Bootstrap interval of the smallest share of places that holds each share of events: where that share would lie on
 * average if as long a period came again with the same risk at each place. Every place draws a new Poisson count,
 * 1,000 times over; the interval is the spread of what is found about its own mean, laid about the share observed.
 *
 * Why not plain percentiles of resampled events: resampling adds chance to counts that hold chance already, so
 * places look more concentrated each time. On 5,905 places with 16,401 events the percentiles lie wholly below the
 * share observed, and in simulation they covered in 0 of 100 periods. Two things mend it. The places’ means are drawn
 * towards the common mean until the new counts vary as much as the observed ones do (Louis), and the little bias that
 * is left is taken out by centring. So made, the 95 % interval covered in 89 to 98 % of simulated periods, from one
 * event in ten places to eight a place, over even, smooth and heavy-tailed risks; least (75 to 83 %) for four fifths
 * of the events where there is about one event a place and a few places hold most of the risk. It is not an interval for the concentration of the
 * risk itself, which is lower than any count of few events shows; and events that come in series (several victims
 * of one shooting) make it too narrow. O(resamples · places); the same seed gives the same interval.
 *
 * @throws StatisticsError `points.too-few`, `counts.not-whole`, `argument.out-of-range`
 * @see Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapters 6, 10 and 13. Louis, T. A.
 * (1984). Estimating a population of parameter values using Bayes and empirical Bayes methods. Journal of the
 * American Statistical Association 79.
 * @example concentrationIntervals(philadelphia, [0.5], 1)[0] // 0.0555 (0.0542–0.0569)
 */
export function concentrationIntervals(
  counts: ArrayLike<number>,
  shares: readonly number[],
  seed: number,
  confidence = 0.95,
  resamples = RESAMPLES,
): Interval[] {
  requireShare(confidence, 'The confidence');
  if (!(Number.isInteger(resamples) && resamples >= 1))
    refuse('argument.out-of-range', `Resamples must be a whole number, one or more; got ${resamples}.`);
  const { holding, places } = concentration(counts, shares);
  const alike = placesAlike(counts, seed);
  const drawn = shares.map(() => new Float64Array(resamples));
  for (let i = 0; i < resamples; i++) {
    const again = resample(alike);
    holding.forEach(({ share }, k) => {
      drawn[k]![i] = fewestHolding(share, again);
    });
  }
  return holding.map((one, k) => aroundEstimate(one.places, drawn[k]!.sort(), places, confidence));
}

/** Each with a mean of its own count, drawn towards the common one. */
function placesAlike(counts: ArrayLike<number>, seed: number): Alike[] {
  const random = seededGenerator(seed);
  const placesWith = new Map<number, number>();
  for (let i = 0; i < counts.length; i++) placesWith.set(counts[i]!, (placesWith.get(counts[i]!) ?? 0) + 1);
  const { mean, shrink } = spread(placesWith, counts.length);
  // In order of count: the draws must not depend on the order in which places come.
  return [...placesWith]
    .sort(([a], [b]) => a - b)
    .map(([count, places]) => ({ places, draw: poissonDraw(mean + shrink * (count - mean), random) }));
}

/** How far to draw means towards the common one, so that Poisson counts of them vary as the observed ones do. */
function spread(placesWith: ReadonlyMap<number, number>, places: number): { mean: number; shrink: number } {
  let sum = 0;
  for (const [count, n] of placesWith) sum += count * n;
  const mean = sum / places;
  let squares = 0;
  for (const [count, n] of placesWith) squares += n * (count - mean) ** 2;
  const variance = squares / places;
  return { mean, shrink: variance > mean ? Math.sqrt(1 - mean / variance) : 0 };
}

/** How many places have each count in one resample; drawn again should it hold nothing at all. */
function resample(alike: readonly Alike[]): number[] {
  const placesWith: number[] = [];
  for (const { places, draw } of alike) {
    for (let i = 0; i < places; i++) {
      const count = draw();
      while (placesWith.length <= count) placesWith.push(0);
      placesWith[count]!++;
    }
  }
  return placesWith.length > 1 ? placesWith : resample(alike);
}

function fewestHolding(share: number, placesWith: readonly number[]): number {
  const events = placesWith.reduce((sum, places, count) => sum + places * count, 0);
  const target = share * events * (1 - 1e-12);
  let places = 0;
  let held = 0;
  for (let count = placesWith.length - 1; count > 0; count--) {
    const here = placesWith[count]!;
    if (held + here * count >= target) return places + Math.ceil((target - held) / count);
    places += here;
    held += here * count;
  }
  return places;
}

/** The spread of the resamples about their own mean, laid about the estimate: high for low, for it is an error. */
function aroundEstimate(found: number, drawn: Float64Array, places: number, confidence: number): Interval {
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const error = (p: number) => drawn[Math.min(drawn.length - 1, Math.floor(p * drawn.length))]! - mean;
  const low = found - Math.max(0, error((1 + confidence) / 2));
  const high = found - Math.min(0, error((1 - confidence) / 2));
  return {
    estimate: found / places,
    low: Math.max(0, low) / places,
    high: Math.min(places, high) / places,
    confidence,
  };
}
