import { describe, expect, test } from 'vitest';
import type { Row } from '../reading/row.ts';
import { type CheckingContext, rowChecker } from './check-row.ts';
import { aContext, plainMapping } from './testing/contexts.ts';

const good = {
  report: '7',
  when: '2024-07-04 21:30:00',
  fatal: 'false',
  lon: '-75.1',
  lat: '40.0',
  age: '25',
};

function check(changes: Partial<typeof good>, context: Partial<CheckingContext> = {}) {
  return rowChecker(aContext(context))({ row: 5, fields: Object.values({ ...good, ...changes }) });
}

function codesOf(changes: Partial<typeof good>, context: Partial<CheckingContext> = {}): string[] {
  const checked = check(changes, context);
  return 'setAside' in checked ? checked.setAside.reasons.map((reason) => reason.code) : [];
}

function acceptedOf(changes: Partial<typeof good>, context: Partial<CheckingContext> = {}) {
  const checked = check(changes, context);
  if ('setAside' in checked) throw new Error(JSON.stringify(checked.setAside.reasons));
  return checked.accepted;
}

test('a good row becomes an incident with its wall clock, its moment and metres in the plane of the site', () => {
  const { occurredLocalMs, occurredMs, isFatal, place, notes } = acceptedOf({ lon: '-75' });
  expect(new Date(occurredLocalMs).toISOString()).toBe('2024-07-04T21:30:00.000Z');
  expect(new Date(occurredMs).toISOString()).toBe('2024-07-05T01:30:00.000Z');
  expect([isFatal, notes]).toEqual([false, []]);
  expect(place!.x).toBeCloseTo(500_000, 3);
  expect(place!.y).toBeCloseTo(4_427_757.22, 1);
});

describe('when it happened', () => {
  test.each([
    ['', 'occurred-missing'],
    ['(NULL)', 'occurred-missing'],
    ['soon', 'occurred-unreadable'],
    ['2023-02-29 10:00:00', 'occurred-not-a-day'],
    ['2025-01-01 00:00:00', 'occurred-after-snapshot'],
    ['1024-07-04 10:00:00', 'occurred-too-early'],
    ['2016-03-13 02:58:00', 'occurred-skipped-by-clocks'],
  ])('"%s" sets the row aside: %s', (when, code) => {
    expect(codesOf({ when })).toEqual([code]);
  });

  test('the last minute of the snapshot date is not the future', () => {
    expect(codesOf({ when: '2024-12-31 23:59:59' })).toEqual([]);
  });

  test('a source may say that skipped times are to be moved forward; the row then says so', () => {
    const occurred = { ...plainMapping.occurred, skippedTimes: 'move-forward' as const };
    const accepted = acceptedOf({ when: '2016-03-13 02:58:00' }, { mapping: { ...plainMapping, occurred } });
    expect(new Date(accepted.occurredLocalMs).toISOString()).toBe('2016-03-13T03:58:00.000Z');
    expect(accepted.notes).toEqual(['time-moved-forward']);
  });

  test('a time that came twice takes the first and says so', () => {
    const accepted = acceptedOf({ when: '2016-11-06 01:30:00' });
    expect(new Date(accepted.occurredMs).toISOString()).toBe('2016-11-06T05:30:00.000Z');
    expect(accepted.notes).toEqual(['time-ambiguous']);
  });

  test('a time that names its offset is shown on the wall clock of the site', () => {
    const accepted = acceptedOf({ when: '2024-07-05T01:30:00Z' });
    expect(new Date(accepted.occurredLocalMs).toISOString()).toBe('2024-07-04T21:30:00.000Z');
  });
});

describe('where it happened', () => {
  test('without coordinates the row is kept, on no map', () => {
    expect(acceptedOf({ lon: '', lat: '(null)' })).toMatchObject({
      place: undefined,
      notes: ['place-missing'],
    });
  });

  test.each([
    [{ lon: '', lat: '40' }, 'coordinates-incomplete'],
    [{ lon: 'W75', lat: '40' }, 'coordinates-unreadable'],
    [{ lon: '0', lat: '0' }, 'coordinates-zero'],
    [{ lon: '-75.1', lat: '0.0' }, 'coordinates-zero'],
    [{ lon: '40.0', lat: '-75.1' }, 'coordinates-swapped'],
    [{ lon: '75.1', lat: '40.0' }, 'coordinates-outside-site'],
    [{ lon: '-73.9', lat: '40.7' }, 'coordinates-outside-site'],
    [{ lon: 'NaN', lat: '40.0' }, 'coordinates-unreadable'],
    [{ lon: '1e999', lat: '40.0' }, 'coordinates-unreadable'],
  ])('%j sets the row aside: %s', (place, code) => {
    expect(codesOf(place)).toEqual([code]);
  });

  test('the reason says how far away, and what is likely wrong', () => {
    const checked = check({ lon: '75.1' });
    expect(checked).toMatchObject({
      setAside: { reasons: [{ row: 5, field: 'longitude', message: expect.stringContaining('minus sign') }] },
    });
  });

  test('feet of a state plane place the row where degrees are missing', () => {
    const projected = { x: 'x', y: 'y', crs: 'EPSG:2272' };
    const context = {
      mapping: { ...plainMapping, projected },
      header: ['report', 'when', 'fatal', 'lon', 'lat', 'age', 'x', 'y'],
    };
    const fields = ['7', '2024-07-04 21:30:00', 'N', '', '', '', '2700000', '250000'];
    const checked = rowChecker(aContext(context))({ row: 2, fields });
    expect(checked).toMatchObject({ accepted: { notes: ['place-from-projected'], isFatal: false } });
  });
});

describe('what happened', () => {
  test.each([
    ['true', true],
    ['y', true],
    ['FALSE', false],
    ['n', false],
  ])('"%s" is understood', (fatal, isFatal) => {
    expect(acceptedOf({ fatal }).isFatal).toBe(isFatal);
  });

  test.each([
    ['maybe', 'outcome-unmapped'],
    ['', 'outcome-missing'],
  ])('"%s" sets the row aside', (fatal, code) => {
    expect(codesOf({ fatal })).toEqual([code]);
  });
});

test('all reasons are given at once, each with its row and mend', () => {
  const checked = check({ when: '', fatal: '?', lon: '0' });
  if (!('setAside' in checked)) throw new Error('accepted');
  expect(checked.setAside.reasons.map((reason) => reason.code)).toEqual([
    'occurred-missing',
    'coordinates-zero',
    'outcome-unmapped',
  ]);
  expect(checked.setAside.reasons.every((reason) => reason.row === 5 && reason.mend.length > 0)).toBe(true);
});

test.each(['117', '-1', 'adult'])('an age of "%s" is left blank; the shooting still counts', (age) => {
  expect(acceptedOf({ age })).toMatchObject({ age: null, notes: ['age-implausible'] });
});

test('a row that does not fit the header is set aside with what it holds', () => {
  const row: Row = {
    row: 9,
    fields: ['7'],
    problem: { code: 'row-has-too-few-fields', message: 'm', mend: 'n' },
  };
  expect(rowChecker(aContext())(row)).toMatchObject({ setAside: { row: 9, fields: ['7'] } });
});

test('the same facts give the same content hash, other facts another', () => {
  expect(acceptedOf({ fatal: 'N' }).contentHash).toBe(acceptedOf({ fatal: 'false' }).contentHash);
  expect(acceptedOf({ age: '26' }).contentHash).not.toBe(acceptedOf({}).contentHash);
});
