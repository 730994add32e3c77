import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from './aalen-johansen.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import { personTimeRate } from './person-time-rate.ts';

/** Twelve cases made up for the purpose: 1 arrest, 2 custody or death, 0 censored. Figures of R’s survival 3.5. */
const times = [30, 45, 60, 60, 90, 120, 150, 180, 200, 240, 300, 365];
const causes = [1, 0, 2, 1, 0, 1, 2, 0, 1, 0, 2, 0];
const arrested = causes.map((cause) => (cause === 1 ? 1 : 0));
const at = (time: number) => [...new Set(times)].indexOf(time);

const someCases = fc.array(fc.record({ time: fc.nat(12), cause: fc.nat(3), group: fc.nat(2) }), {
  minLength: 2,
  maxLength: 40,
});

describe('kaplanMeier', () => {
  const curve = kaplanMeier(times, arrested);

  it.each([
    [60, 10, 0.825, 0.4609457, 0.9533404],
    [180, 5, 0.7071428571, 0.3288945, 0.8976438],
    [300, 2, 0.5303571429, 0.1498489, 0.8090447],
  ])('gives survfit’s figures at %i days', (time, atRisk, survival, low, high) => {
    const i = at(time);
    expect([curve.times[i], curve.atRisk[i]]).toEqual([time, atRisk]);
    expect(curve.survival[i]).toBeCloseTo(survival, 9);
    expect(curve.low[i]).toBeCloseTo(low, 7);
    expect(curve.high[i]).toBeCloseTo(high, 7);
  });

  it('has no interval before the first event and none where nobody is left', () => {
    const { survival, low, high } = kaplanMeier([5, 5, 3, 1, 2], [1, 1, 1, 0, 1]);
    expect([...survival]).toEqual([1, 0.75, 0.5, 0]);
    expect([low[0], high[0], low[3], high[3]]).toEqual([null, null, null, null]);
    expect([low[2], high[2]]).toEqual([expect.closeTo(0.057847083, 9), expect.closeTo(0.8448612812, 9)]);
  });

  it('is the share still waiting when nobody is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (waits) => {
        const all = kaplanMeier(
          waits,
          waits.map(() => 1),
        );
        all.times.forEach((time, i) => {
          const waiting = waits.filter((wait) => wait > time).length / waits.length;
          expect(all.survival[i]).toBeCloseTo(waiting, 12);
        });
      }),
    );
  });

  it('is the product over event times of the share that stays, counted one by one', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const { times: grid, survival } = kaplanMeier(
          cases.map(({ time }) => time),
          cases.map(({ cause }) => (cause === 1 ? 1 : 0)),
        );
        let product = 1;
        grid.forEach((time, i) => {
          const risk = cases.filter((one) => one.time >= time).length;
          product *= 1 - cases.filter((one) => one.time === time && one.cause === 1).length / risk;
          expect(survival[i]).toBeCloseTo(product, 12);
        });
      }),
    );
  });

  it('gives the earliest time by which it has happened to half, if it has', () => {
    expect(kaplanMeier([1, 2, 3, 4], [1, 1, 1, 1]).median).toBe(2);
    expect(curve.median).toBe(null);
  });
});

describe('aalenJohansen', () => {
  const risks = aalenJohansen(times, causes);

  it.each([
    [60, 0.175, 0.0916666667],
    [180, 0.2797619048, 0.1964285714],
    [300, 0.4107142857, 0.3928571429],
  ])('gives survfit’s incidences at %i days', (time, arrest, other) => {
    expect(risks.causes.map(({ cause, incidence }) => [cause, incidence[at(time)]])).toEqual([
      [1, expect.closeTo(arrest, 9)],
      [2, expect.closeTo(other, 9)],
    ]);
  });

  it('gives survfit’s standard errors and log–log bounds', () => {
    const [arrest, other] = risks.causes;
    expect(arrest!.se[at(300)]).toBeCloseTo(0.16306342482, 10);
    expect(other!.se[at(300)]).toBeCloseTo(0.18362388905, 10);
    expect([arrest!.low[at(180)], arrest!.high[at(180)]]).toEqual([
      expect.closeTo(0.065066684397, 10),
      expect.closeTo(0.5521959143566, 10),
    ]);
    expect(other!.low[0]).toBe(null);
  });

  it('shares everybody out among the causes and those to whom nothing happened', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const found = aalenJohansen(
          cases.map(({ time }) => time),
          cases.map(({ cause }) => cause),
        );
        found.times.forEach((_, i) => {
          const happened = found.causes.reduce((sum, { incidence }) => sum + incidence[i]!, 0);
          expect(happened + found.eventFree[i]!).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  it('is one minus Kaplan–Meier, with its errors, where there is one cause', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const waits = cases.map(({ time }) => time);
        const happened = cases.map(({ cause }) => (cause > 1 ? 1 : 0));
        fc.pre(happened.includes(1));
        const curve = kaplanMeier(waits, happened);
        const [only] = aalenJohansen(waits, happened).causes;
        curve.survival.forEach((share, i) => {
          expect(only!.incidence[i]).toBeCloseTo(1 - share, 12);
          if (share > 0) expect(only!.se[i]).toBeCloseTo(curve.se[i]!, 7);
        });
      }),
    );
  });

  it('has the standard error that leaving each case out by a hair leads to', () => {
    const weighed = (i: number, weight: number) => bruteIncidence(times, causes, 1, i, weight);
    const derivatives = times.map((_, i) => (weighed(i, 1 + 1e-5) - weighed(i, 1 - 1e-5)) / 2e-5);
    const jackknife = Math.sqrt(derivatives.reduce((sum, value) => sum + value * value, 0));
    expect(risks.causes[0]!.se.at(-1)).toBeCloseTo(jackknife, 8);
  });
});

describe('logRank', () => {
  const halves = times.map((_, i) => (i < 6 ? 0 : 1));

  it('gives survdiff’s figure for the first six against the last six', () => {
    expect(logRank(times, arrested, halves).chiSquare).toBeCloseTo(6.2542486, 7);
    expect(logRank(times, arrested, halves).groups[0]).toMatchObject({ n: 6, observed: 3 });
  });

  it('does not depend on the groups’ names, and expects as many as there were', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const waits = cases.map(({ time }) => time);
        const happened = cases.map(({ cause }) => (cause > 0 ? 1 : 0));
        const compare = (name: (group: number) => number) => {
          try {
            return logRank(
              waits,
              happened,
              cases.map(({ group }) => name(group)),
            );
          } catch {
            return null;
          }
        };
        const found = compare((group) => group);
        fc.pre(found !== null && found.df === 2);
        expect(compare((group) => 2 - group)!.chiSquare).toBeCloseTo(found!.chiSquare, 7);
        const expected = found!.groups.reduce((sum, group) => sum + group.expected, 0);
        expect(expected).toBeCloseTo(happened.filter(Boolean).length, 10);
      }),
    );
  });

  it('is nothing when the groups are the same', () => {
    const twice = (values: number[]) => [...values, ...values];
    const group = [...times.map(() => 0), ...times.map(() => 1)];
    expect(logRank(twice(times), twice(arrested), group).chiSquare).toBeCloseTo(0, 12);
  });
});

describe('twenty cases with many ties in three groups, as R’s survival has them', () => {
  const waits = [2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 6, 7, 8, 8, 9, 9, 10, 10, 12];
  const ends = [1, 0, 2, 1, 1, 0, 2, 1, 0, 1, 1, 2, 0, 1, 2, 0, 1, 0, 2, 1];
  const groups = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 1, 2, 2, 3, 3, 1, 2, 3, 1, 2];
  const first = ends.map((end) => (end === 1 ? 1 : 0));
  const [at4, at6, at9] = [2, 4, 7];
  const on = (values: ArrayLike<number | null>) => [at4, at6, at9].map((i) => values[i!]);
  const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

  it('has survfit’s curve', () => {
    const { survival, low, high } = kaplanMeier(waits, first);
    expect(on(survival)).toEqual(close([0.7823529412, 0.6401069519, 0.4389304813]));
    expect(on(low)).toEqual(close([0.5180382458, 0.3605632752, 0.1639127183]));
    expect(on(high)).toEqual(close([0.9124707933, 0.8227492129, 0.6873451279]));
  });

  it('has survfit’s incidence', () => {
    const [cause] = aalenJohansen(waits, ends).causes;
    expect(on(cause!.incidence)).toEqual(close([0.20882352941, 0.3339572193, 0.4769671505]));
    expect(on(cause!.se)).toEqual(close([0.09298121756, 0.1125995204, 0.1249879481]));
    expect(on(cause!.low)).toEqual(close([0.06493899382, 0.1348642691, 0.2272879045]));
    expect(on(cause!.high)).toEqual(close([0.40771440306, 0.5486056817, 0.6907872705]));
  });

  it('has survdiff’s three-group comparison', () => {
    const { chiSquare, df, groups: compared } = logRank(waits, first, groups);
    expect([chiSquare, df]).toEqual([expect.closeTo(1.416245291, 9), 2]);
    expect(compared.map(({ expected }) => expected)).toEqual(close([2.802202699, 3.802202699, 2.395594601]));
  });
});

describe('personTimeRate', () => {
  it('divides events by the time under observation, with Garwood’s bounds', () => {
    const { events, personTime, estimate, low, high } = personTimeRate(times, arrested, 365.25);
    expect([events, personTime]).toEqual([4, 1840]);
    expect(estimate).toBeCloseTo((4 / 1840) * 365.25, 12);
    expect([low, high]).toEqual([
      expect.closeTo((1.0898654 / 1840) * 365.25, 6),
      expect.closeTo((10.2415887 / 1840) * 365.25, 6),
    ]);
  });
});

describe('every method of waiting times', () => {
  const coded = (code: string) => expect.objectContaining({ code });

  it('refuses what can’t be followed or compared', () => {
    expect(() => kaplanMeier([], [])).toThrow(coded('points.too-few'));
    expect(() => kaplanMeier([1, -2], [1, 0])).toThrow(coded('argument.out-of-range'));
    expect(() => kaplanMeier([1, 2], [1, 2])).toThrow(coded('argument.out-of-range'));
    expect(() => kaplanMeier([1, 2], [1])).toThrow(coded('shape.mismatch'));
    expect(() => aalenJohansen([1, 2], [1, 0.5])).toThrow(coded('counts.not-whole'));
    expect(() => logRank([1, 2], [1, 1], [3, 3])).toThrow(coded('points.too-few'));
    expect(() => logRank([1, 2], [0, 0], [1, 2])).toThrow(coded('points.too-few'));
    expect(() => personTimeRate([0, 0], [0, 0])).toThrow(coded('argument.out-of-range'));
  });
});

/** Incidence at the end, by counting, with one case weighing more or less than one. */
function bruteIncidence(waits: number[], kinds: number[], cause: number, changed: number, weight: number) {
  const total = (test: (i: number) => boolean) =>
    waits.reduce((sum, _, i) => sum + (test(i) ? (i === changed ? weight : 1) : 0), 0);
  let free = 1;
  let incidence = 0;
  for (const time of new Set(waits)) {
    const risk = total((i) => waits[i]! >= time);
    incidence += (free * total((i) => waits[i] === time && kinds[i] === cause)) / risk;
    free *= 1 - total((i) => waits[i] === time && kinds[i]! > 0) / risk;
  }
  return incidence;
}
