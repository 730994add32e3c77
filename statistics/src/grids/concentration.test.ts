import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from './concentration.ts';
import { gini, giniAdjusted, lorenz } from './gini.ts';

const someCounts = fc
  .array(fc.nat(40), { minLength: 1, maxLength: 60 })
  .filter((counts) => counts.some((count) => count > 0));

describe('concentration', () => {
  it('counts the fewest places that hold each share', () => {
    const { holding, placesWithAny, events } = concentration([0, 5, 3, 1, 1, 0, 0, 0, 0, 0]);
    expect(events).toBe(10);
    expect(placesWithAny).toBe(4);
    expect(holding.map(({ places }) => places)).toEqual([1, 1, 2]);
    expect(holding[2]!.shareOfPlaces).toBe(0.2);
  });

  it('needs no fewer places by any other choice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }), (counts) => {
        const events = counts.reduce((a, b) => a + b, 0);
        fc.pre(events > 0);
        const best = Math.min(
          ...subsets(counts.length)
            .filter((subset) => subset.reduce((sum, i) => sum + counts[i]!, 0) >= events / 2)
            .map((subset) => subset.length),
        );
        expect(concentration(counts, [0.5]).holding[0]!.places).toBe(best);
      }),
    );
  });

  it('does not depend on the order of places, nor touches the counts', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const frozen = Object.freeze([...counts]);
        expect(concentration(counts.toReversed())).toEqual(concentration(frozen));
      }),
    );
  });

  it('expects chance alone to need about as many places as events when events are rare', () => {
    const { holding } = concentration([1, 1, ...new Array(9998).fill(0)], [0.5]);
    expect(holding[0]!.placesAtRandom).toBeCloseTo(1, 1);
  });

  it('expects chance to spread many events over about their share of places', () => {
    const { holding } = concentration(new Array(100).fill(10_000), [0.5]);
    expect(holding[0]!.placesAtRandom).toBeGreaterThan(49);
    expect(holding[0]!.placesAtRandom).toBeLessThan(50);
  });

  it('refuses no events, and what is no count', () => {
    expect(() => concentration([0, 0])).toThrow(expect.objectContaining({ code: 'points.too-few' }));
    expect(() => concentration([])).toThrow(expect.objectContaining({ code: 'points.too-few' }));
    expect(() => concentration([0.5])).toThrow(expect.objectContaining({ code: 'counts.not-whole' }));
  });
});

describe('gini', () => {
  it('is half the mean difference between pairs over the mean', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const n = counts.length;
        const mean = counts.reduce((a, b) => a + b, 0) / n;
        let differences = 0;
        for (const a of counts) for (const b of counts) differences += Math.abs(a - b);
        expect(gini(counts)).toBeCloseTo(differences / (2 * n * n * mean), 10);
      }),
    );
  });

  it('does not change when every count is multiplied', () => {
    fc.assert(
      fc.property(someCounts, fc.integer({ min: 2, max: 9 }), (counts, factor) => {
        expect(gini(counts.map((count) => count * factor))).toBeCloseTo(gini(counts), 12);
      }),
    );
  });

  it('adjusted, calls the most even spread of few events even, and equals the plain index when events abound', () => {
    expect(giniAdjusted([0, 0, 0, 0, 1, 1, 1])).toBeCloseTo(0, 12);
    expect(giniAdjusted([3, 9, 0, 4])).toBeCloseTo(gini([3, 9, 0, 4]), 12);
  });
});

describe('lorenz', () => {
  it('rises from nothing to everything, the fullest place first', () => {
    const { placeShare, eventShare } = lorenz([1, 3]);
    expect([...placeShare]).toEqual([0, 0.5, 1]);
    expect([...eventShare]).toEqual([0, 0.75, 1]);
  });
});

function subsets(n: number): number[][] {
  return Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (_, i) => i).filter((i) => bits & (1 << i)),
  );
}
