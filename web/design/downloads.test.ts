import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from './downloads.ts';

const columns = [
  { label: 'Place', value: (row: { place: string; count: number | null }) => row.place },
  { label: 'Count', value: (row: { place: string; count: number | null }) => row.count },
];

describe('a CSV file', () => {
  it('has a header, quotes what needs it, and leaves the missing empty', () => {
    expect(csvOf(columns, [{ place: 'Fifth, "corner"', count: null }])).toBe(
      'Place,Count\r\n"Fifth, ""corner""",\r\n',
    );
  });

  it('cannot run as a formula in a spreadsheet, while negative numbers stay numbers', () => {
    const text = csvOf(columns, [
      { place: '=HYPERLINK("x")', count: -3 },
      { place: '@sum', count: 1 },
    ]);
    expect(parse(text, { from: 2 })).toEqual([
      [`'=HYPERLINK("x")`, '-3'],
      [`'@sum`, '1'],
    ]);
  });

  it('is read back as it was written', () => {
    const plain = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1 }), (places) => {
        const text = csvOf(
          columns,
          places.map((place) => ({ place, count: 1 })),
        );
        expect(parse(text, { from: 2 })).toEqual(places.map((place) => [place, '1']));
      }),
    );
  });
});
