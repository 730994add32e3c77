import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaI } from './beta.ts';
import { gammaP, gammaQ, logGamma } from './gamma.ts';
import { solveIncreasing } from './solve-increasing.ts';

describe('logGamma', () => {
  it('is the logarithm of the factorial at whole numbers', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
      factorial *= n;
    }
  });

  it('is log √π at one half', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  });
});

describe('incomplete gamma', () => {
  it('is the exponential distribution at a = 1, also far in the tail', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 600, noNaN: true }), (x) => {
        expect(gammaQ(1, x) / Math.exp(-x)).toBeCloseTo(1, 10);
        expect(gammaP(1, x) + gammaQ(1, x)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('sums the Poisson distribution', () => {
    let sum = 0;
    for (let k = 0, term = Math.exp(-7.3); k <= 9; k++, term *= 7.3 / k) sum += term;
    expect(gammaQ(10, 7.3)).toBeCloseTo(sum, 13);
  });
});

describe('incomplete beta', () => {
  it('sums the binomial distribution', () => {
    const p = 0.23;
    let tail = 0;
    for (let k = 4; k <= 12; k++) {
      tail += Math.exp(logGamma(13) - logGamma(k + 1) - logGamma(13 - k)) * p ** k * (1 - p) ** (12 - k);
    }
    expect(betaI(4, 9, p)).toBeCloseTo(tail, 12);
  });

  it('mirrors: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    const aShape = fc.double({ min: 0.5, max: 300, noNaN: true });
    fc.assert(
      fc.property(aShape, aShape, fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), (a, b, x) => {
        expect(betaI(a, b, x)).toBeCloseTo(1 - betaI(b, a, 1 - x), 9);
      }),
    );
  });
});

describe('solveIncreasing', () => {
  it('finds the root also beyond the first bracket', () => {
    expect(solveIncreasing((x) => x * x, 1e6, 0, 1)).toBeCloseTo(1000, 9);
  });
});
