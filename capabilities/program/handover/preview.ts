import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';
import { addressOf } from '#platform/workflow/declare.ts';
import type { HandoverPreview } from './contract.ts';
import { type OpenRecord, type OwnedWorkflow, openWorkOf } from './open-work.ts';

type Whose = { personId: string; siteId: string | null };

/** Everything that would pass on: named where the person asking may read it, counted where not. */
export async function previewHandover(
  tx: Tx,
  database: Database,
  workflows: readonly OwnedWorkflow[],
  whose: Whose,
): Promise<HandoverPreview> {
  const seen = await openWorkOf(tx, workflows, whose);
  // Nothing may be left behind because the person who hands it over could not see it.
  const all = await database.asSystem('a handover counts all that a person owns', (system) =>
    openWorkOf(system, workflows, whose),
  );
  return {
    kinds: workflows.flatMap((workflow) => kindOf(workflow, seen, all)),
    total: all.length,
    positions: await positionsOf(tx, whose),
    memberships: await membershipsOf(tx, whose.personId),
    mayEndMemberships: await mayEndMemberships(tx),
  };
}

function kindOf(workflow: OwnedWorkflow, seen: OpenRecord[], all: OpenRecord[]): HandoverPreview['kinds'] {
  const ofKind = (record: OpenRecord) => record.workflow === workflow;
  const count = all.filter(ofKind).length;
  if (count === 0) return [];
  const items = seen.filter(ofKind).map((record) => ({
    id: record.id,
    number: record.number,
    title: record.title,
    state: workflow.states[record.state]?.label ?? record.state,
    site: record.siteName,
    to: addressOf(workflow, record),
  }));
  return [{ workflow: workflow.name, noun: workflow.record.noun, items, unseen: count - items.length }];
}

async function positionsOf(tx: Tx, { personId, siteId }: Whose): Promise<HandoverPreview['positions']> {
  const { rows } = await sql<HandoverPreview['positions'][number]>`
    select h.id, p.name as position, s.name as site, h.acting, h.valid_from as since
    from program.holding h
    join program.position p on p.key = h.position
    join program.site s on s.id = h.site_id
    where h.person_id = ${personId} and (h.valid_to is null or h.valid_to > current_date)
      and (${siteId}::uuid is null or h.site_id = ${siteId})
    order by s.name, p.rank`.execute(tx);
  return rows;
}

async function membershipsOf(tx: Tx, personId: string): Promise<HandoverPreview['memberships']> {
  const { rows } = await sql<{ role: string; agency: string; until: Date | null }>`
    select r.label as role, a.name as agency, m.valid_to as until
    from identity.membership m
    join access.role r on r.name = m.role
    join identity.agency a on a.id = m.agency_id
    where m.person_id = ${personId} and identity.in_force(m)
    order by r.label, a.name`.execute(tx);
  return rows.map(({ until, ...membership }) => ({ ...membership, until: until?.toISOString() ?? null }));
}

export async function mayEndMemberships(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select access.holds('identity.administer') as may`.execute(tx);
  return rows[0]!.may;
}
