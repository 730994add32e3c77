import { refuse, requireSameLength } from '../errors.ts';
import type { Neighbours } from '../grids/neighbours.ts';

/** Checks that every local statistic needs: one value a place, enough places, some variation. */
export function requireField(values: ArrayLike<number>, neighbours: Neighbours): void {
  requireSameLength(values, { length: neighbours.start.length - 1 }, 'Values and places');
  if (values.length < 4)
    refuse('points.too-few', `${values.length} places are too few to compare a place with the rest.`);
  let varies = false;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!))
      refuse('coordinates.not-finite', `Place ${i} has no usable value: ${values[i]}.`);
    varies ||= values[i] !== values[0];
  }
  if (!varies) refuse('counts.no-variation', `All ${values.length} places have the value ${values[0]}.`);
}

export function sumOfPowers(values: ArrayLike<number>, power: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** power;
  return sum;
}
