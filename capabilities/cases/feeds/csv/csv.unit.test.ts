import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../legal-record/read-event.ts';
import { columns } from './columns.ts';
import { matchColumns } from './match-columns.ts';
import { readValue } from './read-value.ts';
import { rowToTold } from './row-to-told.ts';

const zone = 'America/New_York';
const row = (header: string[], fields: string[]) =>
  rowToTold(2, fields, matchColumns(header).positions, zone);

describe('the columns of a file', () => {
  test('are found by the names other systems give them', () => {
    const { positions, problems } = matchColumns([
      'Case Number',
      'EVENT_TYPE',
      'Event date',
      'Disposition',
      'DOB',
    ]);
    expect(problems).toEqual([]);
    expect([...positions]).toEqual([
      ['case', 0],
      ['event', 1],
      ['at', 2],
      ['code', 3],
      ['birthDate', 4],
    ]);
  });

  test('that are needed and missing are named, with the heading that was probably meant', () => {
    const { problems } = matchColumns(['Case numbr', 'Event', 'When']);
    expect(problems).toMatchObject([{ field: 'case', mend: expect.stringContaining('Case numbr') }]);
  });

  test('each have a name of their own', () => {
    const names = columns.map(({ key }) => key);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a row', () => {
  test('becomes an event that its agency may tell', () => {
    const told = row(
      ['Case', 'Event', 'When', 'Charge', 'Defendant', 'Statute', 'Count', 'Grade', 'Name'],
      ['DR-1', 'charge filed', '11/24/2026 2:30 PM', 'c1', 'd1', '18 § 2702(a)', '1', 'F1', 'ignored here'],
    );
    expect(told).toMatchObject({
      case: 'DR-1',
      kind: 'charge-filed',
      effectiveAt: '2026-11-24T19:30:00.000Z',
      payload: { statute: '18 § 2702(a)', count: 1, degree: 'F1' },
      fields: {},
    });
    expect(readEvent(told as never, 'prosecutor').problems).toBeNull();
  });

  test('without an id of its own is the same event when it is told again', () => {
    const again = () => row(['Case', 'Event', 'When'], ['DR-1', 'complaint-reopened', '2026-11-24']);
    expect(again()).toEqual(again());
    expect(again()).toMatchObject({ sourceKey: 'DR-1/complaint-reopened/2026-11-24T17:00:00.000Z' });
  });

  test('says of every field that can’t be read what is wrong with it', () => {
    const read = row(['Case', 'Event', 'When', 'Victims'], ['', 'complaint-opened', '31 April', 'many']);
    expect(read).toMatchObject({
      reasons: [{ field: 'When' }, { field: 'Victims' }, { field: 'Case' }],
    });
  });
});

describe('a date', () => {
  test.each([
    ['2026-07-01', '2026-07-01T16:00:00.000Z'],
    ['2026-07-01 09:15', '2026-07-01T13:15:00.000Z'],
    ['7/1/2026 12:05 AM', '2026-07-01T04:05:00.000Z'],
    ['2026-07-01T09:15:00-07:00', '2026-07-01T16:15:00.000Z'],
  ])('%s is read on the site’s clock', (text, moment) => {
    expect(readValue(text, 'moment', zone)).toEqual({ value: moment });
  });

  test.each(['2026-02-30', '13/1/2026', '2026-07-01 25:00', 'yesterday', '2026-7'])('%s is none', (text) => {
    expect(readValue(text, 'moment', zone)).toHaveProperty('message');
  });

  test('of any day keeps its day', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (moment) => {
        const day = moment.toISOString().slice(0, 10);
        expect(readValue(day, 'day', zone)).toEqual({ value: day });
      }),
    );
  });
});
