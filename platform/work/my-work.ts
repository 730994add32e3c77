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

type Moveable = { permission: string; notBy: readonly string[]; owner: string | undefined };
/** States whose next moves ask for the same, so that they are one question. */
type Group = Moveable & { labels: ReadonlyMap<string, string> };

/** Enough to plan a day by; a longer list is a list page's business. */
const LONGEST_LIST = 50;
const CHANGES_SHOWN = 20;

/** Read off the workflow declarations alone: a capability that declares a workflow has its place in My work. */
export async function myWork(tx: Tx, workflows: readonly WorkflowDeclaration[]): Promise<MyWork> {
  const mine = await concernsMe(tx, workflows);
  const waiting = await waitingIn(tx, workflows, mine);
  const others: WorkItem[] = [];
  for (const workflow of mine.touched) others.push(...(await itemsIn(tx, workflow, waitsOnOthers)));
  return {
    waitingOnMe: waiting,
    iWaitOn: others.sort(oldestFirst),
    due: waiting.filter((item) => item.dueAt !== null).sort(soonestDue),
    changed: await changesOf(tx, mine.touched),
  };
}

/** What waits on me alone, for whoever tells of it elsewhere: mail, calendars. */
export async function waitingRecords(tx: Tx, workflows: readonly WorkflowDeclaration[]): Promise<WorkItem[]> {
  return waitingIn(tx, workflows, await concernsMe(tx, workflows));
}

/** The latest that others did to each record I have had a hand in; notifications ask for this alone. */
export async function changedRecords(tx: Tx, workflows: readonly WorkflowDeclaration[]): Promise<WorkItem[]> {
  return changesOf(tx, (await concernsMe(tx, workflows)).touched);
}

type Concern = { held: ReadonlySet<string>; touched: readonly WorkflowDeclaration[] };

/** Asked first: most kinds of record are nothing to a person, and need no question of their own. */
async function concernsMe(tx: Tx, workflows: readonly WorkflowDeclaration[]): Promise<Concern> {
  const permissions = workflows.flatMap((workflow) => groupsOf(workflow).map((group) => group.permission));
  const { rows } = await sql<{ held: string[]; touched: string[] }>`
    select array(
        select permission from unnest(${[...new Set(permissions)]}::text[]) permission
        where access.holds(permission)
      ) as held,
      array(select platform.workflows_with_my_hand()) as touched`.execute(tx);
  const touched = new Set(rows[0]!.touched);
  return { held: new Set(rows[0]!.held), touched: workflows.filter(({ name }) => touched.has(name)) };
}

async function waitingIn(
  tx: Tx,
  workflows: readonly WorkflowDeclaration[],
  { held }: Concern,
): Promise<WorkItem[]> {
  const waiting: WorkItem[] = [];
  for (const workflow of workflows) waiting.push(...(await itemsIn(tx, workflow, mineToMove, held)));
  return waiting.sort(oldestFirst);
}

async function changesOf(tx: Tx, workflows: readonly WorkflowDeclaration[]): Promise<WorkItem[]> {
  const changed: WorkItem[] = [];
  for (const workflow of workflows) changed.push(...(await changesIn(tx, workflow)));
  return changed.sort(newestFirst).slice(0, CHANGES_SHOWN);
}

/**
 * The record's next move is one that I hold the permission for and am not barred from as an earlier hand; a record
 * with an owner is its owner's alone.
 */
function mineToMove(record: Moveable): RawBuilder<boolean> {
  const { permission, notBy, owner } = record;
  return sql`(r.site_id = any (array(select access.sites_for(${permission})))
      or (r.site_id is null and (select access.holds(${permission}))))
    and ${owner ? sql`(r.${sql.ref(owner)} = access.person_id() or r.${sql.ref(owner)} is null)` : sql`true`}
    and ${notBy.length > 0 ? sql`not platform.has_made(r.id, ${notBy}::text[], access.person_id())` : sql`true`}`;
}

/** I had a hand in it, and the next move is somebody else's. */
function waitsOnOthers(record: Moveable): RawBuilder<boolean> {
  return sql`exists (
      select from platform.transition mine where mine.subject_id = r.id and mine.person_id = access.person_id()
    ) and not (${mineToMove(record)})`;
}

async function itemsIn(
  tx: Tx,
  workflow: WorkflowDeclaration,
  condition: (record: Moveable) => RawBuilder<boolean>,
  held?: ReadonlySet<string>,
): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for (const group of groupsOf(workflow)) {
    if (held && !held.has(group.permission)) continue;
    const { rows } = await sql<WorkRow>`${recordsOf(workflow)}
      where r.state = any (${[...group.labels.keys()]}::text[]) and ${condition(group)}
      order by r.state_since limit ${LONGEST_LIST}`.execute(tx);
    items.push(
      ...rows.map((row) =>
        itemOf(workflow, row, nextWords(workflow, row.state, group.labels.get(row.state)!, condition)),
      ),
    );
  }
  return items;
}

function groupsOf(workflow: WorkflowDeclaration): Group[] {
  const groups = new Map<string, Group & { labels: Map<string, string> }>();
  for (const state of Object.keys(workflow.states)) {
    const next = nextMove(workflow, state);
    if (!next) continue;
    const { label, permission, notBy = [] } = workflow.moves[next]!;
    const key = [permission, ...notBy].join(' ');
    const group = groups.get(key) ?? {
      ...{ permission: permission!, notBy, owner: workflow.record.owner },
      labels: new Map<string, string>(),
    };
    group.labels.set(state, label);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function nextWords(workflow: WorkflowDeclaration, state: string, label: string, condition: unknown): string {
  return condition === mineToMove ? label : `Waits on ${workflow.states[state]!.waitsOn}`;
}

async function changesIn(tx: Tx, workflow: WorkflowDeclaration): Promise<WorkItem[]> {
  const { rows } = await sql<WorkRow & { to_state: string; at: Date; by: string | null }>`
    select changed.*, latest.to_state, latest.at, identity.name_of(latest.person_id) as by
    from (
      select distinct on (t.subject_id) t.subject_id, t.to_state, t.at, t.person_id
      from platform.transition t
      where t.workflow = ${workflow.name}
        and t.subject_id = any (array(
          select platform.changed_under_my_hand(${workflow.name}, now() - interval '30 days')))
        and t.move <> 'create'
        and t.at > now() - interval '30 days'
        and t.person_id is distinct from access.person_id()
      order by t.subject_id, t.at desc
    ) latest
    join (${recordsOf(workflow)}) changed on changed.id = latest.subject_id
    order by latest.at desc
    limit ${CHANGES_SHOWN}`.execute(tx);
  return rows.map((row) => {
    const became = workflow.states[row.to_state]?.label ?? row.to_state;
    return {
      ...itemOf(workflow, row, row.by ? `${became} by ${row.by}` : became),
      since: row.at.toISOString(),
    };
  });
}

function recordsOf(workflow: WorkflowDeclaration): RawBuilder<WorkRow> {
  const { number, title, due } = workflow.record;
  return sql`select r.id, r.${sql.ref(number)} as number, r.${sql.ref(title)} as title, r.state,
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

function itemOf(workflow: WorkflowDeclaration, row: WorkRow, next: string): WorkItem {
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

function newestFirst(a: WorkItem, b: WorkItem): number {
  return b.since.localeCompare(a.since);
}

function soonestDue(a: WorkItem, b: WorkItem): number {
  return a.dueAt!.localeCompare(b.dueAt!);
}
