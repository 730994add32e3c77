import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexSegments } from './segment-index.ts';
import type { Segments } from './segments.ts';
import { countOnSegments, snapToSegments } from './snap.ts';

type Line = readonly (readonly [number, number])[];
const packed = (lines: readonly Line[]): Segments => {
  const vertices = lines.flat();
  const start = Int32Array.of(0, ...lines.map((_, s) => lines.slice(0, s + 1).flat().length));
  return {
    start,
    x: Float64Array.from(vertices, ([x]) => x),
    y: Float64Array.from(vertices, ([, y]) => y),
  };
};
const pointsOf = (places: Line) => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});

// Whole metres bring level, upright and zero-length edges, crossings and ties. Far from the origin, or a few points
// near it would be taken for degrees.
const aPlace = fc.tuple(fc.integer({ min: 2700, max: 3300 }), fc.integer({ min: 2700, max: 3300 }));
const someLines = fc.array(fc.array(aPlace, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 25 });
const somePlaces = fc.array(
  fc.tuple(fc.integer({ min: 2500, max: 3500 }), fc.integer({ min: 2500, max: 3500 })),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe('snapToSegments', () => {
  it('finds what trying every edge of every segment finds', () => {
    fc.assert(
      fc.property(someLines, somePlaces, (lines, places) => {
        const { segmentOf, distance } = snapToSegments(pointsOf(places), indexSegments(packed(lines)));
        places.forEach((place, i) => {
          const all = lines.map((line) => distanceTo(line, place));
          const least = Math.min(...all);
          expect(Math.abs(distance[i]! - least)).toBeLessThan(1e-9);
          expect(all[segmentOf[i]!]! - least).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('measures to the line between the vertices', () => {
    const street = packed([
      [
        [0, 0],
        [90, 0],
      ],
    ]);
    expect([...snapToSegments(pointsOf([[45, 7]]), indexSegments(street)).distance]).toEqual([7]);
  });

  it('gives a point at a crossing to the lowest segment, in whatever order the ends lie', () => {
    const crossing: Line[] = [
      [
        [500, 500],
        [600, 500],
      ],
      [
        [0.1, 0.7],
        [-100, 3],
      ],
      [
        [40, 90],
        [0.1, 0.7],
      ],
    ];
    const found = snapToSegments(pointsOf([[3.3, -20.1]]), indexSegments(packed(crossing)));
    expect([...found.segmentOf]).toEqual([1]);
  });

  it('leaves a point without a segment where none is near enough', () => {
    const street = packed([
      [
        [0, 0],
        [90, 0],
      ],
    ]);
    const places = pointsOf([
      [10, 30],
      [10, 30.1],
      [9999, 0],
    ]);
    const found = snapToSegments(places, indexSegments(street), 30);
    expect([...found.segmentOf]).toEqual([0, -1, -1]);
    expect([...found.distance]).toEqual([30, Number.NaN, Number.NaN]);
    expect([found.snapped, found.share]).toEqual([1, 1 / 3]);
    expect([...countOnSegments(found, indexSegments(street))]).toEqual([1]);
  });

  it('does not change where the map is moved', () => {
    fc.assert(
      fc.property(someLines, somePlaces, (lines, places) => {
        const moved = (line: Line): Line => line.map(([x, y]) => [x + 65_536, y - 32_768]);
        const here = snapToSegments(pointsOf(places), indexSegments(packed(lines)));
        const there = snapToSegments(pointsOf(moved(places)), indexSegments(packed(lines.map(moved))));
        there.distance.forEach((metres, i) => {
          expect(Math.abs(metres - here.distance[i]!)).toBeLessThan(1e-6);
        });
      }),
    );
  });

  it('counts every snapped point once', () => {
    fc.assert(
      fc.property(someLines, somePlaces, (lines, places) => {
        const index = indexSegments(packed(lines));
        const counts = countOnSegments(snapToSegments(pointsOf(places), index), index);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(places.length);
      }),
    );
  });
});

describe('snapToSegments, asked about degrees', () => {
  it('refuses, because the streets are in metres', () => {
    const streets = packed([
      [
        [480_000, 4_420_000],
        [480_090, 4_420_000],
      ],
    ]);
    expect(() => snapToSegments(pointsOf([[-75.1, 40]]), indexSegments(streets))).toThrow(
      expect.objectContaining({ code: 'coordinates.degrees' }),
    );
  });
});

describe('indexSegments', () => {
  it('refuses no streets, streets without vertices, vertices of no street, and degrees', () => {
    const refusal = (code: string) => expect.objectContaining({ code });
    expect(() => indexSegments(packed([]))).toThrow(refusal('points.too-few'));
    expect(() => indexSegments(packed([[[0, 0]], []]))).toThrow(refusal('points.too-few'));
    const tooMany = { ...packed([[[0, 0]]]), x: new Float64Array(3), y: new Float64Array(3) };
    expect(() => indexSegments(tooMany)).toThrow(refusal('shape.mismatch'));
    expect(() => indexSegments(packed([[[Number.NaN, 0]]]))).toThrow(refusal('coordinates.not-finite'));
    const block: Line = [
      [-75.164, 39.9598],
      [-75.165, 39.96],
    ];
    expect(() => indexSegments(packed([block]))).toThrow(refusal('coordinates.degrees'));
  });
});

function distanceTo(line: Line, [x, y]: readonly [number, number]): number {
  const edges = line.length === 1 ? [[line[0]!, line[0]!]] : line.slice(1).map((end, i) => [line[i]!, end]);
  return Math.min(
    ...edges.map(([a, b]) => {
      const [dx, dy] = [b![0] - a![0], b![1] - a![1]];
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a![0]) * dx + (y - a![1]) * dy) / length));
      return Math.hypot(x - a![0] - t * dx, y - a![1] - t * dy);
    }),
  );
}
