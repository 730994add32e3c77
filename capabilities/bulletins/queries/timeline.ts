import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Transition } from '../contract.ts';

type Mine = Transition & { mine: boolean };

/** Everything that happened to a record, and which of it the person asking did. */
export async function timelineOf(tx: Tx, workflow: string, subjectId: string): Promise<Mine[]> {
  const { rows } = await sql<Omit<Mine, 'at'> & { at: Date }>`
    select t.id, t.move, t.to_state as "to", t.at, identity.name_of(t.person_id) as by, t.reason,
      t.person_id is not distinct from access.person_id() as mine
    from platform.transition t
    where t.workflow = ${workflow} and t.subject_id = ${subjectId}
    order by t.at`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export function movesMade(timeline: readonly Mine[]): string[] {
  return [...new Set(timeline.filter(({ mine }) => mine).map(({ move }) => move))];
}
