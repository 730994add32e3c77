import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { recordRead } from '#platform/database/record-read.ts';
import { may } from '#platform/workflow/move.ts';
import type { Release } from '../contract.ts';
import { historyOf } from './history.ts';
import { checkRequest } from './release-check.ts';

type Target = { siteId: string; id: string };
type Row = Omit<Release, 'stateSince' | 'createdAt' | 'history' | 'iMade' | 'check'> & {
  stateSince: Date;
  createdAt: Date;
};

/** A request for release; with the check of its small counts for whoever may decide about it. */
export async function findRelease(tx: Tx, { siteId, id }: Target): Promise<Release | null> {
  const { rows } = await sql<Row>`
    select r.id, r.number, r.state, r.state_since as "stateSince", r.project_id as "projectId", r.title, r.why,
      coalesce(identity.name_of(r.requested_by), 'A researcher') as "requestedBy", r.created_at as "createdAt",
      cardinality(r.analysis_ids) as tables, r.analysis_ids as "analysisIds", r.released,
      jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) as project,
      p.id in (select research.my_projects()) as "isMember"
    from research.release r join research.project p on p.id = r.project_id
    where r.id = ${id} and r.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const past = await historyOf(tx, [{ id, record: 'release', number: row.number }]);
  return {
    ...row,
    stateSince: row.stateSince.toISOString(),
    createdAt: row.createdAt.toISOString(),
    check: row.state === 'requested' ? await checkForReviewer(tx, { siteId, ...row }) : null,
    ...past,
  };
}

async function checkForReviewer(tx: Tx, release: { id: string; siteId: string; analysisIds: string[] }) {
  if (!(await may(tx, 'research.review-release', release.siteId))) return null;
  await recordRead(tx, { table: 'research.release', id: release.id, siteId: release.siteId });
  return (await checkRequest(tx, release)).check;
}
