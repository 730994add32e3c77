import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeGrid } from '../grids/area.ts';
import { cellCentre } from '../grids/grid.ts';
import { type Kernel, kernelDensity } from './kernel-density.ts';

const area = wholeGrid({ x0: 1000, y0: 2000, size: 100, columns: 20, rows: 15 });
const aPlace = fc.tuple(
  fc.double({ min: 800, max: 3200, noNaN: true }),
  fc.double({ min: 1800, max: 3700, noNaN: true }),
);
const somePlaces = fc.array(aPlace, { minLength: 1, maxLength: 30 });
const aKernel = fc.constantFrom<Kernel>('quartic', 'gaussian');
const pointsOf = (pairs: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
});
const close = (actual: Float64Array, expected: Float64Array) =>
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected[i]!)));
  });

describe('kernelDensity', () => {
  it('equals the sum over every pair of point and cell', () => {
    fc.assert(
      fc.property(somePlaces, aKernel, fc.integer({ min: 20, max: 900 }), (pairs, kernel, bandwidth) => {
        const expected = Float64Array.from(area.cells, (id) =>
          everyPair(pairs, cellCentre(area.grid, id), kernel, bandwidth),
        );
        close(kernelDensity(pointsOf(pairs), area, kernel, bandwidth), expected);
      }),
    );
  });

  it('does not depend on the order of the points', () => {
    fc.assert(
      fc.property(somePlaces, aKernel, (pairs, kernel) => {
        close(
          kernelDensity(pointsOf(pairs.toReversed()), area, kernel, 300),
          kernelDensity(pointsOf(pairs), area, kernel, 300),
        );
      }),
    );
  });

  it('holds every event once: it integrates to their number', () => {
    const wide = wholeGrid({ x0: 0, y0: 0, size: 50, columns: 120, rows: 120 });
    for (const kernel of ['quartic', 'gaussian'] as const) {
      const density = kernelDensity(
        pointsOf([
          [2900, 3100],
          [3010, 2950],
        ]),
        wide,
        kernel,
        400,
      );
      const events = density.reduce((sum, value) => sum + value * (50 / 1000) ** 2, 0);
      expect(events).toBeCloseTo(2, 3);
    }
  });

  it('doubles when every event happens twice', () => {
    fc.assert(
      fc.property(somePlaces, aKernel, (pairs, kernel) => {
        const once = kernelDensity(pointsOf(pairs), area, kernel, 250);
        close(
          kernelDensity(pointsOf([...pairs, ...pairs]), area, kernel, 250),
          once.map((value) => 2 * value),
        );
      }),
    );
  });

  it('refuses no points, no bandwidth, and longitude and latitude', () => {
    expect(() => kernelDensity(pointsOf([]), area, 'quartic', 100)).toThrow(
      expect.objectContaining({ code: 'points.too-few' }),
    );
    expect(() => kernelDensity(pointsOf([[1, 2]]), area, 'quartic', 100)).toThrow(
      expect.objectContaining({ code: 'coordinates.degrees' }),
    );
    expect(() => kernelDensity(pointsOf([[1500, 2500]]), area, 'gaussian', 0)).toThrow(
      expect.objectContaining({ code: 'argument.out-of-range' }),
    );
  });
});

function everyPair(
  pairs: readonly (readonly [number, number])[],
  centre: { x: number; y: number },
  kernel: Kernel,
  h: number,
): number {
  let sum = 0;
  for (const [x, y] of pairs) {
    const d2 = (x - centre.x) ** 2 + (y - centre.y) ** 2;
    if (kernel === 'gaussian') sum += Math.exp(-d2 / (2 * h * h)) / (2 * Math.PI * h * h);
    else if (d2 < h * h) sum += (3 / (Math.PI * h * h)) * (1 - d2 / (h * h)) ** 2;
  }
  return sum * 1e6;
}
