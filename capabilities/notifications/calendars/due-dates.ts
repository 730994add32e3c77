import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CalendarEvent } from '#platform/http/capability.ts';
import { waitingRecords } from '#platform/work/my-work.ts';
import { addressOf, type WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { nounOf } from '../queries/mailable-titles.ts';

type Workflows = readonly WorkflowDeclaration[];
type Mailable = ReadonlySet<string>;

const MOST_OF_A_KIND = 500;

/** The days on which what waits on the person asking is due. */
export async function ownDueDates(
  tx: Tx,
  workflows: Workflows,
  mailable: Mailable,
): Promise<CalendarEvent[]> {
  const withDue = workflows.filter(({ record }) => record.due);
  const byName = new Map(withDue.map((workflow) => [workflow.name, workflow]));
  const waiting = await waitingRecords(tx, withDue);
  return waiting.flatMap(({ id, workflow, number, title, to, dueOn }) =>
    dueOn === null
      ? []
      : [eventOf(byName.get(workflow)!, mailable, { id, number, title, day: dueOn, path: to })],
  );
}

/** What is open at a site and due on a day, of all that the person asking may read there. */
export async function siteDueDates(
  tx: Tx,
  workflows: Workflows,
  mailable: Mailable,
  span: { from: Day; to: Day; siteId: string },
): Promise<CalendarEvent[]> {
  const events: CalendarEvent[] = [];
  for (const workflow of workflows) {
    if (workflow.record.due) events.push(...(await dueIn(tx, workflow, workflow.record.due, mailable, span)));
  }
  return events;
}

type DueRow = { id: string; number: string | null; title: string; day: Day; slug: string };

async function dueIn(
  tx: Tx,
  workflow: WorkflowDeclaration,
  due: string,
  mailable: Mailable,
  { from, to, siteId }: { from: Day; to: Day; siteId: string },
): Promise<CalendarEvent[]> {
  const over = Object.keys(workflow.states).filter((state) => workflow.states[state]!.final);
  const { number, title } = workflow.record;
  const { rows } = await sql<DueRow>`
    select r.id, r.${sql.ref(number)} as number, r.${sql.ref(title)} as title, r.${sql.ref(due)}::date as day, s.slug
    from ${sql.table(workflow.table)} r
    join program.site s on s.id = r.site_id
    where r.site_id = ${siteId} and r.${sql.ref(due)} between ${from} and ${to}
      and r.state <> all (${over}::text[])
    order by r.${sql.ref(due)} limit ${MOST_OF_A_KIND}`.execute(tx);
  return rows.map((row) =>
    eventOf(workflow, mailable, {
      ...row,
      path: addressOf(workflow, { id: row.id, siteSlug: row.slug }),
    }),
  );
}

function eventOf(
  workflow: WorkflowDeclaration,
  mailable: Mailable,
  record: { id: string; number: string | null; title: string; day: Day; path: string },
): CalendarEvent {
  const title = mailable.has(workflow.name) ? record.title : nounOf(workflow);
  return {
    uid: record.id,
    title: [record.number, title].filter(Boolean).join(' '),
    path: record.path,
    day: record.day,
  };
}
