import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { ProgramEvent } from './events.ts';

/** Tells of a change at a site to those who may read its engagement and team. */
export async function tellOf(
  tx: Tx,
  kind: ProgramEvent,
  siteId: string | null,
  subject: { table: string; id: string },
  payload: Record<string, unknown> = {},
): Promise<void> {
  await emitIn(tx, { kind, siteId, subject, permission: 'program.read', payload });
}
