import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Services } from '#platform/http/capability.ts';
import { readImport } from './read-import.ts';

const betweenLooksMs = 200;

/**
 * Returns once the import has been read, by whomever: another process may have been quicker. Should that one die,
 * the reading is taken up here.
 */
export async function readToTheEnd(
  services: Services,
  importId: string,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    await readImport(services, importId, signal);
    if (!(await isStillToRead(services, importId))) return;
    await setTimeout(betweenLooksMs, undefined, signal ? { signal } : {});
  }
}

async function isStillToRead({ database }: Services, importId: string): Promise<boolean> {
  return database.asSystem('whether an import has been read', async (tx) => {
    const { rows } = await sql`
      select from incidents.import where id = ${importId} and state in ('received', 'reading')`.execute(tx);
    return rows.length > 0;
  });
}
