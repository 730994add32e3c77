import type { Block, BulletinDocument } from '../contract.ts';
import { breakBefore, bytesOf, colours, openSheet, type Sheet, writeFooters } from './page.ts';
import { drawTable } from './table.ts';
import { drawWeeks } from './weeks-chart.ts';

/**
 * A bulletin as a PDF that a screen reader can follow: headings, lists and tables with their header cells are told
 * as such, each chart in words, title and language are set, page furniture is left out of the reading.
 */
export async function pdfOf(document: BulletinDocument, at: Date): Promise<Buffer> {
  const sheet = openSheet(document, at);
  write(sheet, 'H1', document.title, { font: 'bold', size: 18, after: 4 });
  write(sheet, 'P', document.subtitle, { size: 10.5, after: 4 });
  write(sheet, 'P', document.marking, { font: 'bold', size: 9, after: 8 });
  for (const block of document.blocks) draw(sheet, block);
  writeFooters(sheet, document.marking);
  return bytesOf(sheet);
}

function draw(sheet: Sheet, block: Block): void {
  if (block.kind === 'heading') heading(sheet, block.text);
  else if (block.kind === 'paragraph') paragraph(sheet, block.text, block.quiet ?? false);
  else if (block.kind === 'list') list(sheet, block.items);
  else if (block.kind === 'table') drawTable(sheet, block);
  else drawWeeks(sheet, block);
}

function paragraph(sheet: Sheet, text: string, quiet: boolean): void {
  write(sheet, 'P', text, { after: 6, ...(quiet ? { colour: colours.quiet, size: 9 } : {}) });
}

const ROOM_UNDER_A_HEADING = 60;

function heading(sheet: Sheet, text: string): void {
  sheet.pdf.y += 8;
  breakBefore(sheet, ROOM_UNDER_A_HEADING);
  sheet.pdf.outline.addItem(text);
  write(sheet, 'H2', text, { font: 'bold', size: 13, after: 5 });
}

type Look = { font?: 'regular' | 'bold'; size?: number; colour?: string; after: number };

function write({ pdf, root, left, width }: Sheet, tag: string, text: string, look: Look): void {
  const { font = 'regular', size = 10, colour = colours.ink, after } = look;
  root.add(
    pdf.struct(tag, {}, () => {
      pdf.font(font).fontSize(size).fillColor(colour).text(text, left, pdf.y, { width, lineGap: 1.5 });
    }),
  );
  pdf.y += after;
}

const INDENT = 12;

function list(sheet: Sheet, items: readonly string[]): void {
  const { pdf, root, left, width } = sheet;
  const all = pdf.struct('L');
  root.add(all);
  for (const item of items) {
    pdf.font('regular').fontSize(10).fillColor(colours.ink);
    const options = { width: width - INDENT, lineGap: 1.5 };
    breakBefore(sheet, pdf.heightOfString(item, options));
    const top = pdf.y;
    all.add(
      pdf.struct('LI', {}, [
        pdf.struct('Lbl', {}, () => void pdf.text('•', left, top, { width: INDENT, lineBreak: false })),
        pdf.struct('LBody', {}, () => void pdf.text(item, left + INDENT, top, options)),
      ]),
    );
    pdf.y += 3;
  }
  all.end();
  pdf.y += 4;
}
