import type { Readable } from 'node:stream';
import type { ReadingLimits } from './limits.ts';
import type { Row } from './row.ts';
import { stop } from './stopped.ts';
import type { OnRows } from './text-file.ts';
import { readXml } from './xml.ts';

export type SheetContext = { sharedTexts: string[]; dateStyles: Set<number>; countsFrom1904: boolean };

/**
 * Rows of a sheet as text, the way the same sheet would read as CSV. Empty cells are left out of the file, so
 * each cell is placed by its reference and short rows are filled up to the header's width.
 */
export async function readSheet(
  stream: Readable,
  context: SheetContext,
  limits: ReadingLimits,
  onRows: OnRows,
  signal?: AbortSignal,
): Promise<void> {
  const sheet = new SheetReading(context, limits);
  await readXml(
    stream,
    {
      open: (name, attributes) => sheet.open(name, attributes),
      text: (text) => sheet.text(text),
      close: (name) => sheet.close(name),
      pause: async (bytesRead) => {
        const rows = sheet.takeRows();
        if (rows.length > 0) await onRows(rows, bytesRead);
      },
    },
    signal,
  );
}

class SheetReading {
  readonly #context: SheetContext;
  readonly #limits: ReadingLimits;
  #rows: Row[] = [];
  #width = 0;
  #row = 0;
  #fields: string[] = [];
  #column = 0;
  #type = 'n';
  #isDate = false;
  #value = '';
  #isValue = false;
  #isHint = false;

  constructor(context: SheetContext, limits: ReadingLimits) {
    this.#context = context;
    this.#limits = limits;
  }

  takeRows(): Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'rPh') this.#isHint = true;
    else this.#isValue = (name === 'v' || name === 't') && !this.#isHint;
  }

  text(text: string): void {
    if (!this.#isValue) return;
    this.#value += text;
    if (this.#value.length > this.#limits.fieldLength) this.#refuseLongField();
  }

  close(name: string): void {
    this.#isValue = false;
    if (name === 'rPh') this.#isHint = false;
    if (name === 'c') this.#closeCell();
    if (name === 'row') this.#closeRow();
  }

  #openRow(attributes: Record<string, string>): void {
    this.#row = Number(attributes.r) || this.#row + 1;
    this.#fields = [];
    this.#column = 0;
  }

  #openCell(attributes: Record<string, string>): void {
    if (attributes.r) this.#column = columnOf(attributes.r);
    this.#type = attributes.t ?? 'n';
    this.#isDate = this.#context.dateStyles.has(Number(attributes.s ?? '0'));
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#column >= this.#limits.columns) {
      stop('header-too-wide', `Row ${this.#row} reaches beyond ${this.#limits.columns} columns.`, {
        row: this.#row,
      });
    }
    while (this.#fields.length < this.#column) this.#fields.push('');
    this.#fields[this.#column] = this.#textOfCell();
    this.#column++;
  }

  #closeRow(): void {
    if (this.#fields.every((field) => field === '')) return;
    if (this.#width === 0) this.#width = this.#fields.length;
    while (this.#fields.length < this.#width) this.#fields.push('');
    this.#rows.push({ row: this.#row, fields: this.#fields });
  }

  #textOfCell(): string {
    if (this.#value === '') return '';
    if (this.#type === 's') return this.#context.sharedTexts[Number(this.#value)] ?? '';
    if (this.#type === 'b') return this.#value === '1' ? 'true' : 'false';
    if (this.#type === 'e') return '';
    if (this.#type === 'n')
      return this.#isDate ? dateOfSerial(this.#value, this.#context) : plainNumber(this.#value);
    return this.#value;
  }

  #refuseLongField(): never {
    const message = `Row ${this.#row} holds a field longer than ${this.#limits.fieldLength} characters.`;
    return stop('field-too-long', message, { row: this.#row });
  }
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** A report number may be stored as 2.01535000101E11. */
function plainNumber(written: string): string {
  const number = Number(written);
  return /e/i.test(written) && Number.isSafeInteger(number) ? String(number) : written;
}

const dayMs = 86_400_000;

/**
 * Spreadsheets count days from 1900 and believe that 1900 was a leap year, so day 60 and later count from
 * 1899-12-30. The wall clock is read off as if in UTC: a cell has no zone.
 */
function dateOfSerial(written: string, { countsFrom1904 }: SheetContext): string {
  const serial = Number(written);
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return written;
  const start = countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const moment = new Date(start + Math.round((serial * dayMs) / 1000) * 1000).toISOString();
  if (serial < 1) return moment.slice(11, 19);
  return Number.isInteger(serial) ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${moment.slice(11, 19)}`;
}
