import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOrders } from '../contract.ts';
import { findDateOrder } from './date-order.ts';
import { readWallClock } from './wall-clock.ts';

const iso = (wall: ReturnType<typeof readWallClock>) =>
  typeof wall === 'string' ? wall : new Date(wall.localMs).toISOString().slice(0, 19).replace('T', ' ');

test.each([
  ['2024-07-04 21:30:00', '', '2024-07-04 21:30:00'],
  ['2024/07/04 21:30:00', '', '2024-07-04 21:30:00'],
  ['2024-07-04T21:30', '', '2024-07-04 21:30:00'],
  ['2024-07-04 21:30:00.123', '', '2024-07-04 21:30:00'],
  ['07/04/2024 9:30 PM', '', '2024-07-04 21:30:00'],
  ['7/4/2024 12:05:09 a.m.', '', '2024-07-04 00:05:09'],
  ['7/4/24', '21:30', '2024-07-04 21:30:00'],
  ['7/4/98', '', '1998-07-04 00:00:00'],
  ['07.04.2024', '2130', '2024-07-04 21:30:00'],
  ['20240704', '', '2024-07-04 00:00:00'],
  ['04-Jul-2024 21:30', '', '2024-07-04 21:30:00'],
  ['July 4, 2024', '', '2024-07-04 00:00:00'],
  ['13/02/2024', '', 'not-a-day'],
  ['2023-02-29 10:00:00', '', 'not-a-day'],
  ['2024-07-04 24:30:00', '', 'unreadable'],
  ['07/04/2024 13:30 PM', '', 'unreadable'],
  ['yesterday', '', 'unreadable'],
  ['7/4/2024/5', '', 'unreadable'],
])('"%s" and "%s", month first, is %s', (date, time, expected) => {
  expect(iso(readWallClock(date, time, 'month-first'))).toBe(expected);
});

test('a date alone says that the time is not known', () => {
  expect(readWallClock('2024-07-04', '', 'year-first')).toMatchObject({ hasTime: false });
  expect(readWallClock('2024-07-04', '00:00', 'year-first')).toMatchObject({ hasTime: true });
});

test('an offset in the text is kept', () => {
  expect(readWallClock('2024-07-04T21:30:00-05:30', '', 'year-first')).toMatchObject({
    offsetMs: -330 * 60_000,
  });
  expect(readWallClock('2024-07-04 21:30Z', '', 'year-first')).toMatchObject({ offsetMs: 0 });
});

test('no order is taken where the year comes first', () => {
  expect(iso(readWallClock('2024-07-04', '', 'day-first'))).toBe('2024-07-04 00:00:00');
  expect(readWallClock('07/04/2024', '', 'year-first')).toBe('unreadable');
});

const aDay = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
const writers = {
  'year-first': (y: number, m: string, d: string) => `${y}-${m}-${d}`,
  'month-first': (y: number, m: string, d: string) => `${m}/${d}/${y}`,
  'day-first': (y: number, m: string, d: string) => `${d}/${m}/${y}`,
};

test('every day written in an order is read back in that order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...dateOrders), aDay, (order, date) => {
      const [year, month, day] = date.toISOString().slice(0, 10).split('-');
      const text = writers[order](Number(year), month!, day!);
      expect(iso(readWallClock(text, '', order))).toBe(`${year}-${month}-${day} 00:00:00`);
    }),
  );
});

test('any text at all is read or refused, never half read', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom(...dateOrders), (date, time, order) => {
      const wall = readWallClock(date, time, order);
      expect(typeof wall === 'string' || Number.isFinite(wall.localMs)).toBe(true);
    }),
  );
});

test.each([
  [['01/02/2024', '25/02/2024'], 'day-first'],
  [['01/02/2024', '02/25/2024'], 'month-first'],
  [['2024-01-02'], 'year-first'],
  [['01/02/2024', '03/04/2024'], undefined],
  [['13/02/2024', '02/13/2024'], undefined],
  [['', 'n/a'], undefined],
])('the order of %j is %s', (values, order) => {
  expect(findDateOrder(values).order).toBe(order);
});

test('an undecided column says with which date it is undecided', () => {
  expect(findDateOrder(['01/02/2024'])).toEqual({
    order: undefined,
    because: 'ambiguous',
    example: '01/02/2024',
  });
});

test('the order found for a column reads every one of its dates', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('month-first', 'day-first'),
      fc.array(aDay, { minLength: 1 }),
      (order, days) => {
        const texts = days.map((date) => {
          const [year, month, day] = date.toISOString().slice(0, 10).split('-');
          return writers[order](Number(year), month!, day!);
        });
        const found = findDateOrder(texts).order;
        expect([order, undefined]).toContain(found);
      },
    ),
  );
});

test('a day is read exactly when the calendar has it, and as the same moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        const read = readWallClock(`${text} 00:00:00`, '', 'year-first');
        expect(typeof read === 'string' ? read : read.localMs).toBe(isDay ? date.getTime() : 'not-a-day');
      },
    ),
  );
});
