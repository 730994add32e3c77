import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Step } from '../contract.ts';

type Row = Omit<Step, 'at'> & { at: Date; mine: boolean };

/** What happened to these records, oldest first, and which moves the person asking has made. */
export async function historyOf(
  tx: Tx,
  subjects: readonly { id: string; record: Step['record']; number: string }[],
): Promise<{ history: Step[]; iMade: string[] }> {
  const { rows } = await sql<Row & { subject: string }>`
    select t.id, t.subject_id as subject, t.move, t.to_state as "to", t.at, identity.name_of(t.person_id) as by,
      t.reason, t.person_id is not distinct from access.person_id() as mine
    from platform.transition t
    where t.workflow like 'research-%' and t.subject_id = any (${subjects.map(({ id }) => id)}::uuid[])
    order by t.at`.execute(tx);
  const known = new Map(subjects.map((subject) => [subject.id, subject]));
  return {
    history: rows.map(({ subject, mine: _, at, ...step }) => ({
      ...step,
      record: known.get(subject)!.record,
      number: known.get(subject)!.number,
      at: at.toISOString(),
    })),
    iMade: [...new Set(rows.filter(({ mine }) => mine).map(({ move }) => move))],
  };
}
