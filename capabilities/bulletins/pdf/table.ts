import type { StructureElement } from 'pdfkit';
import type { TableBlock } from '../contract.ts';
import { breakBefore, colours, type Sheet } from './page.ts';

const SIZE = 8.5;
const PADDING = 3;
/** The first column names the row and needs the room of two. */
const NAME_SHARE = 2;

/** A table with its caption; the header row is said for each cell, and drawn again where the table breaks. */
export function drawTable(sheet: Sheet, table: TableBlock): void {
  const { pdf, root, left } = sheet;
  const header = table.columns.map(({ label }) => label);
  pdf.font('bold').fontSize(SIZE);
  breakBefore(sheet, rowHeight(sheet, table, header) * 3);
  const element = pdf.struct('Table');
  root.add(element);
  element.add(
    pdf.struct('Caption', {}, () => {
      pdf
        .font('bold')
        .fontSize(9.5)
        .fillColor(colours.ink)
        .text(table.caption, left, pdf.y, { width: sheet.width });
    }),
  );
  pdf.y += PADDING;
  tagged(sheet, table, element, header, true);
  for (const row of table.rows) {
    pdf.font('regular').fontSize(SIZE);
    if (pdf.y + rowHeight(sheet, table, row) > sheet.bottom) {
      pdf.addPage();
      repeatHeader(sheet, table, header);
    }
    tagged(sheet, table, element, row, false);
  }
  element.end();
  pdf.y += 10;
}

function tagged(
  sheet: Sheet,
  table: TableBlock,
  element: StructureElement,
  cells: readonly string[],
  isHeader: boolean,
): void {
  const { pdf } = sheet;
  const top = pdf.y;
  pdf.font(isHeader ? 'bold' : 'regular').fontSize(SIZE);
  const height = rowHeight(sheet, table, cells);
  const row = pdf.struct('TR');
  element.add(row);
  for (const [column, text] of cells.entries()) {
    const [tag, options] = isHeader
      ? (['TH', { scope: 'Column' }] as const)
      : column === 0
        ? (['TH', { scope: 'Row' }] as const)
        : (['TD', {}] as const);
    row.add(pdf.struct(tag, options, () => cell(sheet, table, column, text, top)));
  }
  row.end();
  rule(sheet, top + height);
  pdf.y = top + height;
}

function cell(sheet: Sheet, table: TableBlock, column: number, text: string, top: number): void {
  const { x, width } = columnAt(sheet, table, column);
  const align = table.columns[column]!.align === 'end' ? 'right' : 'left';
  sheet.pdf.fillColor(colours.ink).text(text, x, top + PADDING, { width, align });
}

function repeatHeader(sheet: Sheet, table: TableBlock, header: readonly string[]): void {
  const { pdf } = sheet;
  const top = pdf.y;
  pdf.font('bold').fontSize(SIZE);
  const height = rowHeight(sheet, table, header);
  pdf.markContent('Artifact', { type: 'Layout' });
  for (const [column, text] of header.entries()) cell(sheet, table, column, text, top);
  pdf.endMarkedContent();
  rule(sheet, top + height);
  pdf.y = top + height;
  pdf.font('regular').fontSize(SIZE);
}

function rule({ pdf, left, width }: Sheet, y: number): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .lineWidth(0.5)
    .strokeColor(colours.line)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke();
  pdf.endMarkedContent();
}

function rowHeight(sheet: Sheet, table: TableBlock, cells: readonly string[]): number {
  const heights = cells.map((text, column) =>
    sheet.pdf.heightOfString(text || ' ', { width: columnAt(sheet, table, column).width }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function columnAt(
  { left, width }: Sheet,
  { columns }: TableBlock,
  column: number,
): { x: number; width: number } {
  const unit = width / (columns.length - 1 + NAME_SHARE);
  const x = column === 0 ? left : left + (column - 1 + NAME_SHARE) * unit;
  return { x: x + PADDING, width: (column === 0 ? NAME_SHARE : 1) * unit - 2 * PADDING };
}
