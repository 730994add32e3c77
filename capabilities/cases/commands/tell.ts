import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';

const CASES_AN_EVENT = 500;

/**
 * Tells that records grew, without naming a case to whoever listens: the subject is the recording, and the cases are
 * in the payload, which only the system reads.
 */
export async function tellOfRecording(tx: Tx, siteId: string, caseIds: readonly string[]): Promise<void> {
  for (let from = 0; from < caseIds.length; from += CASES_AN_EVENT) {
    await emitIn(tx, {
      kind: 'cases.recorded',
      siteId,
      subject: { table: 'cases.recording', id: uuidv7() },
      permission: 'cases.read',
      payload: { caseIds: caseIds.slice(from, from + CASES_AN_EVENT) },
    });
  }
}
