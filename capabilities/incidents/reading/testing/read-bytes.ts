import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../errors.ts';
import { type ReadingLimits, standardLimits } from '../limits.ts';
import { readTable } from '../read-table.ts';
import type { Row } from '../row.ts';

export type Seen = { header: string[]; rows: Row[]; problem?: Problem };

/** Reads bytes through a real file, as an upload would be, and gathers all that came out. */
export async function readBytes(bytes: string | Buffer, limits: Partial<ReadingLimits> = {}): Promise<Seen> {
  const folder = await mkdtemp(join(tmpdir(), 'psp-reading-'));
  const seen: Seen = { header: [], rows: [] };
  try {
    await writeFile(join(folder, 'upload'), bytes);
    const reader = {
      onHeader(header: string[]) {
        seen.header = header;
        return undefined;
      },
      async onRows(rows: Row[]) {
        seen.rows.push(...rows);
      },
    };
    const outcome = await readTable(join(folder, 'upload'), reader, {
      limits: { ...standardLimits, ...limits },
    });
    return outcome.ok ? seen : { ...seen, problem: outcome.problem };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function fieldsOf(seen: Seen): string[][] {
  return seen.rows.map((row) => row.fields);
}
