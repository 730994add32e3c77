import {
  benjaminiHochberg,
  eTest,
  expectedCount,
  formatDay,
  garwood,
  parseDay,
  poissonDraw,
  seededGenerator,
} from '@psp/statistics';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BulletinFigures } from '#capabilities/bulletins/contract.ts';
import type { Records } from '../methods/method.ts';
import {
  hospitalRule,
  officerRule,
  philadelphiaGeography,
  philadelphiaRecords,
} from '../testing/philadelphia.ts';
import { computeFigures } from './compute-figures.ts';
import { measureFalseAlarms } from './false-alarms.ts';
import type { FiguresInput } from './input.ts';
import { BASELINE_WEEKS, sideFinder, sidesOf, WATCH_LEVEL, weeklyBand } from './weekly-band.ts';

const WEEK = { from: '2024-12-09', to: '2024-12-15' };

/** The project’s extract; its victims stand for incidents, which it does not group. */
function philadelphia(week = WEEK): FiguresInput {
  return {
    week,
    firstDay: '2015-01-01',
    flagRules: [officerRule, hospitalRule],
    events: philadelphiaRecords(),
    victims: philadelphiaRecords(),
    geography: philadelphiaGeography,
    codeVersion: 'test',
  };
}

let figures: BulletinFigures;
let days: number[];
beforeAll(() => {
  figures = computeFigures(philadelphia());
  const { days: all, flags } = philadelphiaRecords();
  days = Array.from(all).filter((_, i) => (flags[i]! & 1) === 0);
});

const between = (from: string, to: string) =>
  days.filter((day) => day >= parseDay(from) && day <= parseDay(to)).length;

describe('the figures of a week', () => {
  it('fit what a bulletin keeps, and are the same whenever they are computed', () => {
    expect(BulletinFigures.parse(figures)).toEqual(figures);
    expect(computeFigures(philadelphia())).toEqual(figures);
  });

  it('count the last 7 and 28 days and set them against such periods of the year before', () => {
    const [week, month] = figures.recent;
    expect(week!.count).toBe(between('2024-12-09', '2024-12-15'));
    expect(month!.count).toBe(between('2024-11-18', '2024-12-15'));
    const earlier = Array.from({ length: 13 }, (_, back) => {
      const end = parseDay('2024-11-17') - back * 28;
      return between(formatDay(end - 27), formatDay(end));
    });
    const { low, high } = expectedCount(earlier, 0.95);
    expect(month!.band).toMatchObject({ low, high, periods: 13 });
    expect(month).toMatchObject({ low: garwood(month!.count).low, high: garwood(month!.count).high });
  });

  it('set the year to date against the same days of earlier years', () => {
    expect(figures.yearToDate).toMatchObject({
      year: 2024,
      count: between('2024-01-01', '2024-12-15'),
      lastYear: { count: between('2023-01-01', '2023-12-15'), notable: true },
      position: 'within',
    });
  });

  it('know nothing of what happened after the week', () => {
    const later = philadelphia();
    later.events.days.forEach((day, i) => {
      if (day > parseDay(WEEK.to)) later.events.days[i] = day + 1000;
    });
    expect(computeFigures(later)).toEqual(figures);
  });

  it('leave out what a rule of the data version excludes, and say how many', () => {
    expect(figures.setAside).toEqual([
      { reason: `Left out by rule: ${officerRule.reason}`, count: expect.any(Number) },
    ]);
    expect(figures.used).toBe(between('2015-01-01', WEEK.to));
  });

  it('say nothing where the data do not reach back far enough', () => {
    const young = computeFigures({ ...philadelphia(), firstDay: '2024-11-01' });
    expect(young).toMatchObject({ yearToDate: null, weeks: [], places: [], watched: [] });
    expect(young.recent.map(({ band, position }) => [band, position])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe('what changed place by place', () => {
  it('is told of districts for 28 days and of cells for a year, with plain counts', () => {
    const [districts, cells] = figures.places;
    expect(districts).toMatchObject({ kind: 'district', after: { from: '2024-11-18', to: '2024-12-15' } });
    expect(districts!.before).toEqual({ from: '2023-11-20', to: '2023-12-17' });
    expect(cells).toMatchObject({
      kind: 'cell',
      cellSize: 500,
      after: { from: '2023-12-18', to: '2024-12-15' },
    });
    const [first] = cells!.places;
    expect(first!.p).toBe(eTest(first!.before, first!.after));
  });

  it('calls a change only after allowing for every place that was tested', () => {
    for (const { places, tested, level } of figures.places) {
      const p = places.map((one) => one.p);
      const padded = Float64Array.from([...p, ...new Array<number>(tested - p.length).fill(1)]);
      const { rejected } = benjaminiHochberg(padded, level);
      expect(places.map(({ stands }) => Number(stands))).toEqual([...rejected.slice(0, p.length)]);
    }
  });

  it('tests no place in which even a change from all to none is within chance', () => {
    expect(eTest(4, 0)).toBeLessThan(0.05);
    expect(eTest(3, 0)).toBeGreaterThan(0.05);
    for (const { places } of figures.places) {
      expect(Math.min(...places.map(({ before, after }) => before + after))).toBeGreaterThanOrEqual(4);
    }
  });

  it('marks a cell that holds records of a flagged block', () => {
    const flagged = philadelphia();
    flagged.events.flags.fill(1 << hospitalRule.bit);
    const cells = computeFigures(flagged).places.find(({ kind }) => kind === 'cell')!;
    expect(cells.places.every(({ care }) => care?.includes('hospital'))).toBe(true);
    expect(figures.places.flatMap(({ places }) => places).some(({ care }) => care === null)).toBe(true);
  });
});

describe('near repeats', () => {
  it('open windows around the last shootings only where a pattern stands', () => {
    const { bands, windowDays, windows, period } = figures.nearRepeat!;
    expect(period).toEqual({ from: '2023-12-18', to: WEEK.to });
    expect(bands.map(({ metres, days: lag }) => `${metres} ${lag}`).slice(0, 4)).toEqual([
      '[0,125] [0,7]',
      '[0,125] (7,14]',
      '[0,125] (14,28]',
      '(125,250] [0,7]',
    ]);
    expect(windowDays === null).toBe(!bands.slice(0, 3).some(({ stands }) => stands));
    for (const { since, until } of windows) {
      expect(parseDay(until) - parseDay(since)).toBe(windowDays);
      expect(since <= WEEK.to && until > WEEK.to).toBe(true);
    }
  });

  it('leave out the records of a flagged block, and say nothing of too few', () => {
    const flagged = philadelphia();
    flagged.events.flags.fill(1 << hospitalRule.bit);
    expect(computeFigures(flagged).nearRepeat).toBeNull();
  });
});

describe('the band of a week', () => {
  it('is found as quickly as by asking for each week, and is the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0.05, max: 40, noNaN: true }),
        (seed, mean) => {
          const draw = poissonDraw(mean, seededGenerator(seed));
          const counts = Array.from(
            { length: BASELINE_WEEKS + 20 },
            (_, i) => draw() * (i % 9 === 0 ? 3 : 1),
          );
          const asked = counts.slice(BASELINE_WEEKS).map((count, i) => {
            const { low, high } = weeklyBand(counts.slice(i, i + BASELINE_WEEKS));
            return count < low ? 'below' : count > high ? 'above' : 'within';
          });
          expect(sidesOf(counts)).toEqual(asked);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is left by chance alone about as seldom as it says, and never as often as once a year', () => {
    for (const mean of [0.1, 1, 8, 20]) {
      const { perYear, low, high } = measureFalseAlarms(mean);
      expect(perYear).toBeLessThan(52 * (1 - WATCH_LEVEL) * 1.5);
      expect(low).toBeLessThanOrEqual(perYear);
      expect(high).toBeGreaterThan(perYear);
    }
    expect(measureFalseAlarms(8)).toEqual(measureFalseAlarms(8));
  });

  it('notices a series that doubles within weeks', () => {
    const draw = poissonDraw(16, seededGenerator(7));
    const counts = Array.from(
      { length: BASELINE_WEEKS + 8 },
      (_, week) => draw() * (week < BASELINE_WEEKS + 4 ? 1 : 2),
    );
    const side = sideFinder();
    const found = counts
      .slice(-4)
      .map((count, i) => side(counts.slice(4 + i, 4 + i + BASELINE_WEEKS), count));
    expect(found).toContain('above');
  });
});

describe('an episode', () => {
  const flat = (lastWeeks: number[]): Records => {
    const end = parseDay(WEEK.to);
    const counts = [...new Array<number>(BASELINE_WEEKS + 10).fill(4), ...lastWeeks];
    const at = counts.flatMap((count, i) => new Array<number>(count).fill(end - 7 * (counts.length - 1 - i)));
    const all = <T>(value: T) => at.map(() => value);
    return {
      x: Float64Array.from(all(Number.NaN)),
      y: Float64Array.from(all(Number.NaN)),
      days: Int32Array.from(at),
      fatal: Uint8Array.from(all(0)),
      flags: Uint32Array.from(all(0)),
      district: Int32Array.from(all(-1)),
      districts: [],
    };
  };
  const episodeAfter = (lastWeeks: number[]) => {
    const events = flat(lastWeeks);
    const firstDay = formatDay(events.days[0]! - 6);
    const input = { ...philadelphia(), firstDay, flagRules: [], events, victims: flat(lastWeeks) };
    return computeFigures(input).watched[0]!.episode;
  };

  it('is the whole run of weeks outside that reaches the bulletin’s week', () => {
    expect(episodeAfter([30, 30, 30])).toMatchObject({
      direction: 'above',
      firstWeek: '2024-11-25',
      lastWeek: '2024-12-09',
      count: 30,
    });
  });

  it('is over when the last week lies within the band', () => {
    expect(episodeAfter([30, 30, 4])).toBeNull();
  });
});
