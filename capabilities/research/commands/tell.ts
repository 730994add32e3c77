import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { ResearchEvent } from '../events.ts';
import type { RecordKind } from '../states.ts';

const kinds: Record<RecordKind, ResearchEvent> = {
  connection: 'research.connection-changed',
  project: 'research.project-changed',
  approval: 'research.approval-changed',
  release: 'research.release-changed',
  deliverable: 'research.deliverable-changed',
};

/** Tells that a record changed and nothing of what it says: whoever hears it asks again, as themselves. */
export async function tellIn(
  tx: Tx,
  record: RecordKind,
  subject: { id: string; siteId: string },
): Promise<void> {
  await emitIn(tx, {
    kind: kinds[record],
    siteId: subject.siteId,
    subject: { table: `research.${record}`, id: subject.id },
    permission: 'research.read',
  });
}
