import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsWithin, wholeGrid } from '../grids/area.ts';
import { cellOutlines } from './cell-outlines.ts';
import { convexHull } from './convex-hull.ts';
import { dbscan } from './dbscan.ts';
import { clusterOutlines } from './outlines.ts';

const whole = fc.integer({ min: 0, max: 20 });
const somePlaces = fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 30 });
const pointsOf = (places: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});
const cornersOf = ({ x, y }: { x: Float64Array; y: Float64Array }) =>
  Array.from(x, (east, i) => [east, y[i]]);

describe('convexHull', () => {
  it('has every point on the left of each of its edges, and only left turns', () => {
    fc.assert(
      fc.property(somePlaces, (places) => {
        const { x, y } = convexHull(pointsOf(places));
        for (let i = 0; i < x.length && x.length > 2; i++) {
          const j = (i + 1) % x.length;
          const side = (a: number, b: number) =>
            (x[j]! - x[i]!) * (b - y[i]!) - (y[j]! - y[i]!) * (a - x[i]!);
          for (const [a, b] of places) expect(side(a, b)).toBeGreaterThanOrEqual(0);
          const k = (i + 2) % x.length;
          expect(side(x[k]!, y[k]!)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('gives one corner for one place and two for a line', () => {
    const repeated = pointsOf([
      [3, 4],
      [3, 4],
    ]);
    expect(cornersOf(convexHull(repeated))).toEqual([[3, 4]]);
    const line = pointsOf([
      [1, 1],
      [0, 0],
      [2, 2],
    ]);
    expect(cornersOf(convexHull(line))).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });
});

describe('clusterOutlines', () => {
  it('draws one ring a cluster with its events and its area', () => {
    const square = [0, 1000].flatMap((x) => [0, 1000].map((y): [number, number] => [x, y]));
    const points = pointsOf([...square, [500, 500], [9000, 9000]]);
    const [outline, ...others] = clusterOutlines(points, dbscan(points, 1000, 3));
    expect(others).toEqual([]);
    expect([outline!.events, outline!.squareKilometres]).toEqual([5, 1]);
    expect(cornersOf(outline!.ring)).toEqual([
      [0, 0],
      [1000, 0],
      [1000, 1000],
      [0, 1000],
    ]);
  });
});

describe('cellOutlines', () => {
  const area = wholeGrid({ x0: 100, y0: 200, size: 10, columns: 6, rows: 5 });
  const marksOf = (rows: string[]) =>
    Uint8Array.from(rows.toReversed().join(''), (mark) => (mark === '#' ? 1 : 0));

  it('follows the edges of a patch and of the hole in it', () => {
    const marks = marksOf(['......', '.###..', '.#.#..', '.###..', '......']);
    const [patch, ...others] = cellOutlines(marks, area);
    expect(others).toEqual([]);
    expect(patch!.squareKilometres).toBeCloseTo(8e-4, 12);
    const [outer, hole] = patch!.outline.rings.map(cornersOf);
    expect(outer).toEqual([
      [140, 210],
      [140, 240],
      [110, 240],
      [110, 210],
    ]);
    expect(hole).toHaveLength(4);
    expect(hole).toEqual(
      expect.arrayContaining([120, 130].flatMap((x) => [220, 230].map((y) => [x, y + 0]))),
    );
  });

  it('keeps cells apart that touch at a corner alone', () => {
    const patches = cellOutlines(marksOf(['......', '......', '..#...', '.#....', '......']), area);
    expect(patches.map(({ cells }) => cells)).toEqual([[7], [14]]);
  });

  it('makes outlines that hold exactly the marked cells', () => {
    const someMarks = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(someMarks, (marks) => {
        const patches = cellOutlines(marks, area);
        const expected = marks.flatMap((mark, id) => (mark ? [id] : []));
        expect(patches.flatMap(({ cells }) => cells).sort((a, b) => a - b)).toEqual(expected);
        for (const { cells, outline } of patches) {
          expect([...cellsWithin(area.grid, outline).cells]).toEqual([...cells]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('turns the outer ring against the clock and the holes with it', () => {
    const someMarks = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(someMarks, (marks) => {
        for (const { outline, cells } of cellOutlines(marks, area)) {
          const areas = outline.rings.map(signedArea);
          expect(areas.reduce((sum, next) => sum + next)).toBeCloseTo(cells.length * 100, 6);
          expect(areas.map((size) => size > 0)).toEqual(areas.map((_, i) => i === 0));
        }
      }),
    );
  });
});

function signedArea({ x, y }: { x: Float64Array; y: Float64Array }): number {
  return Array.from(x, (east, i) => {
    const j = (i + 1) % x.length;
    return (east * y[j]! - x[j]! * y[i]!) / 2;
  }).reduce((sum, next) => sum + next);
}
