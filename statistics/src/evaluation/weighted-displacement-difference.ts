import { requireCount, requirePositive, requireShare } from '../errors.ts';
import { normalQuantile } from '../inference/normal.ts';

/** A count before and a count after, over periods of equal length. */
export type BeforeAfter = readonly [before: number, after: number];

export type DisplacementDifference = {
  /** Events prevented (negative) or added, net of what moved next door. */
  readonly estimate: number;
  readonly se: number;
  readonly z: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
};

/**
 * Weighted displacement difference: the change in a treated area, less the change in a control area, with
 * displacement buffers counted in when given. Assumes Poisson counts and that control and treated areas would
 * have moved alike. O(1).
 *
 * `areas`, when given, are the sizes of control, treated, control’s buffer and treated’s buffer: densities are
 * compared instead of counts.
 * @throws StatisticsError `counts.not-whole`, `argument.out-of-range`
 * @see Wheeler, A. P. & Ratcliffe, J. H. (2018). A simple weighted displacement difference test. Crime Science 7.
 * @example weightedDisplacementDifference({ control: [20, 20], treated: [20, 10] }) // −10, SE 8.36660027
 */
export function weightedDisplacementDifference(design: {
  control: BeforeAfter;
  treated: BeforeAfter;
  displacementControl?: BeforeAfter;
  displacementTreated?: BeforeAfter;
  areas?: readonly [
    control: number,
    treated: number,
    displacementControl: number,
    displacementTreated: number,
  ];
  confidence?: number;
}): DisplacementDifference {
  const { control, treated, displacementControl = [0, 0], displacementTreated = [0, 0] } = design;
  const { areas = [1, 1, 1, 1], confidence = 0.9 } = design;
  requireShare(confidence, 'The confidence');
  const signed: [BeforeAfter, number, number][] = [
    [treated, areas[1], 1],
    [control, areas[0], -1],
    [displacementTreated, areas[3], 1],
    [displacementControl, areas[2], -1],
  ];
  let estimate = 0;
  let variance = 0;
  for (const [[before, after], area, sign] of signed) {
    requireCount(before, 'A count before');
    requireCount(after, 'A count after');
    requirePositive(area, 'An area’s size');
    estimate += (sign * (after - before)) / area;
    variance += (before + after) / area ** 2;
  }
  const se = Math.sqrt(variance);
  const half = normalQuantile((1 + confidence) / 2) * se;
  return {
    estimate,
    se,
    z: se > 0 ? estimate / se : 0,
    low: estimate - half,
    high: estimate + half,
    confidence,
  };
}
