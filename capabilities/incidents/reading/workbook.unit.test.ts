import { expect, test } from 'vitest';
import { fieldsOf, readBytes } from './testing/read-bytes.ts';
import { workbookOf } from './testing/workbook-file.ts';
import { zipOf } from './testing/zip.ts';

const header =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>fatal</t></is></c></row>';
const sharedTexts = ['report', 'when', 'Smith &amp; Sons'];

test('shared, written-out, numeric, date and true/false cells read as CSV would', async () => {
  const workbook = workbookOf(
    `${header}<row r="2"><c r="A2"><v>2.01535000101E11</v></c><c r="B2" s="1"><v>45477.895833333336</v></c><c r="C2" t="b"><v>1</v></c></row>
     <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>45477</v></c></row>`,
    { sharedTexts },
  );
  const seen = await readBytes(workbook);
  expect(seen.header).toEqual(['report', 'when', 'fatal']);
  expect(fieldsOf(seen)).toEqual([
    ['201535000101', '2024-07-04 21:30:00', 'true'],
    ['Smith & Sons', '2024-07-04', ''],
  ]);
});

test('a cell is placed by its reference when empty cells before it are left out', async () => {
  const seen = await readBytes(
    workbookOf(`${header}<row r="7"><c r="C7" t="str"><v>N</v></c></row>`, { sharedTexts }),
  );
  expect(seen.rows).toEqual([{ row: 7, fields: ['', '', 'N'] }]);
});

test('workbooks that count days from 1904 keep their dates', async () => {
  const rows = `${header}<row r="2"><c r="B2" s="1"><v>44015</v></c></row>`;
  expect(fieldsOf(await readBytes(workbookOf(rows, { sharedTexts, from1904: true })))).toEqual([
    ['', '2024-07-04', ''],
  ]);
});

test('a document type, which could define endless entities, is refused', async () => {
  const bomb = zipOf([
    { name: 'xl/workbook.xml', content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>' },
  ]);
  expect((await readBytes(bomb)).problem?.code).toBe('file-damaged');
});

test('a workbook whose parts are damaged is refused, not half read', async () => {
  const workbook = workbookOf('<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c>', {
    sharedTexts,
  });
  expect((await readBytes(workbook)).problem?.code).toBe('file-damaged');
});
