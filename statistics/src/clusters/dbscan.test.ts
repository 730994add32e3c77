import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhiladelphia } from '../../reference/read-philadelphia.ts';
import { dbscan } from './dbscan.ts';

// Whole metres, so that distances are exact and ties at `eps` happen.
const aPlace = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
const somePlaces = fc.array(aPlace, { minLength: 1, maxLength: 60 });
const anEps = fc.integer({ min: 1, max: 15 });
const someMinPoints = fc.integer({ min: 1, max: 6 });
type Places = readonly (readonly [number, number])[];
const pointsOf = (places: Places, east = 0, scale = 1) => ({
  x: Float64Array.from(places, ([x]) => x * scale + east),
  y: Float64Array.from(places, ([, y]) => y * scale),
});

describe('dbscan on Philadelphia, as scikit-learn and R’s dbscan have it', () => {
  it('finds 103 clusters within 150 m of 20 and leaves 6,248 as noise', () => {
    const { clusters, noise, clusterOf } = dbscan(readPhiladelphia().points, 150, 20);
    expect([clusters, noise]).toEqual([103, 6248]);
    expect(new Set(clusterOf).size).toBe(104);
  });
});

describe('dbscan', () => {
  it('equals the textbook’s search, point by point', () => {
    fc.assert(
      fc.property(somePlaces, anEps, someMinPoints, (places, eps, minPoints) => {
        const found = dbscan(pointsOf(places), eps, minPoints);
        expect([...found.clusterOf]).toEqual(bySearch(places, eps, minPoints));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the same clusters where the map is moved or enlarged', () => {
    fc.assert(
      fc.property(somePlaces, anEps, someMinPoints, (places, eps, minPoints) => {
        const here = dbscan(pointsOf(places), eps, minPoints);
        expect(dbscan(pointsOf(places, 4096), eps, minPoints)).toEqual(here);
        expect(dbscan(pointsOf(places, 0, 8), eps * 8, minPoints)).toEqual(here);
      }),
    );
  });

  it('keeps cores and noise whatever the order of the points', () => {
    fc.assert(
      fc.property(somePlaces, anEps, someMinPoints, (places, eps, minPoints) => {
        const forwards = dbscan(pointsOf(places), eps, minPoints);
        const backwards = dbscan(pointsOf(places.toReversed()), eps, minPoints);
        expect(backwards.core.toReversed()).toEqual(forwards.core);
        expect([backwards.clusters, backwards.noise]).toEqual([forwards.clusters, forwards.noise]);
      }),
    );
  });

  it('gives a point between two clusters to the one with the lowest core', () => {
    const border = [5, 10, 9, 11, 10.5, 0, 1, -1, 0.5];
    const found = dbscan({ x: Float64Array.from(border), y: new Float64Array(9) }, 4, 4);
    expect([...found.clusterOf]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect([found.core[0], found.clusters]).toEqual([0, 2]);
  });

  it('does not ask for memory by the distance to a far point', () => {
    const far = { x: Float64Array.of(0, 1, 2, 1e9), y: Float64Array.of(0, 1, 2, 1e9) };
    expect([...dbscan(far, 5, 3).clusterOf]).toEqual([0, 0, 0, -1]);
  });

  it('has no clusters without points', () => {
    expect(dbscan(pointsOf([]), 10, 2)).toMatchObject({ clusters: 0, noise: 0 });
  });

  it('refuses degrees, points that are nowhere, and reaches or numbers that mean nothing', () => {
    const inDegrees = { x: Float64Array.of(-75.1, -75.2), y: Float64Array.of(40, 40.1) };
    const refusal = (code: string) => expect.objectContaining({ code });
    expect(() => dbscan(inDegrees, 150, 20)).toThrow(refusal('coordinates.degrees'));
    expect(() => dbscan(pointsOf([[Number.NaN, 1]]), 5, 2)).toThrow(refusal('coordinates.not-finite'));
    expect(() => dbscan({ x: new Float64Array(2), y: new Float64Array(1) }, 5, 2)).toThrow(
      refusal('shape.mismatch'),
    );
    expect(() => dbscan(pointsOf([[1, 1]]), 0, 2)).toThrow(refusal('argument.out-of-range'));
    expect(() => dbscan(pointsOf([[1, 1]]), 5, 1.5)).toThrow(refusal('argument.out-of-range'));
  });
});

/** Every distance asked anew; a cluster grows from its lowest core and keeps the borders it reaches first. */
function bySearch(places: Places, eps: number, minPoints: number): number[] {
  const near = ([x, y]: readonly [number, number]) =>
    places.flatMap(([a, b], i) => (Math.hypot(a - x, b - y) <= eps ? [i] : []));
  const clusterOf = places.map(() => -1);
  let clusters = 0;
  places.forEach((place, i) => {
    if (clusterOf[i] !== -1 || near(place).length < minPoints) return;
    const queue = [i];
    clusterOf[i] = clusters;
    for (const next of queue) {
      const around = near(places[next]!);
      if (around.length < minPoints) continue;
      for (const j of around) {
        if (clusterOf[j] !== -1) continue;
        clusterOf[j] = clusters;
        queue.push(j);
      }
    }
    clusters++;
  });
  return clusterOf;
}
