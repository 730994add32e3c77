import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Finding } from '../contract.ts';
import { findRun } from './find-analysis.ts';
import { type FindingRow, findingColumns, findingSummaryOf } from './list-findings.ts';

type Extra = {
  summary: string | null;
  cannotShow: string;
  figureKey: string;
  revision: number;
  runId: string;
};

/** One finding with the run it rests on, everything that happened to it, and what the person asking did. */
export async function findFinding(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Finding | null> {
  const { rows } = await sql<FindingRow & Extra>`
    select ${findingColumns}, f.summary, f.cannot_show as "cannotShow", f.figure_key as "figureKey", f.revision,
      f.run_id as "runId"
    from analysis.finding f
    where f.id = ${id} and f.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { runId, summary, cannotShow, figureKey, revision, ...row } = rows[0];
  const run = await findRun(tx, { siteId, id: runId });
  if (!run) return null;
  const { timeline, iMade } = await historyOf(tx, 'finding', id);
  return {
    ...findingSummaryOf(row),
    summary,
    cannotShow,
    figureKey,
    revision,
    run,
    reviewer: timeline.findLast(({ move }) => move === 'approve')?.by ?? null,
    iMade,
    timeline,
  };
}
