import { expect, test } from 'vitest';
import { excludingBits, type FlagRule, flagger, matchesRule } from './flag-rules.ts';

const rule = (changes: Partial<FlagRule>): FlagRule => ({
  id: 'r',
  field: 'reportNumber',
  operator: 'equals',
  values: [],
  effect: 'flag',
  reason: 'because',
  ...changes,
});
const row = { reportNumber: '1502', block: '3400 N Broad St', district: null };

test.each([
  [{ operator: 'digits-exactly', values: ['4'] }, true],
  [{ operator: 'digits-exactly', values: ['12'] }, false],
  [{ field: 'block', operator: 'one-of', values: ['3400 N BROAD ST'] }, true],
  [{ field: 'block', operator: 'starts-with', values: ['3400'] }, true],
  [{ field: 'block', operator: 'starts-with', values: [''] }, false],
  [{ field: 'district', operator: 'equals', values: [''] }, false],
] as const)('%j', (changes, expected) => {
  expect(matchesRule(rule({ ...changes, values: [...changes.values] }), row)).toBe(expected);
});

test('each rule has its bit, and those that exclude are told apart', () => {
  const rules = [
    rule({ operator: 'digits-exactly', values: ['4'], effect: 'exclude' }),
    rule({ field: 'block', operator: 'equals', values: ['nowhere'] }),
    rule({ field: 'block', operator: 'starts-with', values: ['3400'] }),
  ];
  expect(flagger(rules)(row)).toBe(0b101);
  expect(excludingBits(rules)).toBe(0b001);
});
