import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type {
  Analysis,
  AnalysisSummary,
  DeliverableSummary,
  ProjectWork,
  ReleaseSummary,
} from '../contract.ts';
import { approvalsOf } from './approvals.ts';

type Target = { siteId: string; id: string };
type Summary = z.infer<typeof AnalysisSummary>;
type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

const analysisColumns = sql`
  n.id, n.number, n.question, n.extract_id as "extractId", e.name as "extractName", n.recipe,
  coalesce(identity.name_of(n.run_by), 'A researcher') as "runBy", n.run_at as "runAt"`;

export async function analysesOf(tx: Tx, projectId: string): Promise<Summary[]> {
  const { rows } = await sql<Dated<Summary, 'runAt'>>`
    select ${analysisColumns} from research.analysis n join research.extract e on e.id = n.extract_id
    where n.project_id = ${projectId} order by n.id desc limit 200`.execute(tx);
  return rows.map((row) => ({ ...row, runAt: row.runAt.toISOString() }));
}

export async function findAnalysis(tx: Tx, { siteId, id }: Target): Promise<Analysis | null> {
  const { rows } = await sql<Dated<Analysis, 'runAt'>>`
    select ${analysisColumns}, n.project_id as "projectId", n.result, n.result_hash as "resultHash"
    from research.analysis n join research.extract e on e.id = n.extract_id
    where n.id = ${id} and n.site_id = ${siteId}`.execute(tx);
  return rows[0] ? { ...rows[0], runAt: rows[0].runAt.toISOString() } : null;
}

type ReleaseRow = Dated<z.infer<typeof ReleaseSummary>, 'stateSince' | 'createdAt'>;
type DeliverableRow = Dated<z.infer<typeof DeliverableSummary>, 'stateSince' | 'createdAt'>;

/** Everything a project holds, as far as the person asking may see it. */
export async function workOf(tx: Tx, { siteId, id }: Target): Promise<ProjectWork | null> {
  const { rows } = await sql`
    select 1 from research.project where id = ${id} and site_id = ${siteId}`.execute(tx);
  if (rows.length === 0) return null;
  const releases = await sql<ReleaseRow>`
    select r.id, r.number, r.state, r.state_since as "stateSince", r.project_id as "projectId", r.title,
      coalesce(identity.name_of(r.requested_by), 'A researcher') as "requestedBy", r.created_at as "createdAt",
      cardinality(r.analysis_ids) as tables
    from research.release r where r.project_id = ${id} order by r.id desc limit 200`.execute(tx);
  const deliverables = await sql<DeliverableRow>`
    select d.id, d.number, d.state, d.state_since as "stateSince", d.project_id as "projectId", d.title,
      coalesce(identity.name_of(d.written_by), 'A researcher') as "writtenBy", d.created_at as "createdAt"
    from research.deliverable d where d.project_id = ${id} order by d.id desc limit 200`.execute(tx);
  return {
    approvals: await approvalsOf(tx, id),
    analyses: await analysesOf(tx, id),
    releases: releases.rows.map(withTimes),
    deliverables: deliverables.rows.map(withTimes),
  };
}

function withTimes<R extends { stateSince: Date; createdAt: Date }>(row: R) {
  return { ...row, stateSince: row.stateSince.toISOString(), createdAt: row.createdAt.toISOString() };
}
