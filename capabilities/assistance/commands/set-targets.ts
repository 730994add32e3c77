import { sql } from 'kysely';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type FieldProblem, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { targetStages, urgencies } from '../clock/contract.ts';
import type { TargetListOrder } from '../contract.ts';
import { failWith } from '../errors.ts';

/** Sets in what time requests are to be answered, for those submitted from a day to come on. */
export async function setTargetsIn(tx: Tx, order: TargetListOrder, now: Date): Promise<Outcome<null>> {
  const problems = problemsOf(order, dayIn('UTC', now));
  if (problems.length > 0) return failWith('assistance.targets-do-not-fit', {}, problems);
  const { rows } = await sql`
    select 1 from assistance.target_list where in_force_from = ${order.inForceFrom}`.execute(tx);
  if (rows.length > 0) return failWith('assistance.targets-exist', {});
  await sql`insert into assistance.target_list (in_force_from, most_paused_days, note)
    values (${order.inForceFrom}, ${order.mostPausedDays}, ${order.note})`.execute(tx);
  for (const urgency of urgencies) {
    for (const stage of targetStages) {
      await sql`insert into assistance.target (in_force_from, urgency, stage, business_hours)
        values (${order.inForceFrom}, ${urgency}, ${stage}, ${order.hours[urgency][stage]})`.execute(tx);
    }
  }
  await emitIn(tx, {
    kind: 'assistance.targets-set',
    siteId: null,
    // A list has a day and no number of its own; the event names the table.
    subject: { table: 'assistance.target_list', id: '00000000-0000-0000-0000-000000000000' },
    permission: 'assistance.read',
    payload: { inForceFrom: order.inForceFrom },
  });
  return succeed(null);
}

export function problemsOf(order: TargetListOrder, today: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (order.inForceFrom <= today)
    problems.push({
      field: 'inForceFrom',
      message: 'is not a day to come',
      mend: 'What is promised already does not change: choose a later day.',
    });
  for (const urgency of urgencies) {
    const hours = targetStages.map((stage) => order.hours[urgency]?.[stage]);
    targetStages.forEach((stage, index) => {
      if (hours[index] === undefined)
        problems.push({ field: `hours.${urgency}.${stage}`, message: 'is missing', mend: 'Say the hours.' });
      else if (index > 0 && hours[index] <= (hours[index - 1] ?? 0))
        problems.push({
          field: `hours.${urgency}.${stage}`,
          message: 'is not later than the target before it',
          mend: 'Each target counts from the submission: make it longer.',
        });
    });
  }
  return problems;
}
