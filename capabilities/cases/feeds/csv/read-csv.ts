import { readTable, withoutApostrophe } from '#capabilities/incidents/server.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { FileReading } from '../told.ts';
import { type Matched, matchColumns } from './match-columns.ts';
import { rowToTold } from './row-to-told.ts';

/** Each row is kept in memory until the whole file is known to be readable. */
export const MOST_ROWS = 200_000;

/** A whole file of events, one a row. A file without the needed columns is refused; a row that can't be read is not. */
export async function readCsv(
  path: string,
  timeZone: string,
): Promise<Outcome<FileReading & { ignored: string[] }>> {
  const reading: FileReading = { told: [], unreadable: [] };
  let matched: Matched | undefined;
  let rows = 0;
  const enough = new AbortController();
  const reader = {
    onHeader: (header: string[]) => {
      matched = matchColumns(header);
      if (matched.problems.length > 0) enough.abort();
      return undefined;
    },
    onRows: async (some: readonly { row: number; fields: string[] }[]) => {
      rows += some.length;
      if (rows > MOST_ROWS) enough.abort();
      if (enough.signal.aborted) return;
      for (const { row, fields } of some) {
        const read = rowToTold(row, fields.map(withoutApostrophe), matched!.positions, timeZone);
        if ('reasons' in read) reading.unreadable.push(read);
        else reading.told.push(read);
      }
    },
  };
  try {
    const table = await readTable(path, reader, { signal: enough.signal });
    if (!table.ok && !enough.signal.aborted) return failWith('cases.feed-file-refused', table.problem);
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
  if (matched && matched.problems.length > 0)
    return failWith('cases.feed-columns-missing', {}, matched.problems);
  if (rows > MOST_ROWS) return failWith('cases.feed-too-many-rows', { most: MOST_ROWS });
  return succeed({ ...reading, ignored: matched?.ignored ?? [] });
}
