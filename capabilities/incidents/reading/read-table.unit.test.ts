import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fieldsOf, readBytes } from './testing/read-bytes.ts';
import { zipOf } from './testing/zip.ts';

const simple = 'report,place\n1,Café Ⅳ\n2,Straße\n';

describe('encodings', () => {
  const utf16be = Buffer.from(`\ufeff${simple}`, 'utf16le').swap16();
  test.each([
    ['UTF-8', Buffer.from(simple)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${simple}`)],
    ['UTF-16 as spreadsheets save it', Buffer.from(`\ufeff${simple}`, 'utf16le')],
    ['UTF-16 big-endian', utf16be],
    ['UTF-16 without a mark', Buffer.from(simple, 'utf16le')],
    ['gzip', gzipSync(simple)],
    ['CRLF line ends', Buffer.from(simple.replaceAll('\n', '\r\n'))],
  ])('%s is read', async (_, bytes) => {
    const seen = await readBytes(bytes);
    expect(seen.header).toEqual(['report', 'place']);
    expect(fieldsOf(seen)).toEqual([
      ['1', 'Café Ⅳ'],
      ['2', 'Straße'],
    ]);
  });

  test('Windows-1252 is told from UTF-8 even when its first accent comes late', async () => {
    const plain = 'report,place\n'.padEnd(600_000, '7,Main St\n');
    const seen = await readBytes(
      Buffer.concat([Buffer.from(`${plain}\n8,`), Buffer.from([0x93, 0xe9, 0x94, 0x0a])]),
    );
    expect(fieldsOf(seen).at(-1)).toEqual(['8', '“é”']);
  });

  test('a file that mixes encodings is refused with the way to save it', async () => {
    const { problem } = await readBytes(
      Buffer.concat([Buffer.from('a,b\n1,é\n'), Buffer.from([0xe9, 0x0a])]),
    );
    expect(problem).toMatchObject({
      code: 'encoding-undecodable',
      mend: expect.stringContaining('CSV UTF-8'),
    });
  });

  test('zero bytes are no text', async () => {
    expect((await readBytes('a,b\n1,\0\n')).problem?.code).toBe('file-kind-unknown');
  });
});

describe('files that cannot be a table', () => {
  test.each([
    ['an empty file', '', 'file-empty'],
    ['a file of blank lines', '\n\n  \n', 'file-empty'],
    ['a header alone', 'report,place\n', 'file-has-no-rows'],
    ['two columns of one name', 'report,Place,place\n1,2,3\n', 'header-duplicate'],
    ['a quotation mark never closed', 'a,b\n1,"open\n2,3\n', 'quote-unclosed'],
    ['a PDF', '%PDF-1.7 and so on', 'file-kind-unknown'],
    ['JSON', '[{"report": 1}]', 'file-kind-unknown'],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file-kind-unknown'],
    ['a zip archive that is no workbook', zipOf([{ name: 'a.csv', content: simple }]), 'file-kind-unknown'],
    ['a gzip file cut off', gzipSync(simple).subarray(0, 30), 'file-damaged'],
    ['gzip within gzip', gzipSync(gzipSync(simple)), 'file-kind-unknown'],
  ])('%s is refused by name', async (_, bytes, code) => {
    expect((await readBytes(bytes)).problem?.code).toBe(code);
  });

  test('the name of the file plays no part: the content decides', async () => {
    expect((await readBytes(gzipSync(simple))).header).toEqual(['report', 'place']);
  });
});

describe('rows that do not fit the header', () => {
  test('are marked with their row and the mend; the others are read', async () => {
    const { rows } = await readBytes('a,b\n1\n1,2,3\n4,5\n');
    expect(rows.map((row) => row.problem?.code)).toEqual([
      'row-has-too-few-fields',
      'row-has-too-many-fields',
      undefined,
    ]);
    expect(rows[1]!.problem).toMatchObject({
      row: 3,
      message: "Row 3 has 3 fields, more than the header's 2.",
    });
  });

  test('empty fields past the end are harmless', async () => {
    expect((await readBytes('a,b\n1,2,,\n')).rows[0]).toEqual({ row: 2, fields: ['1', '2'] });
  });
});

describe('limits', () => {
  test('a gzip bomb stops soon, by its ratio', async () => {
    const bomb = gzipSync(`a,b\n${'1,2\n'.repeat(200_000)}`);
    const { problem, rows } = await readBytes(bomb, { ratioCountsFrom: 10_000, packedRatio: 50 });
    expect(problem?.code).toBe('file-unpacks-too-large');
    expect(rows.length).toBeLessThan(200_000);
  });

  test('a zip bomb is refused before it is unpacked', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: ' '.repeat(1_000_000) }]);
    expect((await readBytes(bomb, { ratioCountsFrom: 10_000, packedRatio: 50 })).problem?.code).toBe(
      'file-unpacks-too-large',
    );
  });

  test('a zip part that lies about its size is stopped', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: ' '.repeat(1_000_000), declaredSize: 100 }]);
    expect((await readBytes(bomb)).problem?.code).toBe('file-damaged');
  });

  test.each([
    ['field', `a,b\n1,${'x'.repeat(101)}`, { fieldLength: 100 }, 'field-too-long'],
    ['row', `a,b\n${'x,'.repeat(500)}`, { rowLength: 200 }, 'row-too-long'],
    [
      'header',
      `${Array.from({ length: 12 }, (_, index) => `c${index}`).join(',')}\n1`,
      { columns: 10 },
      'header-too-wide',
    ],
    ['file', 'a,b\n1,2\n', { bytes: 5 }, 'file-too-large'],
  ])('a %s beyond its limit is refused', async (_, text, limits, code) => {
    expect((await readBytes(text, limits)).problem?.code).toBe(code);
  });

  test('an open quotation mark cannot swallow the whole file', async () => {
    const text = `a,b\n1,"open\n${'2,3\n'.repeat(5000)}`;
    expect((await readBytes(text, { rowLength: 1000 })).problem).toMatchObject({
      code: 'quote-unclosed',
      row: 2,
    });
  });
});
