import { zipOf } from './zip.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** A workbook with one sheet, given as the XML of its rows. Style 1 shows numbers as dates. */
export function workbookOf(
  sheetRows: string,
  { sharedTexts = [] as string[], from1904 = false } = {},
): Buffer {
  return zipOf([
    { name: 'xl/workbook.xml', content: outline(from1904) },
    { name: 'xl/_rels/workbook.xml.rels', content: relations },
    { name: 'xl/styles.xml', content: styles },
    { name: 'xl/sharedStrings.xml', content: sharedPart(sharedTexts) },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${declaration}<worksheet><sheetData>${sheetRows}</sheetData></worksheet>`,
    },
  ]);
}

const outline = (from1904: boolean) =>
  `${declaration}<workbook xmlns:r="r">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>
    <sheet name="hidden" state="hidden" r:id="rId9"/><sheet name="rows" r:id="rId1"/></sheets></workbook>`;

const relations = `${declaration}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;

const styles = `${declaration}<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

const sharedPart = (texts: string[]) =>
  `${declaration}<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
