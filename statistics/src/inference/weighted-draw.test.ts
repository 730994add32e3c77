import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator } from './generator.ts';
import { weightedDraw } from './weighted-draw.ts';

describe('weightedDraw', () => {
  it('gives each position exactly its share of the uniform numbers', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        weights.filter((list) => list.some((weight) => weight > 0)),
        (list) => {
          const draw = weightedDraw(Float64Array.from(list));
          const steps = 20_000;
          const hits = new Array(list.length).fill(0);
          for (let step = 0; step < steps; step++) hits[draw(() => (step + 0.5) / steps)]++;
          const total = list.reduce((sum, weight) => sum + weight, 0);
          // A share is made of at most one piece a slot, and the end of each piece falls between two steps.
          list.forEach((weight, i) => {
            expect(Math.abs(hits[i] / steps - weight / total)).toBeLessThan((list.length + 1) / steps);
          });
        },
      ),
    );
  });

  it('never draws what has no weight', () => {
    const draw = weightedDraw(Float64Array.of(0, 3, 0, 1));
    const drawn = new Set(Array.from({ length: 5000 }, () => draw(random)));
    expect(drawn).toEqual(new Set([1, 3]));
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[Number.NaN]]])('refuses %j', (weights) => {
    expect(() => weightedDraw(Float64Array.from(weights))).toThrow(
      expect.objectContaining({ code: 'argument.out-of-range' }),
    );
  });
});

const random = seededGenerator(5);
