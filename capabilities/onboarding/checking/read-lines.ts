import { readTable, withoutApostrophe } from '#capabilities/incidents/server.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { FileLine } from './check-rows.ts';

/** A program of 600 sites has this many of nothing; a longer file is the wrong one. */
const MOST_ROWS = 20_000;

export type ReadFile = { header: string[]; lines: FileLine[] };

/** A whole file, read as incidents’ are: CSV or a workbook, told apart by what it holds. */
export async function readLines(path: string): Promise<Outcome<ReadFile>> {
  const file: ReadFile = { header: [], lines: [] };
  const enough = new AbortController();
  const reader = {
    onHeader: (header: string[]) => {
      file.header = header;
      return undefined;
    },
    onRows: async (rows: readonly FileLine[]) => {
      file.lines.push(...rows.map(asWritten));
      if (file.lines.length > MOST_ROWS) enough.abort();
    },
  };
  try {
    const reading = await readTable(path, reader, { signal: enough.signal });
    if (!reading.ok) return failWith('onboarding.file-refused', reading.problem);
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
  return file.lines.length > MOST_ROWS
    ? failWith('onboarding.too-many-rows', { most: MOST_ROWS })
    : succeed(file);
}

/** A download of rows set aside guards its fields against spreadsheets; mended, they come back as they were. */
function asWritten({ row, fields, problem }: FileLine): FileLine {
  return { row, fields: fields.map(withoutApostrophe), ...(problem ? { problem } : {}) };
}
