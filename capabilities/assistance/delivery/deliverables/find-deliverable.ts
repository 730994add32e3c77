import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Target } from '../tell.ts';
import type { Deliverable, DeliverableSummary } from './contract.ts';

type Dated<T> = Omit<T, 'stateSince'> & { stateSince: Date };

export async function deliverablesOf(tx: Tx, request: Target): Promise<DeliverableSummary[]> {
  const { rows } = await sql<Dated<DeliverableSummary>>`
    select d.id, d.number, d.state, d.state_since as "stateSince", d.kind, d.title, d.due_on as "dueOn",
      (select max(v.version) from assistance.deliverable_version v where v.deliverable_id = d.id) as version
    from assistance.deliverable d
    where d.request_id = ${request.id} and d.site_id = ${request.siteId}
    order by d.due_on, d.id`.execute(tx);
  return rows.map((row) => ({ ...row, stateSince: row.stateSince.toISOString() }));
}

/** A deliverable with all its versions, the newest first. */
export async function findDeliverable(tx: Tx, { siteId, id }: Target): Promise<Deliverable | null> {
  const { rows } = await sql<Dated<Omit<Deliverable, 'versions' | 'version' | 'iMade' | 'timeline'>>>`
    select d.id, d.number, d.state, d.state_since as "stateSince", d.kind, d.title, d.due_on as "dueOn",
      d.request_id as "requestId", r.number as "requestNumber",
      (select m.title from assistance.work_plan_milestone m where m.id = d.milestone_id) as milestone,
      coalesce(identity.name_of(d.written_by), 'The provider') as "writtenBy",
      d.request_id in (select assistance.my_requests()) as "isMine"
    from assistance.deliverable d join assistance.request r on r.id = d.request_id
    where d.id = ${id} and d.site_id = ${siteId}`.execute(tx);
  const found = rows[0];
  if (!found) return null;
  const versions = await versionsOf(tx, id);
  return {
    ...found,
    stateSince: found.stateSince.toISOString(),
    version: versions[0]?.version ?? 0,
    versions,
    ...(await historyOf(tx, 'tta-deliverable', id)),
  };
}

async function versionsOf(tx: Tx, id: string): Promise<Deliverable['versions']> {
  const { rows } = await sql<Omit<Deliverable['versions'][number], 'madeAt'> & { madeAt: Date }>`
    select v.id, v.version, v.summary, v.changes, v.link, v.made_at as "madeAt",
      coalesce(identity.name_of(v.made_by), 'The provider') as "madeBy"
    from assistance.deliverable_version v where v.deliverable_id = ${id}
    order by v.version desc`.execute(tx);
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() }));
}
