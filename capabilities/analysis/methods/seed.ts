import type { MethodName } from '../contract.ts';

const resamplingMethods: readonly MethodName[] = [
  'concentration',
  'clusters',
  'near-repeat',
  'space-time-scan',
];

/** Fixed, so that nobody can try seeds until an interval pleases. */
export const USUAL_SEED = 1;

/** The seed a recipe is written with: methods that draw at random always have one, the others never need it. */
export function seedFor(method: MethodName, asked: number | null): number | null {
  return asked ?? (resamplingMethods.includes(method) ? USUAL_SEED : null);
}
