import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Capability } from '#platform/http/capability.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';

export type OwnedWorkflow = WorkflowDeclaration & { record: { owner: string } };

/** The kinds of record that one person owns, read off the declarations of every capability. */
export function ownedWorkflows(all: readonly Capability[]): OwnedWorkflow[] {
  return all
    .flatMap((capability) => capability.workflows ?? [])
    .filter((workflow): workflow is OwnedWorkflow => workflow.record.owner !== undefined);
}

export type OpenRecord = {
  workflow: OwnedWorkflow;
  id: string;
  number: string | null;
  title: string;
  state: string;
  siteId: string | null;
  siteSlug: string | null;
  siteName: string | null;
};

type Whose = { personId: string; siteId: string | null };

/** The open records a person owns, at one site or everywhere, as far as whoever asks may read them. */
export async function openWorkOf(
  tx: Tx,
  workflows: readonly OwnedWorkflow[],
  whose: Whose,
): Promise<OpenRecord[]> {
  const found: OpenRecord[] = [];
  for (const workflow of workflows) {
    const { number, title } = workflow.record;
    const { rows } = await sql<Omit<OpenRecord, 'workflow'>>`
      select r.id, r.${sql.ref(number)}::text as number, r.${sql.ref(title)} as title, r.state, r.site_id as "siteId",
        s.slug as "siteSlug", s.name as "siteName"
      from ${sql.table(workflow.table)} r
      left join program.site s on s.id = r.site_id
      where ${isOpenAndOwned(workflow, whose)}
      order by r.state_since, r.id`.execute(tx);
    found.push(...rows.map((row) => ({ workflow, ...row })));
  }
  return found;
}

/**
 * Makes another person the owner of all of them, and says which they were. It is the system’s doing: a capability’s
 * own rules of who may hand on a record bind people who are there, not the one who has left.
 */
export async function reassign(
  tx: Tx,
  workflows: readonly OwnedWorkflow[],
  whose: Whose,
  toPersonId: string,
): Promise<{ workflow: string; id: string; siteId: string | null; number: string | null }[]> {
  const moved = [];
  for (const workflow of workflows) {
    const { owner, number } = workflow.record;
    const { rows } = await sql<{ id: string; siteId: string | null; number: string | null }>`
      update ${sql.table(workflow.table)} r set ${sql.ref(owner)} = ${toPersonId}
      where ${isOpenAndOwned(workflow, whose)}
      returning r.id, r.site_id as "siteId", r.${sql.ref(number)}::text as number`.execute(tx);
    moved.push(...rows.map((row) => ({ workflow: workflow.name, ...row })));
  }
  return moved;
}

/** How many open records each person owns. */
export async function openWorkByPerson(
  tx: Tx,
  workflows: readonly OwnedWorkflow[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const workflow of workflows) {
    const owner = sql.ref(workflow.record.owner);
    const { rows } = await sql<{ person: string; n: number }>`
      select r.${owner} as person, count(*) as n from ${sql.table(workflow.table)} r
      where r.state = any (${openStates(workflow)}::text[]) and r.${owner} is not null
      group by 1`.execute(tx);
    for (const { person, n } of rows) counts.set(person, (counts.get(person) ?? 0) + n);
  }
  return counts;
}

function isOpenAndOwned(workflow: OwnedWorkflow, { personId, siteId }: Whose): RawBuilder<boolean> {
  return sql`r.state = any (${openStates(workflow)}::text[])
    and r.${sql.ref(workflow.record.owner)} = ${personId}
    and (${siteId}::uuid is null or r.site_id = ${siteId})`;
}

/**
 * Open is what waits on its owner, or has yet to begin. A state in which a record rests (a closed request can be
 * reopened) is not: it comes to whoever is there when it wakes.
 */
function openStates(workflow: WorkflowDeclaration): string[] {
  return Object.entries(workflow.states)
    .filter(([name, state]) => !state.final && (state.waitsOn !== undefined || name === workflow.initial))
    .map(([name]) => name);
}
