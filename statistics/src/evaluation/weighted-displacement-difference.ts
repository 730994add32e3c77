import { refuse, requireCount, requirePositive, requireShare } from '../errors.ts';
import { normalQuantile } from '../inference/normal.ts';

/** A count before and a count after. */
export type BeforeAfter = readonly [before: number, after: number];

export type DisplacementDesign = {
  readonly control: BeforeAfter;
  readonly treated: BeforeAfter;
  /** Buffers around the two, where events may have moved. */
  readonly displacementControl?: BeforeAfter;
  readonly displacementTreated?: BeforeAfter;
  /** Sizes of control, treated, control’s buffer and treated’s buffer: densities are compared instead of counts. */
  readonly areas?: readonly [
    control: number,
    treated: number,
    displacementControl: number,
    displacementTreated: number,
  ];
  /** Lengths of the two periods, where they differ: counts per unit of time are compared. */
  readonly periods?: BeforeAfter;
  readonly confidence?: number;
};

export type DifferenceEstimate = { readonly estimate: number; readonly se: number };

export type DisplacementDifference = DifferenceEstimate & {
  /** Events prevented (negative) or added, net of what moved next door. */
  readonly estimate: number;
  readonly z: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** The treated area alone against its control. */
  readonly local: DifferenceEstimate;
  /** The buffers alone: above zero where events moved next door, below it where the good spread. */
  readonly displaced: DifferenceEstimate;
};

const UNIT_AREAS = [1, 1, 1, 1] as const;

/**
 * Weighted displacement difference: the change in a treated area, less the change in a control area, with
 * displacement buffers counted in when given. Assumes Poisson counts and that control and treated areas would
 * have moved alike. O(1).
 *
 * @throws StatisticsError `counts.not-whole`, `argument.out-of-range`
 * @see Wheeler, A. P. & Ratcliffe, J. H. (2018). A simple weighted displacement difference test. Crime Science 7.
 * @example weightedDisplacementDifference({ control: [20, 20], treated: [20, 10] }) // −10, SE 8.36660027
 */
export function weightedDisplacementDifference(design: DisplacementDesign): DisplacementDifference {
  const { control, treated, displacementControl = [0, 0], displacementTreated = [0, 0] } = design;
  const { areas = UNIT_AREAS, periods = [1, 1], confidence = 0.9 } = design;
  const local = difference(treated, control, [areas[1], areas[0]], periods);
  const displaced = difference(displacementTreated, displacementControl, [areas[3], areas[2]], periods);
  const estimate = local.estimate + displaced.estimate;
  return { ...inference(estimate, Math.hypot(local.se, displaced.se), confidence), local, displaced };
}

/**
 * Several kinds of event weighed by the harm each does (days of custody, cost to victims) and added up into one
 * difference. Kinds are taken as independent, and weights as known. O(kinds).
 *
 * @param parts one for each kind: its weight, zero or more, and its own difference
 * @throws StatisticsError `points.too-few`, `argument.out-of-range`
 * @see Sherman, L., Neyroud, P. W. & Neyroud, E. (2016). The Cambridge crime harm index. Policing 10.
 * @example harmWeightedDifference([{ weight: 2, estimate: -10, se: 3 }, { weight: 1, estimate: 1, se: 4 }])
 * // −19, SE 7.2111
 */
export function harmWeightedDifference(
  parts: readonly (DifferenceEstimate & { readonly weight: number })[],
  confidence = 0.9,
): Omit<DisplacementDifference, 'local' | 'displaced'> {
  if (parts.length === 0) refuse('points.too-few', 'There is no difference to weigh.');
  for (const { weight } of parts) {
    if (!(weight >= 0 && Number.isFinite(weight)))
      refuse('argument.out-of-range', `A harm weight must be zero or more; got ${weight}.`);
  }
  const estimate = parts.reduce((sum, part) => sum + part.weight * part.estimate, 0);
  return inference(estimate, Math.hypot(...parts.map(({ weight, se }) => weight * se)), confidence);
}

function difference(
  treated: BeforeAfter,
  control: BeforeAfter,
  areas: readonly [treated: number, control: number],
  periods: BeforeAfter,
): DifferenceEstimate {
  const [treatedChange, controlChange] = [
    change(treated, areas[0], periods),
    change(control, areas[1], periods),
  ];
  return {
    estimate: treatedChange.estimate - controlChange.estimate,
    se: Math.hypot(treatedChange.se, controlChange.se),
  };
}

function change([before, after]: BeforeAfter, area: number, periods: BeforeAfter): DifferenceEstimate {
  requireCount(before, 'A count before');
  requireCount(after, 'A count after');
  requirePositive(area, 'An area’s size');
  requirePositive(periods[0], 'The length of the period before');
  requirePositive(periods[1], 'The length of the period after');
  const [perBefore, perAfter] = [1 / (area * periods[0]), 1 / (area * periods[1])];
  return {
    estimate: after * perAfter - before * perBefore,
    se: Math.sqrt(after * perAfter ** 2 + before * perBefore ** 2),
  };
}

function inference(estimate: number, se: number, confidence: number) {
  requireShare(confidence, 'The confidence');
  const half = normalQuantile((1 + confidence) / 2) * se;
  const z = se > 0 ? estimate / se : 0;
  return { estimate, se, z, low: estimate - half, high: estimate + half, confidence };
}
