import { describe, expect, it } from 'vitest';
import { monthNumber, parseDay } from './calendar.ts';
import { requireMonthsCovered } from './require-months-covered.ts';

const month = (text: string) => monthNumber(parseDay(`${text}-01`));
const days = ['2021-03-09', '2021-06-30', '2021-02-27'].map(parseDay);
const ask = (first: string, last: string) => () => requireMonthsCovered(days, month(first), month(last));

describe('requireMonthsCovered', () => {
  it('takes a month without events between the first and the last for a zero', () => {
    expect(ask('2021-02', '2021-06')).not.toThrow();
  });

  it.each([
    ['before the first event', '2021-01', '2021-06', 'The data begin in 2021-02, not before.'],
    ['after the last', '2021-02', '2021-07', 'The data end in 2021-06.'],
  ])('refuses months %s, which may only not have been reported', (_where, first, last, message) => {
    expect(ask(first, last)).toThrow(expect.objectContaining({ code: 'months.incomplete', message }));
  });

  it('refuses to speak for no event at all', () => {
    expect(() => requireMonthsCovered([], 0, 1)).toThrow(expect.objectContaining({ code: 'points.too-few' }));
  });
});
