import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { DeliverableDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { deliverableWorkflow } from '../states.ts';
import type { Target } from './move-record.ts';
import { tellIn } from './tell.ts';

/** A draft of what the project hands to the site; it may rest on released results of the project. */
export async function writeDeliverableIn(
  tx: Tx,
  project: Target,
  draft: DeliverableDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  if (!(await isMine(tx, project))) return failWith('research.project-not-running', {});
  if (!(await hasLeft(tx, project.id, draft.releaseId))) return failWith('research.not-found', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'RDL', year);
  await sql`insert into research.deliverable (id, site_id, project_id, number, title, summary, release_id)
    values (${id}, ${project.siteId}, ${project.id}, ${number}, ${draft.title}, ${draft.summary},
      ${draft.releaseId})`.execute(tx);
  await recordCreation(tx, deliverableWorkflow, { id, siteId: project.siteId });
  await tellIn(tx, 'deliverable', { id, siteId: project.siteId });
  return succeed({ id });
}

export async function changeDeliverableIn(
  tx: Tx,
  target: Target,
  draft: DeliverableDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ projectId: string }>`
    select project_id as "projectId" from research.deliverable
    where id = ${target.id} and site_id = ${target.siteId} and state in ('draft', 'returned')
      and project_id in (select research.my_projects())`.execute(tx);
  if (!rows[0]) return failWith('research.not-returned', {});
  if (!(await hasLeft(tx, rows[0].projectId, draft.releaseId))) return failWith('research.not-found', {});
  await sql`update research.deliverable set title = ${draft.title}, summary = ${draft.summary},
      release_id = ${draft.releaseId} where id = ${target.id}`.execute(tx);
  await tellIn(tx, 'deliverable', target);
  return succeed({ id: target.id });
}

/** The site tells where it took the work up: a finding of its own, which may have its public page. */
export async function linkFindingIn(
  tx: Tx,
  target: Target,
  findingId: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ fits: boolean }>`
    select d.state = 'accepted' and exists (
      select from analysis.finding f where f.id = ${findingId} and f.site_id = d.site_id) as fits
    from research.deliverable d where d.id = ${target.id} and d.site_id = ${target.siteId}`.execute(tx);
  if (!rows[0]) return failWith('research.not-found', {});
  if (!rows[0].fits) return failWith('research.finding-unknown', {});
  await sql`update research.deliverable set finding_id = ${findingId} where id = ${target.id}`.execute(tx);
  await tellIn(tx, 'deliverable', target);
  return succeed({ id: target.id });
}

async function isMine(tx: Tx, { siteId, id }: Target): Promise<boolean> {
  const { rows } = await sql`
    select 1 from research.project
    where id = ${id} and site_id = ${siteId} and state in ('active', 'completed')
      and id in (select research.my_projects())`.execute(tx);
  return rows.length > 0;
}

async function hasLeft(tx: Tx, projectId: string, releaseId: string | null): Promise<boolean> {
  if (releaseId === null) return true;
  const { rows } = await sql`
    select 1 from research.release
    where id = ${releaseId} and project_id = ${projectId} and state = 'released'`.execute(tx);
  return rows.length > 0;
}
