import { stat } from 'node:fs/promises';
import { type Problem, problem } from '../errors.ts';
import { kindOfFile } from './file-kind.ts';
import { faultOfHeader, fitToHeader, headerOf } from './header.ts';
import { type ReadingLimits, standardLimits } from './limits.ts';
import type { Row } from './row.ts';
import { ReadingStopped } from './stopped.ts';
import { readTextFile } from './text-file.ts';
import { readWorkbook } from './workbook.ts';

export type Reader = {
  /** Sees the header before any row; what it returns ends the reading. */
  onHeader(header: string[]): Problem | undefined | Promise<Problem | undefined>;
  onRows(rows: Row[], progress: Progress): Promise<void>;
};

export type Progress = { bytesRead: number; bytes: number };
export type Reading = { ok: true; rows: number } | { ok: false; problem: Problem };

/** Reads a CSV file (plain or gzip) or an Excel workbook, told apart by content, in batches. */
export async function readTable(
  path: string,
  reader: Reader,
  { limits = standardLimits, signal }: { limits?: ReadingLimits; signal?: AbortSignal } = {},
): Promise<Reading> {
  const { size } = await stat(path);
  if (size > limits.bytes) return refused(problem('file-too-large', `The file has ${size} bytes.`));
  const table = new TableTaking(reader, limits, size);
  try {
    const kind = await kindOfFile(path);
    if (kind === 'zip') await readWorkbook(path, limits, table.take, signal);
    else await readTextFile(path, kind === 'gzip', limits, table.take, signal);
    return table.end();
  } catch (error) {
    if (error instanceof ReadingStopped) return refused(error.problem);
    throw error;
  }
}

class TableTaking {
  readonly #reader: Reader;
  readonly #limits: ReadingLimits;
  readonly #bytes: number;
  #header: string[] | undefined;
  #rows = 0;

  constructor(reader: Reader, limits: ReadingLimits, bytes: number) {
    this.#reader = reader;
    this.#limits = limits;
    this.#bytes = bytes;
  }

  take = async (rows: Row[], bytesRead: number): Promise<void> => {
    const body = this.#header ? rows : await this.#takeHeader(rows);
    if (body.length === 0) return;
    const width = this.#header!.length;
    this.#rows += body.length;
    await this.#reader.onRows(
      body.map((row) => fitToHeader(row, width)),
      { bytesRead, bytes: this.#bytes },
    );
  };

  end(): Reading {
    if (!this.#header) return refused(problem('file-empty', 'The file holds no text, not even a header.'));
    if (this.#rows === 0)
      return refused(problem('file-has-no-rows', 'The file has a header and nothing below it.'));
    return { ok: true, rows: this.#rows };
  }

  async #takeHeader([first, ...body]: Row[]): Promise<Row[]> {
    this.#header = headerOf(first!);
    const fault = faultOfHeader(this.#header, this.#limits) ?? (await this.#reader.onHeader(this.#header));
    if (fault) throw new ReadingStopped(fault);
    return body;
  }
}

function refused(found: Problem): Reading {
  return { ok: false, problem: found };
}
