import type { ReadingLimits } from './limits.ts';
import type { Row } from './row.ts';
import { stop } from './stopped.ts';

const separators = [',', ';', '\t', '|'];

/** RFC 4180, with the separator and the line ending taken from the first line. Feed it text in any pieces. */
export class CsvReading {
  readonly #limits: ReadingLimits;
  #separator = '';
  #lineEnd = '\n';
  #rest = '';
  #row = 0;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
  }

  write(text: string): Row[] {
    return this.#rowsOf(this.#rest + text, false);
  }

  end(): Row[] {
    return this.#rest === '' ? [] : this.#rowsOf(this.#rest, true);
  }

  #rowsOf(text: string, isLast: boolean): Row[] {
    if (this.#separator === '' && !this.#settle(text, isLast)) return this.#keep(text, 0);
    const rows: Row[] = [];
    const isQuoted = text.includes('"');
    let from = 0;
    while (from < text.length) {
      const next = this.#readRow(text, from, isLast, isQuoted, rows);
      if (next === undefined) return this.#keep(text, from, rows);
      from = next;
    }
    return this.#keep('', 0, rows);
  }

  /** Waits for one whole line, unless the text ends first. */
  #settle(text: string, isLast: boolean): boolean {
    const lineEnd = text.includes('\n') || !/\r./s.test(text) ? '\n' : '\r';
    const end = text.indexOf(lineEnd);
    if (end < 0 && !isLast) return false;
    this.#lineEnd = lineEnd;
    const unquoted = text.slice(0, end < 0 ? undefined : end).replaceAll(/"[^"]*"/g, '');
    const counts = separators.map((separator) => unquoted.split(separator).length);
    this.#separator = separators[counts.indexOf(Math.max(...counts))]!;
    return true;
  }

  #keep(text: string, from: number, rows: Row[] = []): Row[] {
    this.#rest = from === 0 ? text : text.slice(from);
    if (this.#rest.length > this.#limits.rowLength) this.#refuseLongRow();
    return rows;
  }

  #refuseLongRow(): never {
    const row = this.#row + 1;
    const isQuoteOpen = this.#rest.split('"').length % 2 === 0;
    if (isQuoteOpen)
      stop('quote-unclosed', `Row ${row} opens a quotation mark and never closes it.`, { row });
    return stop('row-too-long', `Row ${row} is longer than ${this.#limits.rowLength} characters.`, { row });
  }

  /** Where the next row begins, or undefined while the row is not whole. */
  #readRow(text: string, from: number, isLast: boolean, isQuoted: boolean, rows: Row[]): number | undefined {
    const lineEnd = text.indexOf(this.#lineEnd, from);
    if (lineEnd < 0 && !isLast) return undefined;
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end);
    if (isQuoted && line.includes('"')) return this.#readQuotedRow(text, from, isLast, rows);
    this.#add(line.split(this.#separator), rows);
    return end + 1;
  }

  #readQuotedRow(text: string, from: number, isLast: boolean, rows: Row[]): number | undefined {
    const fields: string[] = [];
    let at = from;
    for (;;) {
      const field = this.#readField(text, at);
      if (field === undefined) return this.#waitForQuote(isLast);
      fields.push(field.value);
      if (text[field.end] !== this.#separator) return this.#finishRow(text, field.end, isLast, fields, rows);
      at = field.end + 1;
    }
  }

  #waitForQuote(isLast: boolean): undefined {
    const row = this.#row + 1;
    if (isLast) stop('quote-unclosed', `Row ${row} opens a quotation mark and never closes it.`, { row });
  }

  #finishRow(text: string, end: number, isLast: boolean, fields: string[], rows: Row[]): number | undefined {
    const lineEnd = text.startsWith('\r\n', end) && this.#lineEnd === '\n' ? end + 1 : end;
    if (lineEnd >= text.length && !isLast) return undefined;
    this.#add(fields, rows);
    return lineEnd + 1;
  }

  #readField(text: string, from: number): { value: string; end: number } | undefined {
    if (text[from] !== '"') return this.#readBareField(text, from);
    let value = '';
    let at = from + 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return undefined;
      value += text.slice(at, quote);
      if (text[quote + 1] !== '"') return this.#readAfterQuote(text, quote + 1, value);
      value += '"';
      at = quote + 2;
    }
  }

  /** Text after a closing quote breaks the rule but is no reason to lose it. */
  #readAfterQuote(text: string, from: number, value: string): { value: string; end: number } {
    const after = this.#readBareField(text, from);
    return { value: value + after.value, end: after.end };
  }

  #readBareField(text: string, from: number): { value: string; end: number } {
    let end = from;
    while (end < text.length && text[end] !== this.#separator && text[end] !== this.#lineEnd) end++;
    const isCrLf =
      this.#lineEnd === '\n' && text[end - 1] === '\r' && end > from && text[end] !== this.#separator;
    return { value: text.slice(from, isCrLf ? end - 1 : end), end: isCrLf ? end - 1 : end };
  }

  #add(fields: string[], rows: Row[]): void {
    this.#row++;
    if (fields.length === 1 && fields[0]!.trim() === '') return;
    for (let index = 0; index < fields.length; index++) {
      if (fields[index]!.length > this.#limits.fieldLength) this.#refuseLongField(index, fields[index]!);
    }
    rows.push({ row: this.#row, fields });
  }

  #refuseLongField(index: number, value: string): never {
    return stop(
      'field-too-long',
      `Row ${this.#row}, column ${index + 1} holds ${value.length} characters; ${this.#limits.fieldLength} are allowed.`,
      { row: this.#row },
    );
  }
}
