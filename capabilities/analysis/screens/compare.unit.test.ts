import { describe, expect, it } from 'vitest';
import type { Run, RunResult } from '../contract.ts';
import { cautions, figurePairs, settingsThatDiffer } from './compare.ts';

const figure = (key: string, value: number, low: number | null, high: number | null) => ({
  key,
  label: key,
  value,
  unit: 'people',
  format: 'count' as const,
  low,
  high,
  level: low === null ? null : 0.95,
  count: value,
  note: null,
});
const result = (...figures: ReturnType<typeof figure>[]) => ({ figures }) as unknown as RunResult;
const run = (recipe: object = {}) =>
  ({
    codeVersion: 'psp 1',
    recipe: {
      question: 'Is it going up?',
      method: 'trend',
      unit: 'victims',
      dataLabel: 'Shootings, version 1',
      filter: { outcome: 'shooting', period: { from: '2015-01-01', to: '2024-12-31' }, districts: [] },
      flagRules: [],
      parameters: { years: 5 },
      seed: null,
      ...recipe,
    },
  }) as unknown as Run;

describe('two runs side by side', () => {
  it('name only the settings that differ, also those that one of them was not asked', () => {
    expect(settingsThatDiffer(run(), run())).toEqual([]);
    const other = run({ dataLabel: 'Shootings, version 2', parameters: { years: 5, confidence: 0.9 } });
    expect(settingsThatDiffer(run(), other).map(({ label, a, b }) => [label, a, b])).toEqual([
      ['Data version', 'Shootings, version 1', 'Shootings, version 2'],
      ['Confidence', 'not asked', '0.9'],
    ]);
  });

  it.each([
    ['apart', figure('count', 10, 8, 12), figure('count', 20, 16, 24)],
    ['meet', figure('count', 10, 8, 12), figure('count', 13, 12, 16)],
    ['same', figure('count', 10, 8, 12), figure('count', 10, 8, 12)],
    ['no-interval', figure('count', 10, null, null), figure('count', 13, 12, 16)],
    ['alone', figure('count', 10, 8, 12), { ...figure('count', 10, 8, 12), unit: 'incidents' }],
  ])('say of their figures: %s', (verdict, a, b) => {
    expect(figurePairs(result(a), result(b))).toMatchObject([{ key: 'count', verdict }]);
    expect(figurePairs(result(b), result(a))).toMatchObject([{ verdict }]);
  });

  it('keep a figure that only one of them has', () => {
    const pairs = figurePairs(result(figure('one', 1, 0, 2)), result(figure('two', 2, 1, 3)));
    expect(pairs.map(({ key, a, b }) => [key, a?.value, b?.value])).toEqual([
      ['one', 1, undefined],
      ['two', undefined, 2],
    ]);
  });

  it('warn where both count the same days', () => {
    const later = run({
      filter: { outcome: 'shooting', period: { from: '2025-01-01', to: '2025-12-31' }, districts: [] },
    });
    expect(cautions(run(), run()).join(' ')).toContain('not independent');
    expect(cautions(run(), later).join(' ')).not.toContain('not independent');
  });
});
