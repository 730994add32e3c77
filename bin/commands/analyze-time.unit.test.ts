import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runForTest } from '../testing/run-for-test.ts';

const newYork = [
  join(import.meta.dirname, '../../demo/extracts/new-york/shooting-victims.csv.gz'),
  ...['--t', 'occurred_local', '--distinct', 'report_number'],
];
const studied = { from: '2006-01', to: '2022-12', step: '2020-06' };

const folder = mkdtempSync(join(tmpdir(), 'psp-analyze-time-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function analysisOf(method: string, file: string[], parameters: object = {}) {
  const args = ['analyze', method, ...file, '--params', JSON.stringify(parameters), '--json'];
  const { out, err, exitCode } = await runForTest(args);
  expect([err, exitCode]).toEqual(['', 0]);
  return JSON.parse(out);
}

function aFile(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** The first run in a process loads every command, which a busy machine does slowly. */
const patience = { timeout: 30_000 };

describe('psp analyze interrupted on New York’s incidents by month, as R has it', patience, () => {
  it('fits the negative binomial unless asked otherwise', async () => {
    const found = await analysisOf('interrupted', newYork, studied);
    expect(found.coefficient).toBeCloseTo(0.8896908, 6);
    expect(found.se).toBeCloseTo(0.0521223, 6);
    expect([found.ratio, found.low, found.high]).toEqual([
      expect.closeTo(2.434377, 5),
      expect.closeTo(2.197967, 5),
      expect.closeTo(2.696214, 5),
    ]);
    expect(found.theta).toBeCloseTo(93.38524, 4);
    expect(found.dispersion).toBeCloseTo(1.0948713, 6);
    expect([found.n, found.rows]).toEqual([21_903, { read: 27_939, notSelected: 6036 }]);
    expect(found.parameters).toEqual({ ...studied, family: 'nb' });
  });

  it('fits Poisson', async () => {
    const found = await analysisOf('interrupted', newYork, { ...studied, family: 'poisson' });
    expect(found.coefficient).toBeCloseTo(0.8901079, 6);
    expect(found.se).toBeCloseTo(0.0329099, 6);
    expect(found.dispersion).toBeCloseTo(2.3025361, 6);
    expect(found.theta).toBe(null);
  });
});

describe('psp analyze survival, as R has it', patience, () => {
  const times = [30, 45, 60, 60, 90, 120, 150, 180, 200, 240, 300, 365];
  const codes = [1, 0, 2, 1, 0, 1, 2, 0, 1, 0, 2, 0];
  const words = ['', 'arrest', 'custody'];
  const cases = aFile('cases.csv', [
    'days,code,ended_in,ended',
    ...times.map((time, i) => `${time},${codes[i]},${words[codes[i]!]},${codes[i]! > 0}`),
  ]);

  it('follows cases to an event, any other end being censored (Kaplan–Meier)', async () => {
    const found = await analysisOf('survival', [cases, '--t', 'days', '--event', 'code']);
    const at = [60, 180, 300].map((time) => found.times.indexOf(time));
    expect(at.map((i) => found.atRisk[i])).toEqual([10, 5, 2]);
    expect(at.map((i) => found.survival[i])).toEqual(closeTo([0.825, 0.7071428571, 0.5303571429]));
    expect(at.map((i) => found.low[i])).toEqual(closeTo([0.4609457, 0.3288945, 0.1498489]));
    expect(at.map((i) => found.high[i])).toEqual(closeTo([0.9533404, 0.8976438, 0.8090447]));
    expect(found.n).toBe(12);
  });

  it.each([
    ['a code for each cause', ['--cause', 'code'], ['1', '2']],
    ['a name for each cause, empty for none', ['--cause', 'ended_in'], ['arrest', 'custody']],
    ['an event and its cause apart', ['--event', 'ended', '--cause', 'ended_in'], ['arrest', 'custody']],
  ])('shares events out among causes (Aalen–Johansen): %s', async (_title, columns, [first, second]) => {
    const { times: at, incidence, low } = await analysisOf('survival', [cases, '--t', 'days', ...columns]);
    const on = (share: number[]) => [60, 180, 300].map((time) => share[at.indexOf(time)]);
    expect(on(incidence[first!])).toEqual(closeTo([0.175, 0.2797619, 0.4107143]));
    expect(on(incidence[second!])).toEqual(closeTo([0.0916667, 0.1964286, 0.3928571]));
    expect(low[second!][0]).toBe(null);
    expect(Object.keys(incidence)).toEqual([first, second]);
  });

  it('counts the rows it can’t use, with the reason', async () => {
    const flawed = aFile('flawed.csv', [
      'days,ended,cause',
      ...['10,1,arrest', ',1,arrest', 'soon,1,arrest', '-3,1,arrest', '12,,arrest', '14,1,', '20,0,'],
    ]);
    const found = await analysisOf('survival', [
      flawed,
      '--t',
      'days',
      '--event',
      'ended',
      '--cause',
      'cause',
    ]);
    expect(found.n).toBe(2);
    expect(found.setAside).toEqual({
      ...{ 'time-missing': 1, 'time-unreadable': 1, 'time-negative': 1 },
      ...{ 'event-missing': 1, 'cause-missing': 1 },
    });
  });

  const closeTo = (values: number[]) => values.map((value) => expect.closeTo(value, 7));
});

describe('psp analyze on time when it can’t answer', patience, () => {
  const cases = aFile('two.csv', ['days,ended', '3,1', '5,perhaps']);
  it.each<[string, string[], number, string]>([
    ['asks for the dates', ['interrupted', newYork[0]!, '--params', JSON.stringify(studied)], 2, '--t.'],
    [
      'wants months',
      ['interrupted', ...newYork, '--params', '{"from":"2006","to":"2022-12","step":"2020-06"}'],
      2,
      'from: give a month as year-month',
    ],
    [
      'refuses months beyond the data',
      ['interrupted', ...newYork, '--params', JSON.stringify({ ...studied, to: '2023-12' })],
      1,
      'The data end in 2023-06.',
    ],
    [
      'refuses a step with nothing before it',
      ['interrupted', ...newYork, '--params', JSON.stringify({ ...studied, step: '2006-01' })],
      1,
      'The step needs at least one month before it',
    ],
    [
      'refuses a period that ends before it begins',
      ['interrupted', ...newYork, '--params', JSON.stringify({ ...studied, to: '2005-12' })],
      1,
      'lies before the first',
    ],
    ['asks for the durations', ['survival', cases, '--event', 'ended'], 2, 'how long each case was followed'],
    [
      'asks what ended them',
      ['survival', cases, '--t', 'days'],
      2,
      'Name its column with --event or --cause.',
    ],
    [
      'takes no date for a duration',
      ['survival', cases, '--t', 'days', '--event', 'ended', '--before', '2020-01-01'],
      2,
      '--before takes dates',
    ],
    [
      'names the missing column',
      ['survival', cases, '--t', 'hours', '--event', 'ended'],
      1,
      'no column “hours”',
    ],
  ])('%s', async (_title, args, code, words) => {
    const { out, err, exitCode } = await runForTest(['analyze', ...args]);
    expect(err).toContain(words);
    expect([out, exitCode]).toEqual(['', code]);
  });

  it('does not guess what “perhaps” means', async () => {
    const found = await analysisOf('survival', [cases, '--t', 'days', '--event', 'ended']);
    expect([found.n, found.setAside]).toEqual([1, { 'event-unreadable': 1 }]);
  });
});
