import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { HistoryStep } from '#platform/http/contract.ts';

/** Everything that happened to a record, oldest first, and which moves the person asking has made on it. */
export async function historyOf(
  tx: Tx,
  workflow: string,
  subjectId: string,
): Promise<{ timeline: HistoryStep[]; iMade: string[] }> {
  const { rows } = await sql<Omit<HistoryStep, 'at'> & { at: Date; mine: boolean }>`
    select t.id, t.move, t.to_state as "to", t.at, identity.name_of(t.person_id) as by, t.reason,
      t.person_id is not distinct from access.person_id() as mine
    from platform.transition t
    where t.workflow = ${workflow} and t.subject_id = ${subjectId}
    order by t.at`.execute(tx);
  return {
    timeline: rows.map(({ mine: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
    iMade: [...new Set(rows.filter(({ mine }) => mine).map(({ move }) => move))],
  };
}
