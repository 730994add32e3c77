import { readTable } from '#capabilities/incidents/reading/read-table.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';

type Reader = Parameters<typeof readTable>[1];

/** Takes the rows of a file; `missing` is there once the header turned out to lack a column. */
export type RowTaking = Reader & { readonly missing: { column: string; columns: string[] } | undefined };

/** Streams a CSV of any size, plain or gzip, and says how many rows it has. */
export async function readRows(path: string, taking: RowTaking): Promise<Outcome<number>> {
  const reading = await readIfThere(path, taking);
  if (!reading) {
    return failWith('analyze.file-unreadable', {
      problem: `${path} does not exist or can’t be opened.`,
      mend: 'Check its name and that you may read it.',
    });
  }
  if (taking.missing) return failWith('analyze.column-missing', taking.missing);
  if (reading.ok) return succeed(reading.rows);
  const { message, mend } = reading.problem;
  return failWith('analyze.file-unreadable', { problem: message, mend });
}

async function readIfThere(path: string, taking: RowTaking) {
  try {
    return await readTable(path, taking);
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}
