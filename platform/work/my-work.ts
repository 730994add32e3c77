import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { addressOf, nextMove, type WorkflowDeclaration } from '#platform/workflow/declare.ts';
import type { MyWork, WorkItem } from './contract.ts';

type WorkRow = {
  id: string;
  number: string | null;
  title: string;
  state: string;
  since: Date;
  due_at: Date | null;
  due_on: string | null;
  site_slug: string | null;
  site_name: string | null;
};

type Workflows = readonly WorkflowDeclaration[];
/** Which record, and the words that say what is next or what became of it. */
type Named = { workflow: string; subjectId: string };
type Concern = Named & { mine: boolean };
type Change = Named & { to_state: string; at: Date; by: string | null };
type Found = WorkRow & { workflow: WorkflowDeclaration };

/** Enough to plan a day by; a longer list is a list page's business. */
const LONGEST_LIST = 50;
const CHANGES_SHOWN = 20;
/** Of what changed, some may be beyond what a person may read by now. */
const CHANGES_LOOKED_AT = 3 * CHANGES_SHOWN;

/** Read off the workflow declarations alone: a capability that declares a workflow has its place in My work. */
export async function myWork(tx: Tx, workflows: Workflows): Promise<MyWork> {
  const [concerns, changes] = [await concernsMe(tx, workflows), await changedByOthers(tx)];
  const records = await recordsNamed(tx, workflows, [...concerns, ...changes]);
  const waiting = itemsOf(concerns, records, ({ mine }) => mine);
  return {
    waitingOnMe: waiting,
    iWaitOn: itemsOf(concerns, records, ({ mine }) => !mine),
    due: waiting.filter((item) => item.dueAt !== null).sort(soonestDue),
    changed: changesOf(changes, records),
  };
}

/** What waits on me alone, for whoever tells of it elsewhere: mail, calendars. */
export async function waitingRecords(tx: Tx, workflows: Workflows): Promise<WorkItem[]> {
  const mine = (await concernsMe(tx, workflows)).filter((concern) => concern.mine);
  return itemsOf(mine, await recordsNamed(tx, workflows, mine), () => true);
}

/** The latest that others did to each record I have had a hand in; notifications ask for this alone. */
export async function changedRecords(tx: Tx, workflows: Workflows): Promise<WorkItem[]> {
  const changes = await changedByOthers(tx);
  return changesOf(changes, await recordsNamed(tx, workflows, changes));
}

/** One question over all kinds of record; most kinds are nothing to a person. */
async function concernsMe(tx: Tx, workflows: Workflows): Promise<Concern[]> {
  const waited = workflows.flatMap((workflow) =>
    Object.keys(workflow.states).flatMap((state) => {
      const move = nextMove(workflow, state);
      return move ? [{ workflow: workflow.name, state, move }] : [];
    }),
  );
  const { rows } = await sql<{ workflow: string; subject_id: string; mine: boolean }>`
    select workflow, subject_id, mine from platform.work_concerning_me(
      ${waited.map(({ workflow }) => workflow)}::text[], ${waited.map(({ state }) => state)}::text[],
      ${waited.map(({ move }) => move)}::text[], ${LONGEST_LIST})`.execute(tx);
  return rows.map(({ workflow, subject_id, mine }) => ({ workflow, subjectId: subject_id, mine }));
}

async function changedByOthers(tx: Tx): Promise<Change[]> {
  const { rows } = await sql<Omit<Change, 'subjectId'> & { subject_id: string }>`
    select workflow, subject_id, to_state, at, identity.name_of(person_id) as by
    from platform.work_changed_by_others(now() - interval '30 days', ${CHANGES_LOOKED_AT})`.execute(tx);
  return rows.map(({ subject_id, ...change }) => ({ ...change, subjectId: subject_id }));
}

/** Asked under the records' own policies, so a record that is named but may not be read is not found. */
async function recordsNamed(tx: Tx, workflows: Workflows, named: Named[]): Promise<Map<string, Found>> {
  const byName = new Map(workflows.map((workflow) => [workflow.name, workflow]));
  const kinds = new Map<WorkflowDeclaration, string[]>();
  for (const { workflow, subjectId } of named) {
    const declared = byName.get(workflow);
    if (declared) kinds.set(declared, [...(kinds.get(declared) ?? []), subjectId]);
  }
  if (kinds.size === 0) return new Map();
  const questions = [...kinds].map(
    ([workflow, ids]) => sql`(${recordsOf(workflow)} where r.id = any (${ids}::uuid[]))`,
  );
  const { rows } = await sql<WorkRow & { kind: string }>`${sql.join(questions, sql` union all `)}`.execute(
    tx,
  );
  return new Map(rows.map(({ kind, ...row }) => [row.id, { ...row, workflow: byName.get(kind)! }]));
}

function itemsOf(
  concerns: Concern[],
  records: Map<string, Found>,
  wanted: (concern: Concern) => boolean,
): WorkItem[] {
  return concerns
    .filter(wanted)
    .flatMap(({ subjectId, mine }) => {
      const record = records.get(subjectId);
      return record ? [itemOf(record, nextWords(record, mine))] : [];
    })
    .sort(oldestFirst);
}

function nextWords({ workflow, state }: Found, mine: boolean): string {
  const move = nextMove(workflow, state);
  return mine && move
    ? workflow.moves[move]!.label
    : `Waits on ${workflow.states[state]?.waitsOn ?? 'nobody'}`;
}

function changesOf(changes: Change[], records: Map<string, Found>): WorkItem[] {
  return changes
    .flatMap(({ subjectId, to_state, at, by }) => {
      const record = records.get(subjectId);
      if (!record) return [];
      const became = record.workflow.states[to_state]?.label ?? to_state;
      return [{ ...itemOf(record, by ? `${became} by ${by}` : became), since: at.toISOString() }];
    })
    .slice(0, CHANGES_SHOWN);
}

function recordsOf(workflow: WorkflowDeclaration): RawBuilder<WorkRow> {
  const { number, title, due } = workflow.record;
  return sql`select ${workflow.name}::text as kind, r.id, r.${sql.ref(number)}::text as number, r.${sql.ref(title)}::text as title, r.state,
      r.state_since as since, ${due ? endOfDay(due) : sql`null::timestamptz`} as due_at,
      ${due ? sql`r.${sql.ref(due)}` : sql`null`}::date as due_on,
      s.slug as site_slug, s.name as site_name
    from ${sql.table(workflow.table)} r
    left join program.site s on s.id = r.site_id`;
}

/** What is due on a day is due until that day ends where the site lies. */
function endOfDay(due: string): RawBuilder<Date> {
  return sql`(r.${sql.ref(due)} + 1)::timestamp at time zone coalesce(s.time_zone, 'UTC') - interval '1 second'`;
}

function itemOf({ workflow, ...row }: Found, next: string): WorkItem {
  return {
    id: row.id,
    workflow: workflow.name,
    number: row.number,
    title: row.title,
    next,
    to: addressOf(workflow, { id: row.id, siteSlug: row.site_slug }),
    siteName: row.site_name,
    since: row.since.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    dueOn: row.due_on,
  };
}

function oldestFirst(a: WorkItem, b: WorkItem): number {
  return a.since.localeCompare(b.since);
}

function soonestDue(a: WorkItem, b: WorkItem): number {
  return a.dueAt!.localeCompare(b.dueAt!);
}
