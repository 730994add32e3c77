import { parseDay } from '@psp/statistics';
import { describe, expect, it, vi } from 'vitest';
import { RunResult } from '../contract.ts';
import { placesOf } from '../queries/places-of-run.ts';
import { resultHash } from '../running/canonical-json.ts';
import { hospitalRule, philadelphiaRecords } from '../testing/philadelphia.ts';
import { aStudyOf, quietly } from '../testing/recipes.ts';
import type { Records } from './method.ts';
import { runMethod } from './run-method.ts';

vi.setConfig({ testTimeout: 20_000 });

const run = (...study: Parameters<typeof aStudyOf>) => runMethod(aStudyOf(...study), quietly);
const compareParameters = {
  before: { from: '2023-01-01', to: '2023-12-31' },
  after: { from: '2024-01-01', to: '2024-12-30' },
};

describe('every method', () => {
  const studies = [
    ['trend', {}],
    ['compare-periods', { parameters: compareParameters }],
    ['concentration', {}],
    ['hot-spots', {}],
    ['density', {}],
  ] as const;

  it.each(studies)(
    '%s gives a result the contract knows, with a sentence, a table and what it can’t show',
    (method, changes) => {
      const result = RunResult.parse(run(method, changes));
      expect(result.sentence.length).toBeGreaterThan(30);
      expect(result.table.rows.length).toBeGreaterThan(0);
      expect(result.cannotShow.length).toBeGreaterThan(0);
      expect(Object.keys(result.table.rows[0]!).sort()).toEqual(
        result.table.columns.map(({ key }) => key).sort(),
      );
    },
  );

  it.each(studies)('%s gives the same bytes each time', (method, changes) => {
    expect(resultHash(run(method, changes))).toBe(resultHash(run(method, changes)));
  });

  it.each(studies)('%s accounts for every record: used, or set aside with its reason', (method, changes) => {
    const { used, setAside } = run(method, changes);
    expect(setAside.reduce((sum, { count }) => sum + count, used)).toBe(16484);
  });

  it.each(studies)(
    '%s gives each figure its unit and its interval, or says why there is none',
    (method, changes) => {
      for (const { key, unit, low, high, level, note } of run(method, changes).figures) {
        expect(unit, key).not.toBe('');
        if (low !== null && high !== null) expect(level, key).toBeGreaterThan(0.5);
        else expect(note, key).toMatch(/no interval/i);
      }
    },
  );

  it('leaves out what a rule excludes and says so', () => {
    const { setAside } = run('trend');
    expect(setAside).toContainEqual({
      reason: 'Left out by rule: Number of four digits: looks like an officer-involved shooting',
      count: 123,
    });
  });

  it('refuses a target that counts what officers did', () => {
    expect(() => run('hot-spots', { filter: { outcome: 'drug-arrest' } })).toThrow(
      expect.objectContaining({ code: 'outcome.officer-initiated' }),
    );
  });

  it('tells the outcomes apart', () => {
    const fatal = run('concentration', { filter: { outcome: 'homicide' } }).used;
    const nonfatal = run('concentration', { filter: { outcome: 'nonfatal-shooting' } }).used;
    expect(fatal + nonfatal).toBe(run('concentration').used);
  });

  it('keeps to the chosen districts', () => {
    const { districts } = philadelphiaRecords();
    const [first, second] = districts;
    const each = [[first!], [second!]].map((wanted) => run('trend', { filter: { districts: wanted } }).used);
    const both = run('trend', { filter: { districts: [first!, second!] } });
    expect(both.used).toBe(each[0]! + each[1]!);
    expect(both.setAside).toContainEqual({
      reason: 'Outside the chosen districts',
      count: expect.any(Number),
    });
  });
});

describe('trend', () => {
  it('counts the year to date as a hand count does, and says where it lies', () => {
    const result = run('trend');
    const { days, flags } = philadelphiaRecords();
    const expected = days.filter(
      (day, i) => day >= parseDay('2024-01-01') && day <= parseDay('2024-12-31') && !(flags[i]! & 1),
    );
    expect(result.figures.find(({ key }) => key === 'year-to-date')!.value).toBe(expected.length);
    expect(result.sentence).toMatch(/^1,\d{3} shooting victims from January 1 to December 31, 2024: /);
  });

  it('stops at the day on which the data can be whole, and marks the last month as incomplete', () => {
    const { exhibits } = run('trend', { filter: { period: { from: '2015-01-01', to: '2025-12-31' } } });
    const months = exhibits[0]!.kind === 'series' ? exhibits[0]!.lines[0]!.points : [];
    expect(months.at(-1)).toMatchObject({ at: '2025-01', incomplete: true });
    expect(months.at(-2)).toMatchObject({ at: '2024-12', incomplete: false });
  });

  it('tells how far earlier years swing by its own name, and the variance by its', () => {
    const [said] = run('trend').assumptions.filter((text) => text.startsWith('Earlier years'));
    const [, swing, variance] = said!.match(
      /about ([\d.]+) times as far .*variance ([\d.]+) times the mean/,
    )!;
    expect(Number(swing) ** 2 / Number(variance)).toBeCloseTo(1, 1);
  });

  it('refuses a period without an earlier year', () => {
    expect(() => run('trend', { filter: { period: { from: '2024-01-01', to: '2024-12-31' } } })).toThrow(
      expect.objectContaining({ code: 'points.too-few' }),
    );
  });
});

describe('compare-periods', () => {
  it('gives both counts with exact intervals, and no ratio for small counts', () => {
    const large = run('compare-periods', { parameters: compareParameters });
    expect(large.figures.map(({ key }) => key)).toEqual(['before', 'after', 'z', 'ratio']);
    const small = run('compare-periods', {
      parameters: {
        before: { from: '2024-01-01', to: '2024-01-02' },
        after: { from: '2024-01-03', to: '2024-01-04' },
      },
    });
    expect(small.figures.map(({ key }) => key)).toEqual(['before', 'after', 'z']);
  });

  it('refuses periods of different length, or in the wrong order', () => {
    for (const after of [
      { from: '2024-01-01', to: '2024-06-30' },
      { from: '2022-01-01', to: '2022-12-31' },
    ]) {
      expect(() => run('compare-periods', { parameters: { ...compareParameters, after } })).toThrow(
        expect.objectContaining({ code: 'argument.out-of-range' }),
      );
    }
  });
});

describe('concentration', () => {
  it('holds half of the shootings in far fewer cells than chance would need', () => {
    const { exhibits, table } = run('concentration');
    const half = table.rows.find(({ share }) => share === 0.5)!;
    expect(Number(half.places)).toBeLessThan(Number(half.atRandom) / 3);
    const curve = exhibits[0]!.kind === 'concentration' ? exhibits[0]!.points : [];
    expect(curve.at(0)).toEqual({ places: 0, events: 0 });
    expect(curve.at(-1)).toEqual({ places: 1, events: 1 });
  });

  it('gives each share of places its interval, in the figure, the table and the sentence', () => {
    const { figures, table, sentence } = run('concentration');
    const shares = figures.filter(({ key }) => key.startsWith('cells-holding-'));
    expect(shares.map(({ key }) => key)).toEqual([
      'cells-holding-25',
      'cells-holding-50',
      'cells-holding-80',
    ]);
    shares.forEach(({ value, low, high, level }, i) => {
      expect(level).toBe(0.95);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      expect(table.rows[i]).toMatchObject({ shareOfPlaces: value, low, high });
    });
    expect(sentence).toMatch(/fell in 5\.\d% of places \(95% interval 5\.\d% to 5\.\d%; /);
  });

  it('draws from the recipe’s seed: another seed moves the intervals a little and nothing else', () => {
    const [usual, other] = [run('concentration'), run('concentration', { seed: 2026 })];
    expect(resultHash(other)).not.toBe(resultHash(usual));
    usual.figures.forEach((figure, i) => {
      const { value, low } = other.figures[i]!;
      expect(value).toBe(figure.value);
      if (figure.low !== null) expect(Math.abs(low! - figure.low)).toBeLessThan(0.05 * value);
    });
  });
});

describe('hot-spots', () => {
  it('reproduces spdep and its false-discovery control on the published grid when no rule leaves anything out', () => {
    const { figures, surface, assumptions } = run('hot-spots', { flagRules: [] });
    expect(figures.find(({ key }) => key === 'hot-cells')!.value).toBe(601);
    expect(Math.max(...surface!.values)).toBeCloseTo(24.77044, 5);
    expect(surface!.cells[surface!.values.indexOf(Math.max(...surface!.values))]).toBe(6440);
    expect(assumptions.join(' ')).toContain('783 cells');
  });

  it('never ranks a cell with a flagged block, and shows why', () => {
    const { table } = run('hot-spots');
    const flagged = table.rows.filter(({ flag }) => flag !== null);
    expect(flagged.length).toBeGreaterThan(0);
    expect(flagged.every(({ rank }) => rank === null)).toBe(true);
    const ranks = table.rows.filter(({ flag }) => flag === null).map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.map((_, i) => i + 1));
  });

  it('crowns neither a hospital’s cell nor those it lifts around it, however many walk in', () => {
    const records = crowdedHospital();
    const { table } = run('hot-spots', { records, flagRules: [{ ...hospitalRule, bit: 1 }] });
    const crowned = (rows: typeof table.rows) => rows.find(({ rank }) => rank === 1)!.cell;
    const withoutWalkIns = run('hot-spots', { records: onlyScenes(records), flagRules: [] }).table;
    expect(crowned(table.rows)).toBe(crowned(withoutWalkIns.rows));
    expect(table.rows.some(({ flag }) => String(flag).includes('hospital'))).toBe(true);
  });

  it('gives its cells as closed rings in longitude and latitude', () => {
    const places = placesOf(run('hot-spots'))!;
    for (const { geometry } of places.features.slice(0, 20)) {
      const ring = geometry.coordinates[0]!;
      expect(ring.length).toBe(5);
      expect(ring[0]).toEqual(ring[4]);
      expect(ring.every(([lon, lat]) => lon! > -75.4 && lon! < -74.9 && lat! > 39.8 && lat! < 40.2)).toBe(
        true,
      );
    }
  });

  it('refuses a site without a published grid', () => {
    const geography = { epsg: 32618, gridOrigin: null, boundary: null };
    expect(() => run('hot-spots', { geography })).toThrow(expect.objectContaining({ code: 'area.empty' }));
  });
});

describe('density', () => {
  it('reproduces the exact densities on the published grid', () => {
    const gaussian = run('density', { flagRules: [], parameters: { kernel: 'gaussian', bandwidth: 300 } });
    expect(gaussian.figures[0]!.value).toBeCloseTo(820.7203, 3);
    const quartic = run('density', { flagRules: [] });
    expect(quartic.figures[0]!.value).toBeCloseTo(649.5294, 3);
    expect(quartic.figures[0]!.note).toContain('6327');
  });
});

/** Philadelphia with as many walk-in victims again at one hospital as in the whole city. */
function crowdedHospital(): Records {
  const records = philadelphiaRecords();
  const hospital = records.flags.findIndex((flags) => (flags & 2) !== 0);
  const moved = (i: number) => i % 2 === 0;
  return {
    ...records,
    x: records.x.map((x, i) => (moved(i) ? records.x[hospital]! : x)),
    y: records.y.map((y, i) => (moved(i) ? records.y[hospital]! : y)),
    flags: records.flags.map((flags, i) => (moved(i) ? 2 : flags)),
  };
}

function onlyScenes(records: Records): Records {
  const scene = (_: number, i: number) => (records.flags[i]! & 2) === 0;
  return {
    ...records,
    x: records.x.filter(scene),
    y: records.y.filter(scene),
    days: records.days.filter(scene),
    fatal: records.fatal.filter(scene),
    flags: records.flags.filter(scene),
    district: records.district.filter(scene),
  };
}
