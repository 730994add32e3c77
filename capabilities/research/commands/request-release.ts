import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { ReleaseRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { releaseWorkflow } from '../states.ts';
import type { Target } from './move-record.ts';
import { tellIn } from './tell.ts';

/** A researcher names what should leave: analyses with their recipes, nothing typed. */
export async function requestReleaseIn(
  tx: Tx,
  project: Target,
  { title, why, analysisIds }: ReleaseRequest,
  year: number,
): Promise<Outcome<{ id: string }>> {
  if (!(await areOfMyProject(tx, project, analysisIds))) return failWith('research.analysis-unknown', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'RRL', year);
  await sql`insert into research.release (id, site_id, project_id, number, title, why, analysis_ids)
    values (${id}, ${project.siteId}, ${project.id}, ${number}, ${title}, ${why}, ${analysisIds})`.execute(
    tx,
  );
  await recordCreation(tx, releaseWorkflow, { id, siteId: project.siteId });
  await tellIn(tx, 'release', { id, siteId: project.siteId });
  return succeed({ id });
}

/** A returned request is mended before it is asked again. */
export async function changeReleaseIn(
  tx: Tx,
  target: Target,
  { title, why, analysisIds }: ReleaseRequest,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ projectId: string }>`
    select project_id as "projectId" from research.release
    where id = ${target.id} and site_id = ${target.siteId} and state = 'returned'
      and project_id in (select research.my_projects())`.execute(tx);
  if (!rows[0]) return failWith('research.not-returned', {});
  const project = { siteId: target.siteId, id: rows[0].projectId };
  if (!(await areOfMyProject(tx, project, analysisIds))) return failWith('research.analysis-unknown', {});
  await sql`update research.release set title = ${title}, why = ${why}, analysis_ids = ${analysisIds}
    where id = ${target.id}`.execute(tx);
  await tellIn(tx, 'release', target);
  return succeed({ id: target.id });
}

async function areOfMyProject(tx: Tx, project: Target, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from research.analysis
    where project_id = ${project.id} and site_id = ${project.siteId} and id = any (${[...ids]}::uuid[])
      and project_id in (select research.my_projects())`.execute(tx);
  return rows[0]!.n === new Set(ids).size && new Set(ids).size === ids.length;
}
