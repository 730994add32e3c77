import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import reference from '../../statistics/reference/chicago.json' with { type: 'json' };
import { chicagoFile, chicagoIsHere } from '../../statistics/reference/read-chicago.ts';
import { runForTest } from '../testing/run-for-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-space-time-'));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = ['--x', 'X', '--y', 'Y', '--t', 'date'];

/** Four thefts at one address in three days, and others far from each other in space and time. */
function thefts(): string {
  const path = join(folder, 'thefts.csv');
  const far = Array.from({ length: 30 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 11) % 300))).toISOString().slice(0, 10);
    return `${(i * 7919) % 9001},${(i * 6151) % 8999},${day}`;
  });
  const near = ['10000,5000,2024-05-01 23:00', '10000,5010,2024-05-02 01:00', '10005,5000,2024-05-03 12:00'];
  const rows = [...far, ...near, '10003,5003,2024-05-03', '1,1,', ',1,2024-01-01', '1,1,soon'];
  writeFileSync(path, `X,Y,date\n${rows.join('\n')}\n`);
  return path;
}

const file = thefts();

async function analysisOf(method: string, path: string, parameters: object) {
  const args = ['analyze', method, path, ...columns, '--params', JSON.stringify(parameters), '--json'];
  const { out, err, exitCode } = await runForTest(args);
  expect([err, exitCode]).toEqual(['', 0]);
  return JSON.parse(out);
}

describe('psp analyze knox', () => {
  it('tells rows of distance and columns of time, with what it left out and the seed', async () => {
    const found = await analysisOf('knox', file, { space: [0, 50, 100], time: [0, 2, 4], seed: 5 });
    expect(found).toMatchObject({
      method: 'knox',
      n: 34,
      setAside: { 'date-missing': 1, 'date-unreadable': 1, 'coordinates-missing': 1 },
      seed: 5,
      bands: { space: ['[0,50)', '[50,100)'], time: ['[0,2)', '[2,4)'] },
      counts: [
        [4, 2],
        [0, 0],
      ],
      p: [
        [0.001, expect.any(Number)],
        [1, 1],
      ],
    });
    expect(found.ratio[0][0]).toBeGreaterThan(10);
    expect(found.expected[0][0]).toBeCloseTo(found.expectation[0][0], 1);
    expect(found.parameters).toMatchObject({ permutations: 999, closed: 'left', times: false });
  });

  it('closes bands on the right, or counts hours, when asked to', async () => {
    const bands = { space: [0, 50], time: [0, 1, 2], permutations: 9 };
    expect((await analysisOf('knox', file, bands)).counts).toEqual([[1, 3]]);
    expect((await analysisOf('knox', file, { ...bands, closed: 'right' })).counts).toEqual([[4, 2]]);
    expect((await analysisOf('knox', file, { ...bands, times: true })).counts).toEqual([[3, 3]]);
  });

  it('gives the same answer twice', async () => {
    const parameters = { space: [0, 500, 2000], time: [0, 30], permutations: 99, seed: 3 };
    const { seconds: _first, ...once } = await analysisOf('knox', file, parameters);
    const { seconds: _second, ...again } = await analysisOf('knox', file, parameters);
    expect(again).toEqual(once);
  });

  it('prints tables with the interval of each row and column for people', async () => {
    const parameters = JSON.stringify({ space: [0, 50, 100], time: [0, 2, 4], permutations: 9 });
    const { out } = await runForTest(['analyze', 'knox', file, ...columns, '--params', parameters]);
    const lines = out.split('\n').map((line) => line.trim().split(/\s{2,}/));
    const counts = lines.findIndex(([first]) => first === 'counts');
    expect(lines.slice(counts + 1, counts + 4)).toEqual([
      ['metres \\ days', '[0,2)', '[2,4)'],
      ['[0,50)', '4', '2'],
      ['[50,100)', '0', '0'],
    ]);
  });

  test.skipIf(!chicagoIsHere)('counts Chicago’s burglaries as the reference does', async () => {
    const [halfOpen, weeks] = reference.knox;
    const { space, time } = halfOpen!;
    const first = await analysisOf('knox', chicagoFile('be'), { space, time, permutations: 9 });
    expect([first.n, first.setAside, first.counts.flat()]).toEqual([
      reference.burglaries,
      { 'date-missing': 1 },
      halfOpen!.counts,
    ]);
    const right = { space: weeks!.space, time: weeks!.time, closed: 'right', permutations: 9 };
    const { counts } = await analysisOf('knox', chicagoFile('be'), right);
    expect([counts[0], counts[3]]).toEqual([weeks!.firstRow, weeks!.lastRow]);
  });
});

describe('psp analyze space-time-scan', () => {
  it('tells the most likely cluster with its place, its days and its p', async () => {
    const found = await analysisOf('space-time-scan', file, { maxRadius: 100, maxDays: 7, seed: 2 });
    expect(found).toMatchObject({
      ...{ n: 34, seed: 2, cases: 4, start: '2024-05-01', end: '2024-05-03', p: 0.001, secondary: [] },
    });
    // Four at the place, five in these days, one of them elsewhere.
    expect(found.expected).toBeCloseTo((4 * 5) / 34, 12);
    expect(Math.hypot(found.x - 10_002, found.y - 5003)).toBeLessThan(10);
    expect(found.radius).toBeLessThan(12);
  });

  it('says so where there is no cluster', async () => {
    const found = await analysisOf('space-time-scan', file, { maxRadius: 2, maxDays: 1, simulations: 9 });
    expect(found).toMatchObject({ llr: 0, cases: 0, x: null, start: null, p: 1, secondary: [] });
  });

  test.skipIf(!chicagoIsHere)('finds in Chicago’s arsons what SaTScan finds', async () => {
    const { maxRadius, maxDays, llr, cases, day } = reference.scan;
    const wanted = { maxRadius, maxDays, simulations: 99 };
    const found = await analysisOf('space-time-scan', chicagoFile('arson'), wanted);
    expect(Math.abs(found.llr - llr)).toBeLessThan(1e-5);
    expect([found.cases, found.start, found.end, found.p]).toEqual([cases, day, day, 0.01]);
  });
});

describe('psp analyze when place or time is missing', () => {
  const bands = { space: [0, 50], time: [0, 2] };
  it.each<[string, string[], object, string]>([
    [
      'asks for the date',
      ['knox', file, '--x', 'X', '--y', 'Y'],
      bands,
      'Name the column of the date with --t.',
    ],
    ['asks for the place', ['knox', file, '--t', 'date'], bands, 'needs to know where the events lie'],
    ['names falling edges', ['knox', file, ...columns], { ...bands, time: [2, 0] }, 'must increase'],
    ['names a missing edge', ['knox', file, ...columns], { space: [0, 50] }, 'time is missing'],
    ['knows two kinds of band', ['knox', file, ...columns], { ...bands, closed: 'both' }, 'left or right'],
    ['takes whole days', ['space-time-scan', file, ...columns], { maxRadius: 9, maxDays: 1.5 }, 'whole days'],
  ])('%s', async (_title, args, parameters, words) => {
    const { out, err } = await runForTest(['analyze', ...args, '--params', JSON.stringify(parameters)]);
    expect([out, err]).toEqual(['', expect.stringContaining(words)]);
  });
});
