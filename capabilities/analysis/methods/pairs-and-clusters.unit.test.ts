import { bandLabels, parseDay } from '@psp/statistics';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { RunResult } from '../contract.ts';
import { placesOf } from '../queries/places-of-run.ts';
import { resultHash } from '../running/canonical-json.ts';
import { philadelphiaIncidents, philadelphiaRecords } from '../testing/philadelphia.ts';
import { aStudyOf, quietly } from '../testing/recipes.ts';
import { closePairsAtMost } from './close-pairs.ts';
import type { Records } from './method.ts';
import { runMethod } from './run-method.ts';

vi.setConfig({ testTimeout: 60_000 });

type Study = Parameters<typeof aStudyOf>[1];
const of2024 = { period: { from: '2024-01-01', to: '2024-12-31' } };
const nearRepeat = (changes: Study = {}) =>
  runMethod(
    aStudyOf('near-repeat', {
      unit: 'events',
      records: philadelphiaIncidents(),
      filter: of2024,
      parameters: { permutations: 99 },
      ...changes,
    }),
    quietly,
  );
const scan = (changes: Study = {}) =>
  runMethod(
    aStudyOf('space-time-scan', {
      unit: 'events',
      records: philadelphiaIncidents(),
      filter: of2024,
      parameters: { simulations: 99, maxRadius: 500, maxDays: 14 },
      ...changes,
    }),
    quietly,
  );
const clusters = (changes: Study = {}) => runMethod(aStudyOf('clusters', changes), quietly);

const figure = ({ figures }: RunResult, key: string) => figures.find((one) => one.key === key)!;

describe.each([
  ['near-repeat', nearRepeat],
  ['space-time-scan', scan],
  ['clusters', () => clusters({ filter: of2024, parameters: { minPoints: 5 } })],
] as const)('%s', (_, run) => {
  it('gives the same bytes each time, in a result the contract knows', () => {
    const result = RunResult.parse(run());
    expect(resultHash(run())).toBe(resultHash(result));
    expect(JSON.stringify(result)).not.toContain('NaN');
    expect(Object.keys(result.table.rows[0]!).sort()).toEqual(
      result.table.columns.map(({ key }) => key).sort(),
    );
  });

  it('accounts for every record, and gives each figure its interval or says why there is none', () => {
    const { used, setAside, figures, cannotShow } = run();
    const all = [philadelphiaIncidents(), philadelphiaRecords()].map(({ days }) => days.length);
    expect(all).toContain(setAside.reduce((sum, { count }) => sum + count, used));
    expect(cannotShow.length).toBeGreaterThan(0);
    for (const { key, low, high, level, note } of figures) {
      if (low !== null && high !== null) expect(level, key).toBeGreaterThan(0.5);
      else expect(note, key).toMatch(/no interval|carries no|no interval of its own|needs no interval/i);
    }
  });
});

describe('near repeats', () => {
  it('prints its bands as intervals, so that nobody has to guess who owns an edge', () => {
    const { table, sentence } = nearRepeat();
    expect(table.rows.map(({ distance }) => distance).filter((_, i) => i % 3 === 0)).toEqual(
      bandLabels([0, 125, 250, 500], 'right'),
    );
    expect(sentence).toContain('within [0,125] m and [0,7] days of one another where chance gives');
  });

  it('finds shootings that follow one another in Philadelphia, and only near and soon', () => {
    const { table } = nearRepeat({ filter: { period: { from: '2020-01-01', to: '2022-12-31' } } });
    const [first, last] = [table.rows[0]!, table.rows.at(-1)!];
    expect(Number(first.ratio)).toBeGreaterThan(1.2);
    expect(first.stands).toBe('Beyond chance');
    expect(Number(last.ratio)).toBeLessThan(1.1);
  });

  it('would be fooled by victims of one incident, and so counts incidents only', () => {
    expect(() => nearRepeat({ unit: 'victims' })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('Count incidents, not people') }),
    );
  });

  it('tells how many pairs lie at one place on one day: they may be one incident recorded twice', () => {
    const twice = doubled(philadelphiaIncidents());
    expect(nearRepeat({ records: twice }).assumptions.join(' ')).toMatch(
      /\d pairs lie at the very same place/,
    );
    const ratio = (records: Records) => Number(nearRepeat({ records }).table.rows[0]!.ratio);
    expect(ratio(twice)).toBeGreaterThan(3 * ratio(philadelphiaIncidents()));
  });

  it('leaves out what lies at a hospital’s door, and says so', () => {
    expect(nearRepeat().setAside.map(({ reason }) => reason)).toContain(
      'At a place a rule flags: Looks like a hospital that collects walk-in victims',
    );
  });

  it('says that it is no more than chance where days mean nothing', () => {
    const { table } = nearRepeat({ records: withoutRhythm(philadelphiaIncidents()) });
    expect(table.rows.every(({ stands }) => stands === 'No more than chance')).toBe(true);
  });

  it('refuses before memory does, and says what would be small enough', () => {
    const records = philadelphiaIncidents();
    const crowded = { ...records, x: records.x.map(() => 482000), y: records.y.map(() => 4420000) };
    expect(() => nearRepeat({ records: crowded, filter: {} })).toThrow(/Choose a shorter period/);
  });
});

describe('the bound on close pairs', () => {
  it('is never below their number', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), fc.integer({ min: 10, max: 900 }), (places, metres) => {
        const x = Float64Array.from(places, ([east]) => east);
        const y = Float64Array.from(places, ([, north]) => north);
        let pairs = 0;
        for (let i = 0; i < x.length; i++)
          for (let j = 0; j < i; j++) if (Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) <= metres) pairs++;
        expect(closePairsAtMost({ x, y }, metres)).toBeGreaterThanOrEqual(pairs);
      }),
    );
  });
});

describe('the space-time scan', () => {
  it('finds a burst that was put there: its place, its days, and that chance hardly makes it', () => {
    const found = scan({ records: withBurst(philadelphiaIncidents()) });
    expect(figure(found, 'burst-cases').value).toBeGreaterThanOrEqual(12);
    expect(figure(found, 'burst-p').value).toBe(0.01);
    expect(found.table.rows[0]).toMatchObject({ burst: 1, p: 0.01 });
    expect(String(found.table.rows[0]!.from) >= '2024-06-01').toBe(true);
    expect(found.sentence).toMatch(/^The strongest burst: 1\d shooting incidents within \d+ m from June/);
  });

  it('draws each burst as a circle on the map, and its weeks as a series', () => {
    const found = scan({ records: withBurst(philadelphiaIncidents()) });
    const places = placesOf(found)!;
    expect(places.features).toHaveLength(found.table.rows.length);
    const ring = places.features[0]!.geometry.coordinates[0]!;
    expect(ring).toHaveLength(49);
    expect(ring[0]).toEqual(ring.at(-1));
    const weeks = found.exhibits.find(({ key }) => key === 'weeks-in-the-circle')!;
    const counts = weeks.kind === 'series' ? weeks.lines[0]!.points.map(({ value }) => value) : [];
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(6);
  });

  it('says that a year without one has none beyond chance', () => {
    const found = scan({ records: withoutRhythm(philadelphiaIncidents()) });
    expect(figure(found, 'burst-p').value).toBeGreaterThan(0.05);
    expect(found.sentence).toContain('no more than chance can make somewhere');
  });
});

describe('clusters', () => {
  it('reproduces the reference clusters when no rule leaves anything out', () => {
    const found = clusters({ flagRules: [] });
    expect(figure(found, 'clusters').value).toBe(103);
    expect(found.used - figure(found, 'share-in-clusters').count!).toBe(6248);
    expect(found.sentence).toContain('chance alone made none in 19 even throws');
  });

  it('outlines each cluster as a closed ring within the city', () => {
    const { features } = placesOf(clusters())!;
    for (const { geometry, properties } of features) {
      const ring = geometry.coordinates[0]!;
      expect(ring[0]).toEqual(ring.at(-1));
      expect(ring.every(([lon, lat]) => lon! > -75.4 && lon! < -74.9 && lat! > 39.8 && lat! < 40.2)).toBe(
        true,
      );
      expect(properties.count).toBeGreaterThan(0);
    }
    const inside = features.reduce((sum, { properties }) => sum + properties.count, 0);
    expect(inside).toBe(figure(clusters(), 'share-in-clusters').count);
  });

  it('gives a hospital’s cluster no rank, and says why', () => {
    const { table } = clusters({ parameters: { reach: 30, minPoints: 10 } });
    const flagged = table.rows.filter(({ flag }) => flag !== null);
    expect(flagged.length).toBeGreaterThan(0);
    expect(flagged.every(({ rank }) => rank === null)).toBe(true);
  });
});

/** Each incident recorded a second time, as files do that give each victim a number. */
function doubled(records: Records): Records {
  const twice = <T extends { length: number; [i: number]: number }>(from: T, into: T): T => {
    for (let i = 0; i < from.length; i++) into[i] = into[i + from.length] = from[i]!;
    return into;
  };
  const length = records.days.length * 2;
  return {
    x: twice(records.x, new Float64Array(length)),
    y: twice(records.y, new Float64Array(length)),
    days: twice(records.days, new Int32Array(length)),
    fatal: twice(records.fatal, new Uint8Array(length)),
    flags: twice(records.flags, new Uint32Array(length)),
    district: twice(records.district, new Int32Array(length)),
    districts: records.districts,
  };
}

/** The incidents of 2024 on days dealt out over the year, whatever their places. */
function withoutRhythm(records: Records): Records {
  const from = parseDay('2024-01-01');
  const days = records.days.map((day, i) =>
    day >= from && day < from + 366 ? from + ((i * 7919) % 366) : day,
  );
  return { ...records, days };
}

/** The first twelve incidents of the year moved to one corner and the second week of June. */
function withBurst(records: Records): Records {
  const from = parseDay('2024-01-01');
  const moved = [...records.days.keys()]
    .filter((i) => records.days[i]! >= from && Number.isFinite(records.x[i]!) && records.flags[i] === 0)
    .slice(0, 12);
  const [x, y, days] = [records.x.slice(), records.y.slice(), records.days.slice()];
  moved.forEach((i, k) => {
    x[i] = 484000 + 40 * k;
    y[i] = 4424000;
    days[i] = parseDay('2024-06-08') + (k % 6);
  });
  return { ...records, x, y, days };
}
