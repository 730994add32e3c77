import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { ApprovalRequest, DataToAskFor } from '../contract.ts';
import { failWith } from '../errors.ts';
import { approvalWorkflow } from '../states.ts';
import type { Target } from './move-record.ts';
import { tellIn } from './tell.ts';

type Version = DataToAskFor['versions'][number];

/** A researcher asks for an extract: which version, which period, what it keeps, why, and until when. */
export async function requestApprovalIn(
  tx: Tx,
  project: Target,
  request: ApprovalRequest,
  { versions }: DataToAskFor,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const version = versions.find(({ id }) => id === request.versionId);
  if (!version) return failWith('research.version-unknown', {});
  if (!(await isMyRunningProject(tx, project))) return failWith('research.project-not-running', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'DUA', year);
  await sql`insert into research.approval (id, site_id, project_id, number, title, why, version_id, data_label,
      period_from, period_to, rules, wanted_until)
    values (${id}, ${project.siteId}, ${project.id}, ${number}, ${request.title}, ${request.why}, ${version.id},
      ${version.label}, ${request.periodFrom}, ${request.periodTo}, ${JSON.stringify(request.rules)},
      ${request.wantedUntil})`.execute(tx);
  await recordCreation(tx, approvalWorkflow, { id, siteId: project.siteId });
  await tellIn(tx, 'approval', { id, siteId: project.siteId });
  return succeed({ id });
}

/** A returned request is mended; the extract that was prepared for the old one no longer counts. */
export async function changeRequestIn(
  tx: Tx,
  target: Target,
  request: ApprovalRequest,
  { versions }: DataToAskFor,
): Promise<Outcome<{ id: string }>> {
  const version: Version | undefined = versions.find(({ id }) => id === request.versionId);
  if (!version) return failWith('research.version-unknown', {});
  const { numAffectedRows } = await sql`update research.approval set
      title = ${request.title}, why = ${request.why}, version_id = ${version.id}, data_label = ${version.label},
      period_from = ${request.periodFrom}, period_to = ${request.periodTo},
      rules = ${JSON.stringify(request.rules)}, wanted_until = ${request.wantedUntil}
    where id = ${target.id} and site_id = ${target.siteId} and state = 'returned'
      and project_id in (select research.my_projects())`.execute(tx);
  if (numAffectedRows === 0n) return failWith('research.not-returned', {});
  await tellIn(tx, 'approval', target);
  return succeed({ id: target.id });
}

async function isMyRunningProject(tx: Tx, { siteId, id }: Target): Promise<boolean> {
  const { rows } = await sql`
    select 1 from research.project
    where id = ${id} and site_id = ${siteId} and state = 'active' and id in (select research.my_projects())`.execute(
    tx,
  );
  return rows.length > 0;
}
