import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runForTest } from '../testing/run-for-test.ts';

const extract = join(import.meta.dirname, '../../demo/extracts/philadelphia');
const philadelphia = [
  join(extract, 'shooting-victims.csv.gz'),
  ...['--lon', 'longitude', '--lat', 'latitude', '--crs', 'EPSG:32618'],
  ...['--t', 'occurred_local', '--before', '2025-01-01'],
];
/** A file that is not shipped; where it is not beside the checkout its figures are reported as skipped. */
const streets = ['data', 'shared/data']
  .map((data) => join(import.meta.dirname, '../../..', data, 'philadelphia/street_segments.geojson.gz'))
  .find((path) => existsSync(path));

const folder = mkdtempSync(join(tmpdir(), 'psp-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(name: string, text: string, pack = false): string {
  const path = join(folder, name);
  writeFileSync(path, pack ? gzipSync(text) : text);
  return path;
}

const run = (method: string, parameters: object, file: string[]) =>
  runForTest(['analyze', method, ...file, '--params', JSON.stringify(parameters), '--json']);

async function analysisOf(method: string, parameters: object, file = philadelphia) {
  const { out, err, exitCode } = await run(method, parameters, file);
  expect([err, exitCode]).toEqual(['', 0]);
  return JSON.parse(out);
}

describe('psp analyze dbscan', () => {
  it('finds Philadelphia’s clusters as scikit-learn does', async () => {
    const { clusters, noise } = await analysisOf('dbscan', { eps: 150, minPoints: 20 });
    expect([clusters, noise]).toEqual([103, 6248]);
  }, 30_000);
});

describe('psp analyze segments', () => {
  const line = (properties: object, ...coordinates: number[][]) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates },
  });
  const events = aFile('events.csv', 'lon,lat\n-75.001,40\n-75.001,40\n-75,40.001\n-75.0005,40.00001\n');
  const inDegrees = [events, '--lon', 'lon', '--lat', 'lat', '--crs', 'EPSG:32618'];
  const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  const west = line({ seg_id: '1002' }, [-75.002, 40], [-75, 40]);
  const north = line({ seg_id: '998' }, [-75, 40], [-75, 40.002]);

  it('names the segment that holds most, from plain and from gzip files', async () => {
    for (const pack of [false, true]) {
      const segments = aFile(`streets-${pack}.geojson`, collection([west, north]), pack);
      expect(await analysisOf('segments', { segments }, inDegrees)).toMatchObject({
        ...{ n: 4, hit: 2, hold25: 1, hold50: 1, hold80: 2, maxSegment: 1002, maxCount: 3 },
        ...{ segments: 2, snapped: 4, share: 1 },
      });
    }
  });

  it('compares ids of digits as numbers, so that a crossing goes to the lowest', async () => {
    const crossing = aFile('crossing.csv', 'lon,lat\n-74.9999,39.9999\n');
    const segments = aFile('crossing.geojson', collection([west, north]));
    const found = await analysisOf('segments', { segments }, [crossing, ...inDegrees.slice(1)]);
    expect(found.maxSegment).toBe(998);
  });

  it('leaves events alone that are further away than asked', async () => {
    const segments = aFile('far.geojson', collection([north]));
    const found = await analysisOf('segments', { segments, maxDistance: 50 }, inDegrees);
    expect([found.snapped, found.share]).toEqual([2, 0.5]);
  });

  it('counts the parts of one line together', async () => {
    const geometry = {
      type: 'MultiLineString',
      coordinates: [west.geometry.coordinates, north.geometry.coordinates],
    };
    const segments = aFile('parts.geojson', collection([{ type: 'Feature', id: 'Main St', geometry }]));
    const found = await analysisOf('segments', { segments }, inDegrees);
    expect([found.hit, found.maxSegment, found.maxCount]).toEqual([1, 'Main St', 4]);
  });

  it('says what is wrong with the file of segments', async () => {
    const point = { type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] } };
    const inMetres = line({}, [480_000, 4_420_000], [480_090, 4_420_000]);
    const cases = [
      [join(folder, 'none.geojson'), 'can’t be read'],
      [aFile('text.geojson', 'streets'), 'is not JSON'],
      [aFile('points.geojson', collection([point])), 'holds no line'],
      [aFile('metres.geojson', collection([inMetres])), 'can’t be projected'],
    ] as const;
    for (const [segments, problem] of cases) {
      const { err, exitCode } = await run('segments', { segments }, inDegrees);
      expect([JSON.parse(err).error.message ?? err, exitCode]).toEqual([expect.stringContaining(problem), 2]);
    }
  });

  it.skipIf(!streets)(
    'finds Philadelphia’s street segments as shapely does',
    async () => {
      const found = await analysisOf('segments', { segments: streets });
      expect([found.segments, found.hit, found.snapped]).toEqual([40_342, 7786, 16_416]);
      expect([found.hold25, found.hold50, found.hold80]).toEqual([506, 1623, 4503]);
      expect([found.maxSegment, found.maxCount]).toEqual([641_615, 46]);
    },
    30_000,
  );
});

describe('psp analyze coverage', () => {
  const events = aFile('demand.csv', 'x,y\n0,0\n10,0\n500,500\n505,500\n510,500\n900,0\n');
  const inMetres = [events, '--x', 'x', '--y', 'y'];

  it('chooses the sites that reach most events', async () => {
    const sites: [number, number][] = [
      [5, 0],
      [505, 500],
      [900, 10],
    ];
    const found = await analysisOf('coverage', { candidates: sites, radius: 20, p: 2 }, inMetres);
    expect(found).toMatchObject({ n: 6, covered: 5, chosen: [0, 1], proven: true, bound: 5 });
    expect([found.candidates, found.share, found.sites]).toEqual([3, 5 / 6, [sites[0], sites[1]]]);
  });

  it('takes the first events as candidates when given their number', async () => {
    const found = await analysisOf('coverage', { candidates: 4, radius: 12, p: 1, exact: false }, inMetres);
    expect([found.covered, found.chosen, found.proven]).toEqual([3, [2], undefined]);
  });

  it('reads candidates from CSV and from GeoJSON, plain and gzip, as the events are read', async () => {
    const shootings = aFile('shootings.csv', 'east,north\n-75,40\n-75.00001,40\n-75.1,40\n');
    const inDegrees = [shootings, '--lon', 'east', '--lat', 'north', '--crs', 'EPSG:32618'];
    const asFeatures = [-75.1, -75].map((lon) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, 40] },
    }));
    const files = [
      aFile('same-columns.csv', 'east,north\n-75.1,40\n-75,40\n'),
      aFile('other-columns.csv.gz', 'id,longitude,latitude\na,-75.1,40\nb,-75,40\n', true),
      aFile('metres.csv', 'x,y\n491463,4427810\n500000,4427757\n'),
      aFile('sites.geojson.gz', JSON.stringify({ type: 'FeatureCollection', features: asFeatures }), true),
    ];
    for (const candidates of files) {
      const found = await analysisOf('coverage', { candidates, radius: 50, p: 1 }, inDegrees);
      expect([candidates, found.covered, found.chosen]).toEqual([candidates, 2, [1]]);
    }
  });

  it('proves the best 25 of 400 sites for Philadelphia, never below greedy', async () => {
    const asked = { candidates: 400, radius: 200, p: 25 };
    const best = await analysisOf('coverage', asked);
    const greedy = await analysisOf('coverage', { ...asked, exact: false });
    expect([best.proven, best.covered, best.chosen.length]).toEqual([true, 2073, 25]);
    expect(greedy.covered).toBeLessThanOrEqual(best.covered);
    expect(greedy.covered).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best.covered);
  }, 30_000);

  it('says what is wrong with the candidates', async () => {
    const cases: [unknown, string, number][] = [
      [7, 'only 6 events', 2],
      [-1, 'candidates: give', 2],
      [join(folder, 'none.csv'), 'can’t be read', 2],
      [aFile('gap.csv', 'x,y\n1,1\n,2\n'), 'have no usable place', 2],
      [aFile('names.csv', 'a,b\n1,1\n'), 'no column', 1],
      [aFile('no-points.geojson', '{"type":"FeatureCollection","features":[]}'), 'holds no point', 2],
    ];
    for (const [candidates, problem, code] of cases) {
      const { err, exitCode } = await run('coverage', { candidates, radius: 20, p: 1 }, inMetres);
      expect([err, exitCode]).toEqual([expect.stringContaining(problem), code]);
    }
  });
});

describe('psp analyze forecast', () => {
  const grid = {
    ...{ x0: 476000, y0: 4413000, size: 250, columns: 112, rows: 121 },
    mask: join(extract, 'city-limits.geojson.gz'),
  };
  const years = { train: ['2020-01-01', '2022-12-31'], test: ['2023-01-01', '2023-12-31'], share: 0.01 };
  const asked = { ...grid, ...years, method: 'counts' };

  it('judges prior counts on Philadelphia’s 2023 as the reference has it', async () => {
    const found = await analysisOf('forecast', asked);
    expect([found.cells, found.seed]).toEqual([59, 1]);
    expect(Math.abs(found.pai - 12.383)).toBeLessThan(1e-3);
    expect(Math.abs(found.pei - 0.5365)).toBeLessThan(1e-3);
    expect(found.intervals.pai[0]).toBeLessThan(found.pai);
    expect(found.random.pai[1]).toBeLessThan(found.intervals.pai[0]);
    expect(found.nij).toEqual({ cellAllowed: false, totalAllowed: false });
  }, 30_000);

  it('reads the same periods from years and from ends that are not part of them', async () => {
    const { pai } = await analysisOf('forecast', asked);
    const inYears = { ...asked, train: [2020, '2022'], test: ['2023', '2023-12'] };
    const halfOpen = { ...asked, train: ['2020-01-01', '2023-01-01'], test: ['2023-01-01', '2024-01-01'] };
    expect((await analysisOf('forecast', inYears)).pai).toBe(pai);
    expect((await analysisOf('forecast', halfOpen)).pai).toBe(pai);
  }, 30_000);

  it('shows plain counts beside smoother forecasts', async () => {
    const kde = await analysisOf('forecast', { ...asked, method: 'kde', bandwidth: 500 });
    const decay = await analysisOf('forecast', { ...asked, method: 'decay', bandwidth: 500, halfLife: 180 });
    for (const found of [kde, decay]) {
      expect(found.priorCounts.pai).toBeCloseTo(12.383, 3);
      expect(found.pai).not.toBe(found.priorCounts.pai);
      expect(found.paiStar * found.pei).toBeCloseTo(found.pai, 9);
    }
  }, 30_000);

  it.each<[string, object, string, number]>([
    ['asks for the bandwidth of a density', { method: 'kde' }, 'bandwidth is missing', 2],
    ['asks for the half-life of a decay', { method: 'decay', bandwidth: 9 }, 'halfLife is missing', 2],
    ['takes dates that exist', { test: ['2023-02-30', '2023-12-31'] }, 'give [from, to]', 2],
    ['refuses a test that the training knows', { test: ['2022-06-01', '2023-01-01'] }, 'begins before', 2],
    ['refuses a quiet test', { test: ['2031', '2031'] }, 'Nothing happened', 1],
    ['refuses what officers chose to do', { outcome: 'traffic-stop' }, 'what officers chose to do', 1],
  ])(
    '%s',
    async (_, change, problem, code) => {
      const { err, exitCode } = await run('forecast', { ...asked, ...change }, philadelphia);
      expect([err, exitCode]).toEqual([expect.stringContaining(problem), code]);
    },
    30_000,
  );
});
