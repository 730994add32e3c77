import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** Reading an operational record leaves a row too: who looked, at what, and (from the context) why. */
export async function recordRead(
  tx: Tx,
  read: { table: string; id: string | null; siteId: string | null; detail?: Record<string, unknown> },
): Promise<void> {
  await sql`select platform.record_audit('read', ${read.table}, ${read.id}, ${read.siteId}::uuid, null,
    ${JSON.stringify(read.detail ?? {})}::jsonb)`.execute(tx);
}
