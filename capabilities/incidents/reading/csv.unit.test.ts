import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvReading } from './csv.ts';
import { standardLimits } from './limits.ts';

function readInPieces(text: string, pieceLength = text.length || 1): string[][] {
  const csv = new CsvReading(standardLimits);
  const rows = [];
  for (let at = 0; at < text.length; at += pieceLength)
    rows.push(...csv.write(text.slice(at, at + pieceLength)));
  return [...rows, ...csv.end()].map((row) => row.fields);
}

const field = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.stringMatching(/^[",\r\n a;]{0,6}$/),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )
  .map((rows) => [rows[0]!.map((_, index) => `column${index}`), ...rows]);

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const written = (value: string) => (/[",\r\n]/.test(value) ? quoted(value) : value);

test('what RFC 4180 writes is read back, however the text is cut into pieces', () => {
  fc.assert(
    fc.property(
      table,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, piece, lineEnd) => {
        const text = rows.map((row) => row.map(written).join(',')).join(lineEnd) + lineEnd;
        expect(readInPieces(text, piece)).toEqual(rows);
      },
    ),
  );
});

test('quoting every field changes nothing', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => row.map(quoted).join(',')).join('\n');
      expect(readInPieces(text, 7)).toEqual(rows);
    }),
  );
});

test.each([
  [
    'semicolons',
    'a;b\n1,5;2\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'pipes',
    'a|b\n1|2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'old Macintosh line ends',
    'a,b\r1,2\r3,4',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  [
    'a separator inside a quoted header',
    '"a;b;c",d\n1,2',
    [
      ['a;b;c', 'd'],
      ['1', '2'],
    ],
  ],
])('the first line decides: %s', (_, text, rows) => {
  expect(readInPieces(text)).toEqual(rows);
});

test('a row keeps the number a spreadsheet shows, past blank lines and quoted line breaks', () => {
  const csv = new CsvReading(standardLimits);
  const rows = [...csv.write('a,b\n\n"x\ny",1\n2,3'), ...csv.end()];
  expect(rows.map((row) => [row.row, row.fields[0]])).toEqual([
    [1, 'a'],
    [3, 'x\ny'],
    [4, '2'],
  ]);
});

test('text after a closing quote and quotes inside bare text are kept', () => {
  expect(readInPieces('a,b\n"x"y,5" pipe\n')).toEqual([
    ['a', 'b'],
    ['xy', '5" pipe'],
  ]);
});
