import { refuse } from '../errors.ts';
import type { Area } from './area.ts';

/** The highest value and the id of its cell; ties go to the lowest id. O(cells). */
export function peak(values: ArrayLike<number>, area: Area): { value: number; cell: number } {
  if (values.length === 0) refuse('points.too-few', 'No cells: there is no highest value.');
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return { value: values[best]!, cell: area.cells[best]! };
}
