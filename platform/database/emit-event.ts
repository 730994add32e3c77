import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from './database.ts';

export type EventDraft = {
  /** `<capability>.<past-tense>`, declared in the capability's events.ts */
  kind: string;
  siteId: string | null;
  subject: { table: string; id: string };
  /** Who may hear of it live: holders of this permission for the site. */
  permission: string;
  payload?: Record<string, unknown>;
};

/** Tells of a change in the transaction that makes it: both happen or neither. */
export async function emitIn(tx: Tx, event: EventDraft): Promise<string> {
  const id = uuidv7();
  await sql`insert into platform.event (id, kind, site_id, subject_table, subject_id, permission, payload)
    values (${id}, ${event.kind}, ${event.siteId}, ${event.subject.table}, ${event.subject.id},
      ${event.permission}, ${JSON.stringify(event.payload ?? {})})`.execute(tx);
  return id;
}
