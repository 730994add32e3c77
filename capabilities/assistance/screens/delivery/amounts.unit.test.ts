import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centsOf, dollars } from './amounts.ts';

test('an amount is read as people type it', () => {
  expect(['1,250.50', '$ 12', '0.05', '7.5'].map(centsOf)).toEqual([125_050, 1_200, 5, 750]);
});

test('what is no amount is none, rather than a wrong one', () => {
  expect(['', 'ten', '1.234', '-5', '1..2', '.5'].map(centsOf)).toEqual([null, null, null, null, null, null]);
});

test('what is written can be read again, to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
      expect(centsOf(dollars(cents))).toBe(cents);
    }),
  );
});
