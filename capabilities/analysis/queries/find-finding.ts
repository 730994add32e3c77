import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { Finding, Transition } from '../contract.ts';
import { findRun } from './find-analysis.ts';
import { type FindingRow, findingColumns, findingSummaryOf } from './list-findings.ts';

type Extra = {
  summary: string | null;
  cannotShow: string;
  figureKey: string;
  revision: number;
  runId: string;
};
type TransitionRow = Omit<z.infer<typeof Transition>, 'at'> & { at: Date; mine: boolean };

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
  const timeline = await timelineOf(tx, id);
  return {
    ...findingSummaryOf(row),
    summary,
    cannotShow,
    figureKey,
    revision,
    run,
    reviewer: timeline.findLast(({ move }) => move === 'approve')?.by ?? null,
    iMade: [...new Set(timeline.filter(({ mine }) => mine).map(({ move }) => move))],
    timeline: timeline.map(({ mine: _, at, ...transition }) => ({ ...transition, at: at.toISOString() })),
  };
}

async function timelineOf(tx: Tx, id: string): Promise<TransitionRow[]> {
  const { rows } = await sql<TransitionRow>`
    select t.id, t.move, t.to_state as "to", t.at, identity.name_of(t.person_id) as by, t.reason,
      t.person_id is not distinct from access.person_id() as mine
    from platform.transition t
    where t.workflow = 'finding' and t.subject_id = ${id}
    order by t.at`.execute(tx);
  return rows;
}
