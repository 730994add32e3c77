import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardErrorsOf } from './design.ts';
import { leastSquares } from './least-squares.ts';
import { linearRegression } from './linear-regression.ts';
import { logLikelihoodOf } from './log-linear-fit.ts';
import { negativeBinomialRegression } from './negative-binomial-regression.ts';
import { poissonRegression } from './poisson-regression.ts';
import { clustered, neweyWest } from './robust-covariance.ts';

/** Eight months made up for this test and run through R 4.2 (glm, MASS::glm.nb, lm, sandwich). */
const x = [0, 1, 2, 3, 4, 5, 6, 7];
const counts = [2, 0, 5, 1, 12, 3, 20, 9];
const offset = [1, 1, 2, 2, 1, 1, 2, 2].map(Math.log);
const pairs = [0, 0, 1, 1, 2, 2, 3, 3];
const columns = [x.map(() => 1), x];

const errorsOf = (covariance: Float64Array) => standardErrorsOf(covariance, 2);
function expectClose(found: ArrayLike<number>, expected: number[], digits: number) {
  expect([...Array.from(found)]).toEqual(expected.map((value) => expect.closeTo(value, digits)));
}

describe('poissonRegression', () => {
  const fit = poissonRegression({ columns, counts, offset });

  it('gives the figures of R’s glm', () => {
    expectClose(fit.coefficients, [0.402663240569, 0.240273695227], 9);
    // R weighs with the means of one round before its last, and robust errors rest on that too.
    expectClose(fit.standardErrors, [0.3655654930459, 0.0679096802327], 5);
    expect(fit.logLikelihood).toBeCloseTo(-26.9675299373, 9);
    expect(fit.dispersion).toBeCloseTo(5.21645778831, 9);
    expectClose(errorsOf(neweyWest(columns, fit, 2)), [0.3979287710361, 0.0682938076019], 5);
    expectClose(errorsOf(clustered(columns, fit, pairs)), [0.5643614297964, 0.0807481095553], 5);
  });

  it('has the logarithm of the rate ratio of two groups as its coefficient', () => {
    const model = {
      columns: [
        [1, 1, 1, 1],
        [0, 0, 1, 1],
      ],
      counts: [4, 6, 9, 11],
    };
    const { coefficients, standardErrors } = poissonRegression(model);
    expectClose(coefficients, [Math.log(5), Math.log(2)], 12);
    expectClose(standardErrors, [Math.sqrt(1 / 10), Math.sqrt(1 / 10 + 1 / 20)], 10);
  });

  it('keeps the totals that its columns add up (the score is zero)', () => {
    fc.assert(
      fc.property(someCounts(12), (given) => {
        const design = trendAndSeason(given.length);
        const { scoreResiduals } = poissonRegression({ columns: design, counts: given });
        for (const column of design) expect(Math.abs(dot(column, scoreResiduals))).toBeLessThan(1e-6);
      }),
    );
  });

  it('still answers where one season had no event at all, as R does', () => {
    const season = [0, 1, 0, 1, 0, 1, 0, 1];
    const { means } = poissonRegression({
      columns: [...columns, season],
      counts: [3, 0, 5, 0, 6, 0, 9, 0],
    });
    for (const i of [1, 3, 5, 7]) expect(means[i]).toBeLessThan(1e-6);
  });
});

describe('negativeBinomialRegression', () => {
  const fit = negativeBinomialRegression({ columns, counts, offset });

  it('gives the figures of R’s MASS::glm.nb', () => {
    expectClose(fit.coefficients, [0.271503298227, 0.283970927421], 7);
    expectClose(fit.standardErrors, [0.628913077806, 0.137532247999], 6);
    expect(fit.logLikelihood).toBeCloseTo(-21.5079370428, 9);
    expect(fit.theta).toBeCloseTo(1.99616526183, 6);
    // R takes the information one Newton step before the θ it reports.
    expect(fit.thetaSe).toBeCloseTo(1.4729367143, 4);
    expectClose(errorsOf(neweyWest(columns, fit, 2)), [0.3454427761602, 0.0662247001259], 6);
    expectClose(errorsOf(clustered(columns, fit, pairs)), [0.386474097062, 0.0495706866292], 6);
  });

  it('is at the top of the likelihood in θ and in every coefficient', () => {
    fc.assert(
      fc.property(someCounts(14), (given) => {
        const design = trendAndSeason(given.length);
        const found = negativeBinomialRegression({ columns: design, counts: given });
        for (const column of design) expect(Math.abs(dot(column, found.scoreResiduals))).toBeLessThan(1e-5);
        for (const nearby of [found.theta * 0.99, found.theta * 1.01]) {
          const there = logLikelihoodOf(given, found.means, 1 / nearby);
          expect(there).toBeLessThanOrEqual(found.logLikelihood + 1e-9);
        }
      }),
    );
  });

  it('is the Poisson fit when counts vary no more than chance', () => {
    const calm = { columns: [[1, 1, 1, 1]], counts: [5, 5, 6, 4] };
    const found = negativeBinomialRegression(calm);
    expect([found.theta, found.thetaSe]).toEqual([Number.POSITIVE_INFINITY, null]);
    expect(found.logLikelihood).toBeCloseTo(poissonRegression(calm).logLikelihood, 10);
  });

  it('has wider errors than Poisson when counts vary more', () => {
    const poisson = poissonRegression({ columns, counts, offset });
    expect(fit.standardErrors[1]).toBeGreaterThan(poisson.standardErrors[1]!);
  });
});

describe('linearRegression', () => {
  const fit = linearRegression(columns, counts);

  it('gives the figures of R’s lm', () => {
    expectClose(fit.coefficients, [0.0833333333333, 1.8333333333333], 12);
    expectClose(fit.standardErrors, [3.582687280262, 0.856426067133], 11);
    expectClose(errorsOf(neweyWest(columns, fit, 2)), [0.965835503678, 0.340619381343], 11);
    expectClose(errorsOf(clustered(columns, fit, pairs)), [0.714884375813, 0.310674837178], 11);
  });

  it('leaves residuals that no column explains', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 9, maxLength: 30 }),
        (y) => {
          const design = trendAndSeason(y.length);
          const { scoreResiduals } = linearRegression(design, y);
          for (const column of design) expect(Math.abs(dot(column, scoreResiduals))).toBeLessThan(1e-8);
        },
      ),
    );
  });

  it('weighs rows: a row of weight two counts as two rows', () => {
    const weighted = leastSquares(
      [
        [1, 1, 1],
        [0, 1, 2],
      ],
      [1, 2, 4],
      [1, 2, 1],
    );
    const doubled = leastSquares(
      [
        [1, 1, 1, 1],
        [0, 1, 1, 2],
      ],
      [1, 2, 2, 4],
    );
    expectClose(weighted.coefficients, [...doubled.coefficients], 12);
    expectClose(weighted.inverse, [...doubled.inverse], 12);
  });
});

describe('robust errors', () => {
  it('agree with clusters of one row when neighbours are taken to be unlike', () => {
    const fit = poissonRegression({ columns, counts, offset });
    const alone = clustered(columns, fit, x).map((value) => (value * 7) / 8);
    expectClose(neweyWest(columns, fit, 0), [...alone], 12);
  });

  it('do not depend on the order of the clusters', () => {
    const fit = linearRegression(columns, counts);
    expectClose(
      clustered(columns, fit, pairs),
      [
        ...clustered(
          columns,
          fit,
          pairs.map((pair) => 3 - pair),
        ),
      ],
      12,
    );
  });

  it('refuse one cluster, and a lag longer than the series', () => {
    const fit = linearRegression(columns, counts);
    expect(() =>
      clustered(
        columns,
        fit,
        x.map(() => 0),
      ),
    ).toThrow(coded('points.too-few'));
    expect(() => neweyWest(columns, fit, 8)).toThrow(coded('argument.out-of-range'));
  });
});

describe('every regression', () => {
  it('refuses what can’t be determined', () => {
    const ones = [1, 1, 1, 1];
    const four = [1, 2, 3, 4];
    expect(() => linearRegression([ones, four, [3, 5, 7, 9]], four)).toThrow(coded('design.collinear'));
    expect(() => linearRegression([ones, four, ones, ones], four)).toThrow(coded('points.too-few'));
    expect(() => linearRegression([[1, 1]], four)).toThrow(coded('shape.mismatch'));
    expect(() => poissonRegression({ columns: [ones], counts: [0, 0, 0, 0] })).toThrow(
      coded('points.too-few'),
    );
    expect(() => poissonRegression({ columns: [ones], counts: [1, 2, 0.5, 3] })).toThrow(
      coded('counts.not-whole'),
    );
    expect(() => poissonRegression({ columns: [[1, Number.NaN, 1, 1]], counts: four })).toThrow(
      coded('argument.out-of-range'),
    );
  });

  it('leaves what it was given as it was', () => {
    const frozen = {
      columns: columns.map((column) => Object.freeze([...column])),
      counts: Object.freeze([...counts]),
    };
    expect(() => negativeBinomialRegression(frozen)).not.toThrow();
  });
});

function coded(code: string) {
  return expect.objectContaining({ code });
}

function someCounts(least: number) {
  return fc
    .array(fc.nat(60), { minLength: least, maxLength: 40 })
    .filter((given) => given.filter((count) => count > 0).length > least / 2);
}

function trendAndSeason(rows: number) {
  const row = Array.from({ length: rows }, (_, i) => i);
  return [row.map(() => 1), row.map((i) => i / rows), row.map((i) => (i % 3 === 0 ? 1 : 0))];
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);
}
