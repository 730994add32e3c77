import { refuse, requireSameLength } from '../errors.ts';
import { nearestInHull } from './nearest-in-hull.ts';

export type SyntheticDesign = {
  /** Outcome of the treated area in consecutive periods: counts, or rates where areas differ in size. */
  readonly treated: ArrayLike<number>;
  /** The same of areas without the measure, in the same periods. */
  readonly donors: readonly ArrayLike<number>[];
  /** How many periods lie before the measure. */
  readonly before: number;
};

export type SyntheticControl = {
  /** One for each donor, zero or more, summing to one. Not unique when donors outnumber the periods before. */
  readonly weights: Float64Array;
  /** The weighed donors, period by period. */
  readonly synthetic: Float64Array;
  /** Treated less synthetic. */
  readonly gaps: Float64Array;
  /** Mean gap from the measure on, for each period. */
  readonly effect: number;
  /** Root mean square gap before: how well the donors imitate the treated area. */
  readonly rmspeBefore: number;
  readonly rmspeAfter: number;
  /** After over before; Infinity where the imitation is perfect. */
  readonly ratio: number;
};

export type PlaceboRuns = SyntheticControl & {
  /** Each donor in the treated area’s place, imitated by the other donors. */
  readonly placebos: readonly SyntheticControl[];
  /** Of the treated area’s ratio among all areas, 1 being the largest; ties count against it. */
  readonly rank: number;
  /** rank / areas: never below 1 / areas, so that fewer than 19 donors can’t reach .05. */
  readonly p: number;
  /** The effect with each donor that had a weight left out in turn. */
  readonly leaveOneOut: readonly { readonly donor: number; readonly effect: number }[];
};

const FEWEST_BEFORE = 2;
/** A gap this small beside the outcome is rounding: the imitation is perfect. */
const PERFECT = 1e-10;

/**
 * Synthetic control: which mix of untreated areas followed the treated one before the measure, and how far apart are
 * the two from then on? Assumes that the mix would have gone on imitating it, and that nothing moved into the donors.
 * Look at `rmspeBefore` first: a poor imitation before says nothing after. O(rounds · donors · periods).
 *
 * @throws StatisticsError `points.too-few`, `period.empty`, `shape.mismatch`, `argument.out-of-range`
 * @see Abadie, A., Diamond, A. & Hainmueller, J. (2010). Synthetic control methods for comparative case studies.
 * JASA 105 (weights on the outcomes before the measure alone).
 * @example syntheticControl({ treated: [3, 4, 1], donors: [[2, 3, 3], [4, 5, 5]], before: 2 }).effect // −3
 */
export function syntheticControl(design: SyntheticDesign): SyntheticControl {
  requireSynthetic(design);
  return fitSynthetic(design);
}

/**
 * Synthetic control with its inference: placebo runs in space (how often does an area without the measure show as
 * large a ratio?) and leave one out (does the effect hang on one donor?). O(donors · fit).
 *
 * @throws StatisticsError as `syntheticControl`; `points.too-few` with fewer than three donors
 * @see Abadie, A., Diamond, A. & Hainmueller, J. (2010, 2015).
 */
export function syntheticControlWithPlacebos(design: SyntheticDesign): PlaceboRuns {
  requireSynthetic(design);
  const { donors, before } = design;
  if (donors.length < 3) {
    refuse('points.too-few', `Placebo runs need three donors at least; got ${donors.length}.`);
  }
  const fit = fitSynthetic(design);
  const placebos = donors.map((donor, at) =>
    fitSynthetic({ treated: donor, donors: without(donors, at), before }),
  );
  const rank = 1 + placebos.filter(({ ratio }) => ratio >= fit.ratio).length;
  const weighed = donors.map((_, at) => at).filter((at) => fit.weights[at]! > 1e-6);
  return {
    ...fit,
    ...{ placebos, rank, p: rank / (donors.length + 1) },
    leaveOneOut: weighed.map((donor) => ({
      donor,
      effect: fitSynthetic({ ...design, donors: without(donors, donor) }).effect,
    })),
  };
}

function fitSynthetic({ treated, donors, before }: SyntheticDesign): SyntheticControl {
  const apart = donors.map((donor) =>
    Float64Array.from({ length: before }, (_, t) => donor[t]! - treated[t]!),
  );
  const weights = nearestInHull(apart);
  const synthetic = Float64Array.from(treated, (_, t) =>
    donors.reduce((sum, donor, j) => sum + weights[j]! * donor[t]!, 0),
  );
  const gaps = synthetic.map((value, t) => treated[t]! - value);
  const after = gaps.subarray(before);
  const rmspeBefore = rootMeanSquare(gaps.subarray(0, before));
  const rmspeAfter = rootMeanSquare(after);
  const size = rootMeanSquare(Float64Array.from(treated));
  return {
    ...{ weights, synthetic, gaps, rmspeBefore, rmspeAfter },
    effect: after.reduce((sum, gap) => sum + gap, 0) / after.length,
    ratio: rmspeBefore > PERFECT * size ? rmspeAfter / rmspeBefore : Number.POSITIVE_INFINITY,
  };
}

function requireSynthetic({ treated, donors, before }: SyntheticDesign): void {
  if (donors.length < 2) refuse('points.too-few', `Two donors at least are needed; got ${donors.length}.`);
  if (!Number.isInteger(before) || before < FEWEST_BEFORE) {
    refuse(
      'points.too-few',
      `At least ${FEWEST_BEFORE} periods before the measure are needed; got ${before}.`,
    );
  }
  if (before >= treated.length) refuse('period.empty', 'There is no period after the measure.');
  for (const donor of donors) requireSameLength(donor, treated, 'A donor and the treated area');
  for (const series of [treated, ...donors]) {
    for (let t = 0; t < series.length; t++) {
      if (!Number.isFinite(series[t]!))
        refuse('argument.out-of-range', `Outcome ${t + 1} is not finite: ${series[t]}.`);
    }
  }
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at);
}

function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
