import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDate,
  dayNumber,
  formatDay,
  formatMonth,
  monthNumber,
  parseDay,
  sameDayOfYear,
} from './calendar.ts';
import { expectedCount } from './expected-count.ts';
import { monthlyCounts, monthlySeries } from './monthly.ts';
import { poissonZ } from './poisson-z.ts';
import { yearToDate } from './year-to-date.ts';

const someCounts = fc.array(fc.nat(500), { minLength: 1, maxLength: 8 });

describe('calendar', () => {
  it('agrees with the platform’s calendar for every day of 400 years', () => {
    for (let days = -80_000; days < 66_100; days += 7) {
      const date = new Date(days * 86_400_000);
      const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(civilDate(days)).toEqual(expected);
      expect(dayNumber(expected)).toBe(days);
    }
  });

  it('reads back what it prints and refuses days that do not exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
        expect(parseDay(formatDay(days))).toBe(days);
      }),
    );
    for (const text of ['2025-02-29', '2025-13-01', '25-01-01', '']) {
      expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: 'argument.out-of-range' }));
    }
  });

  it('moves 29 February to the 28th in a common year', () => {
    expect(formatDay(sameDayOfYear(parseDay('2024-02-29'), 2023))).toBe('2023-02-28');
    expect(formatDay(sameDayOfYear(parseDay('2024-12-31'), 2023))).toBe('2023-12-31');
  });

  it('prints months', () => {
    expect(formatMonth(monthNumber(parseDay('2020-06-15')))).toBe('2020-06');
  });
});

describe('poissonZ', () => {
  it('gives New York’s step from 2019 to 2020: 777 to 1,531 incidents, z 22.50655', () => {
    expect(poissonZ(777, 1531).z).toBeCloseTo(22.50655, 5);
    expect(poissonZ(777, 1531).notable).toBe(true);
  });

  it('does not flag two more on a small count, though it is 50 % more', () => {
    expect(poissonZ(4, 6).notable).toBe(false);
  });

  it('turns its sign with the order', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (before, after) => {
        expect(poissonZ(before, after).z).toBeCloseTo(-poissonZ(after, before).z, 10);
      }),
    );
  });

  it('refuses what is no count', () => {
    expect(() => poissonZ(-1, 3)).toThrow(expect.objectContaining({ code: 'counts.not-whole' }));
  });
});

describe('expectedCount', () => {
  it('holds its expectation, narrows with more years of the same level and widens with confidence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 2, max: 6 }), (level, years) => {
        const few = expectedCount(new Array(years).fill(level));
        const many = expectedCount(new Array(years + 3).fill(level));
        const sure = expectedCount(new Array(years).fill(level), 0.99);
        expect(few.low).toBeLessThanOrEqual(level);
        expect(few.high).toBeGreaterThanOrEqual(level);
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low);
        expect(sure.high - sure.low).toBeGreaterThanOrEqual(few.high - few.low);
      }),
    );
  });

  it('covers a new count of the same mean at least as often as it says, apart from whole-number steps', () => {
    // Every outcome of two earlier years and one new one with mean 6, weighted by its chance.
    const chance = poissonChances(6, 26);
    let covered = 0;
    for (let a = 0; a < 26; a++) {
      for (let b = 0; b < 26; b++) {
        const { low, high, model } = expectedCount([a, b]);
        if (model === 'overdispersed') expect(high - low).toBeGreaterThanOrEqual(0);
        for (let y = low; y <= Math.min(high, 25); y++) covered += chance[a]! * chance[b]! * chance[y]!;
      }
    }
    expect(covered).toBeGreaterThanOrEqual(0.95);
  });

  it('says when earlier years vary more than chance, and is never narrower than chance alone', () => {
    const steady = expectedCount([1600, 1600, 1600, 1600, 1600]);
    const wild = expectedCount([1260, 1450, 2260, 2270, 760]);
    expect(steady.model).toBe('poisson');
    expect(wild.model).toBe('overdispersed');
    expect(wild.dispersion).toBeGreaterThan(100);
    expect(wild.high - wild.low).toBeGreaterThan(10 * (steady.high - steady.low));
  });

  it('does not depend on the order of the years', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const forwards = expectedCount(counts);
        const backwards = expectedCount(counts.toReversed());
        expect(backwards.low).toBe(forwards.low);
        expect(backwards.high).toBe(forwards.high);
      }),
    );
  });

  it('refuses to expect anything from no years', () => {
    expect(() => expectedCount([])).toThrow(expect.objectContaining({ code: 'points.too-few' }));
  });
});

describe('monthly series', () => {
  const first = monthNumber(parseDay('2019-01-01'));

  it('counts every month, empty ones too, and leaves out days beyond', () => {
    const days = ['2018-12-31', '2019-01-01', '2019-01-31', '2019-03-01', '2019-04-01'].map(parseDay);
    expect([...monthlyCounts(days, first, first + 2)]).toEqual([2, 0, 1]);
  });

  it('expects a month from the same month of earlier years, once there are three', () => {
    const counts = Array.from({ length: 60 }, (_, i) => (i % 12 === 6 ? 100 : 10));
    const series = monthlySeries(counts, first);
    expect(series[35]!.band).toBeNull();
    expect(series[36]!.band!.expected).toBe(10);
    expect(series[42]!.band!.expected).toBe(100);
  });

  it('refuses an empty period', () => {
    expect(() => monthlyCounts([], first, first - 1)).toThrow(
      expect.objectContaining({ code: 'period.empty' }),
    );
  });
});

describe('yearToDate', () => {
  const events = [
    '2022-01-05',
    '2022-06-01',
    '2023-01-01',
    '2023-03-31',
    '2023-04-01',
    '2024-02-29',
    '2024-03-31',
  ];
  const days = events.map(parseDay);

  it('compares the same days of each year', () => {
    const result = yearToDate(days, parseDay('2024-03-31'), 2);
    expect(result.count).toBe(2);
    expect(result.earlier).toEqual([
      { year: 2023, count: 2 },
      { year: 2022, count: 1 },
    ]);
    expect(result.position).toBe('within');
    expect(result.lastYear.z).toBe(0);
  });

  it('does not depend on the order of events', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(days, { minLength: days.length }), (shuffled) => {
        expect(yearToDate(shuffled, parseDay('2024-03-31'), 2)).toEqual(
          yearToDate(days, parseDay('2024-03-31'), 2),
        );
      }),
    );
  });

  it('says when a year lies beyond its band', () => {
    const many = Array.from({ length: 40 }, () => parseDay('2024-01-02'));
    expect(yearToDate([...days, ...many], parseDay('2024-03-31'), 2).position).toBe('above');
  });
});

function poissonChances(mean: number, until: number): number[] {
  const chances = [Math.exp(-mean)];
  for (let k = 1; k < until; k++) chances.push((chances[k - 1]! * mean) / k);
  return chances;
}
