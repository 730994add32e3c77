import { fileURLToPath } from 'node:url';
import { PDFDocument, type StructureElement } from 'pdfkit';
import type { BulletinDocument } from '../contract.ts';

export const colours = { ink: '#1b1b1b', quiet: '#565c65', line: '#a9aeb1', band: '#d9e8f6', bar: '#005ea2' };
const MARGIN = 54;
const FOOTER = 40;

/** One tagged document: `root` takes each part in reading order, and what is drawn in a part belongs to it. */
export type Sheet = { pdf: PDFDocument; root: StructureElement; left: number; width: number; bottom: number };

/** @param at when the bulletin was sent or drafted: the same bulletin makes the same file */
export function openSheet({ title, subtitle }: BulletinDocument, at: Date): Sheet {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margins: { top: MARGIN, bottom: MARGIN + FOOTER, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Subject: subtitle, CreationDate: at, ModDate: at },
  });
  pdf.registerFont('regular', fontFile('Regular')).registerFont('bold', fontFile('Bold'));
  pdf.font('regular').fontSize(10).fillColor(colours.ink);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const { width, height } = pdf.page;
  return { pdf, root, left: MARGIN, width: width - 2 * MARGIN, bottom: height - MARGIN - FOOTER };
}

/** Public Sans, the face of the screens too; a PDF for everyone carries its fonts. */
function fontFile(weight: 'Regular' | 'Bold'): string {
  return fileURLToPath(import.meta.resolve(`@uswds/uswds/fonts/public-sans/PublicSans-${weight}.ttf`));
}

export function breakBefore({ pdf, bottom }: Sheet, height: number): void {
  if (pdf.y + height > bottom) pdf.addPage();
}

/** On every page: whose it is and which page. Said to nobody who listens: it would interrupt each time. */
export function writeFooters({ pdf, left, width, bottom }: Sheet, marking: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0; // text under the margin would begin a page of its own
    pdf.markContent('Artifact', { type: 'Pagination' });
    const y = bottom + 14;
    pdf.font('regular').fontSize(7.5).fillColor(colours.quiet);
    pdf.text(marking, left, y, { width: width - 80, lineBreak: false });
    pdf.text(`Page ${page + 1} of ${count}`, left + width - 80, y, {
      width: 80,
      align: 'right',
      lineBreak: false,
    });
    pdf.endMarkedContent();
  }
}

export async function bytesOf({ pdf, root }: Sheet): Promise<Buffer> {
  root.end();
  pdf.end();
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
