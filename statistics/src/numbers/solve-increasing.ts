/**
 * Where an increasing function reaches a target, by bisection to the last bit. Slow and sure: quantiles are
 * asked for a handful at a time. About 60 calls of `f` once bracketed.
 */
export function solveIncreasing(f: (x: number) => number, target: number, low: number, high: number): number {
  let left = low;
  let right = high;
  while (f(right) < target) right = left + (right - left) * 2;
  for (let step = 0; step < 200; step++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) return middle;
    if (f(middle) < target) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
