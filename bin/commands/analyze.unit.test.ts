import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runForTest } from '../testing/run-for-test.ts';

const extract = join(import.meta.dirname, '../../demo/extracts/philadelphia');
const philadelphia = [
  join(extract, 'shooting-victims.csv.gz'),
  ...['--lon', 'longitude', '--lat', 'latitude', '--crs', 'EPSG:32618'],
  ...['--t', 'occurred_local', '--before', '2025-01-01'],
];
const grid = {
  ...{ x0: 476000, y0: 4413000, size: 250, columns: 112, rows: 121 },
  mask: join(extract, 'city-limits.geojson.gz'),
};

async function analysisOf(method: string, parameters: object, file: string[] = []) {
  const args = ['analyze', method, ...file, '--params', JSON.stringify(parameters), '--json'];
  const { out, err, exitCode } = await runForTest(args);
  expect([err, exitCode]).toEqual(['', 0]);
  return JSON.parse(out);
}

describe('psp analyze on Philadelphia before 2025, as the reference software has it', () => {
  it('says what it read, what it left out and why', async () => {
    expect(await analysisOf('grid-counts', grid, philadelphia)).toMatchObject({
      method: 'grid-counts',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      n: 16_416,
      setAside: { 'coordinates-missing': 22 },
      rows: { read: 16_484, notSelected: 46 },
      parameters: grid,
      seed: null,
      seconds: expect.any(Number),
    });
  });

  it('counts in the grid', async () => {
    const { cells, counted, maxCount, maxCell, nonzero } = await analysisOf(
      'grid-counts',
      grid,
      philadelphia,
    );
    expect([cells, counted, maxCount, maxCell, nonzero]).toEqual([5905, 16_401, 134, 6440, 2269]);
  });

  it('finds hot spots by Gi*', async () => {
    const found = await analysisOf('gi-star', grid, philadelphia);
    expect(found.max).toBeCloseTo(24.77044, 5);
    expect(found.min).toBeCloseTo(-1.22612, 5);
    expect([found.maxCell, found.above196, found.fdrHot]).toEqual([6440, 783, 601]);
    expect(found.parameters).toMatchObject({ contiguity: 'queen', star: true });
  });

  it('leaves the cell itself out when star is false', async () => {
    const without = await analysisOf('gi-star', { ...grid, star: false }, philadelphia);
    expect(without.max).not.toBeCloseTo(24.77044, 2);
  });

  it('measures clustering by Moran’s I', async () => {
    const { i, z } = await analysisOf('moran', grid, philadelphia);
    expect(i).toBeCloseTo(0.5876548, 5);
    expect(z).toBeCloseTo(88.87383, 4);
  });

  it('estimates density with both kernels', async () => {
    const quartic = await analysisOf('kde', { ...grid, kernel: 'quartic', bandwidth: 1000 }, philadelphia);
    expect([quartic.max / 649.5294, quartic.maxCell]).toEqual([expect.closeTo(1, 6), 6327]);
    const gaussian = await analysisOf('kde', { ...grid, kernel: 'gaussian', bandwidth: 300 }, philadelphia);
    expect([gaussian.max / 820.7203, gaussian.maxCell]).toEqual([expect.closeTo(1, 6), 6440]);
  });

  it('takes the whole grid where there is no mask', async () => {
    const { mask: _mask, ...whole } = grid;
    const { cells, counted } = await analysisOf('grid-counts', whole, philadelphia);
    expect(cells).toBe(112 * 121);
    expect(counted).toBeGreaterThan(16_401);
  });

  it('counts fatal shootings alone when asked to', async () => {
    const fatal = await analysisOf('grid-counts', grid, [...philadelphia, '--where', 'fatal=true']);
    const nonfatal = await analysisOf('grid-counts', grid, [...philadelphia, '--where', 'fatal=false']);
    expect(fatal.n).toBeGreaterThan(0);
    expect(fatal.n + nonfatal.n).toBe(16_416);
  });

  it('turns victims into incidents', async () => {
    const incidents = await analysisOf('grid-counts', grid, [...philadelphia, '--distinct', 'report_number']);
    expect(incidents.n).toBeLessThan(14_778);
    expect(incidents.n).toBeGreaterThan(14_000);
  });
});

describe('psp analyze on counts', () => {
  it.each([
    [3, 0, 0.08837901],
    [6, 2, 0.17487482],
    [20, 10, 0.06883178],
  ])('compares %i with %i by the E-test', async (before, after, p) => {
    const found = await analysisOf('e-test', { before, after });
    expect(found.p).toBeCloseTo(p, 8);
    expect([found.n, found.setAside, found.seed]).toEqual([before + after, {}, null]);
  });

  it('weighs a measure against its control area', async () => {
    const { estimate, se, z, low, high } = await analysisOf('wdd', { control: [20, 20], treated: [20, 10] });
    expect(estimate).toBe(-10);
    expect(se).toBeCloseTo(8.36660027, 7);
    expect(z).toBeCloseTo(-1.19522861, 7);
    expect(low).toBeCloseTo(-23.76183, 5);
    expect(high).toBeCloseTo(3.76183, 5);
  });

  it('counts displacement in', async () => {
    const { estimate, se } = await analysisOf('wdd', {
      ...{ control: [20, 20], treated: [20, 10] },
      ...{ displacementControl: [30, 30], displacementTreated: [30, 20] },
    });
    expect(estimate).toBe(-20);
    expect(se).toBeCloseTo(13.41640786, 7);
  });

  it('judges a run of events by the Naus scan statistic', async () => {
    const { p } = await analysisOf('naus', { periods: 208, window: 2, mean: 0.6, count: 6 });
    expect(p).toBeCloseTo(0.0390223755, 9);
  });

  it('gives the Poisson z', async () => {
    expect((await analysisOf('poisson-z', { before: 777, after: 1531 })).z).toBeCloseTo(22.50655, 5);
  });

  it('gives exact and score intervals', async () => {
    const exact = await analysisOf('interval', { method: 'clopper-pearson', events: 3, n: 75 });
    expect([exact.low, exact.high]).toEqual([expect.closeTo(0.0083, 4), expect.closeTo(0.1125, 4)]);
    expect([exact.n, exact.estimate]).toEqual([75, 0.04]);
    const rate = await analysisOf('interval', { method: 'garwood', events: 10 });
    expect([rate.low, rate.high]).toEqual([expect.closeTo(4.795389, 6), expect.closeTo(18.390356, 6)]);
    const score = await analysisOf('interval', { method: 'wilson', events: 10, n: 100 });
    expect([score.low, score.high]).toEqual([expect.closeTo(0.0552, 4), expect.closeTo(0.1744, 4)]);
  });

  it('prints a table for people unless JSON is asked for', async () => {
    const { out } = await runForTest(['analyze', 'e-test', '--params', '{"before":20,"after":10}']);
    expect(out).toContain('e-test: how likely chance alone makes two counts differ this much (E-test)');
    expect(out).toMatch(/^ {2}p {2}0\.068831782$/m);
  });
});

describe('psp analyze when it can’t answer', () => {
  const counts = '{"before":20,"after":10}';
  it.each<[string, string[], number, string]>([
    ['lists the methods there are', ['tarot'], 2, '“tarot” is not a method of this version. Choose one of: '],
    ['asks for the file', ['moran', '--params', JSON.stringify(grid)], 2, 'moran needs a file of events.'],
    [
      'asks where the events lie',
      ['moran', 'a.csv', '--params', JSON.stringify(grid)],
      2,
      'Give --lon, --lat',
    ],
    [
      'asks for the projection',
      ['kde', 'a.csv', '--lon', 'x', '--lat', 'y'],
      2,
      'Name the projection with --crs',
    ],
    ['asks for both columns', ['kde', 'a.csv', '--x', 'x'], 2, 'One of --x and --y is missing. Give both.'],
    ['takes no two kinds of place', ['kde', 'a.csv', '--x', 'x', '--lon', 'y'], 2, 'Both degrees and metres'],
    ['knows only UTM zones', ['kde', 'a.csv', '--crs', 'EPSG:4326'], 2, 'not a WGS 84 UTM zone'],
    [
      'needs a date column for --before',
      ['kde', 'a.csv', '--before', '2025-01-01'],
      2,
      'Name its column with --t.',
    ],
    ['needs a real date', ['kde', 'a.csv', '--t', 'd', '--before', 'May'], 2, '--before May is not a date.'],
    ['needs a condition', ['kde', 'a.csv', '--where', 'fatal'], 2, '--where fatal is no condition.'],
    ['reads JSON', ['e-test', '--params', '{before:20}'], 2, '--params is not JSON'],
    ['names the missing parameter', ['e-test', '--params', '{"before":20}'], 2, 'after is missing.'],
    [
      'names the wrong parameter',
      ['e-test', '--params', '{"before":-1,"after":2}'],
      2,
      'before: give a whole number',
    ],
    [
      'names the unknown parameter',
      ['e-test', '--params', '{"before":1,"after":2,"x":1}'],
      2,
      'no parameter x.',
    ],
    [
      'reads no file where none is needed',
      ['e-test', 'a.csv', '--params', counts],
      2,
      'e-test reads no file.',
    ],
    [
      'passes the library’s refusal on',
      ['naus', '--params', '{"periods":1,"mean":1,"count":3}'],
      1,
      'longer than',
    ],
    [
      'names a parameter file that is not there',
      ['e-test', '--params', '@none.json'],
      2,
      'none.json does not exist',
    ],
  ])('%s', async (_title, args, code, words) => {
    const { out, err, exitCode } = await runForTest(['analyze', ...args]);
    expect(err).toContain(words);
    expect([out, exitCode, err.trimEnd().split('\n').length]).toEqual(['', code, 1]);
  });

  it('needs the projection of metres to place a mask', async () => {
    const { err, exitCode } = await runForTest([
      ...['analyze', 'moran', philadelphia[0]!, '--x', 'longitude', '--y', 'latitude'],
      ...['--params', JSON.stringify(grid)],
    ]);
    expect(err).toBe(
      'The mask is in longitude and latitude. Name the projection of x and y with --crs EPSG:N.\n',
    );
    expect(exitCode).toBe(2);
  });

  it('says so in JSON to a program that asked for JSON', async () => {
    const { err } = await runForTest(['analyze', 'tarot', '--json']);
    expect(JSON.parse(err).error).toMatchObject({
      code: 'analyze.method-unknown',
      mend: expect.stringContaining('gi-star'),
    });
  });
});
