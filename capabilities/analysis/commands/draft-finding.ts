import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { FindingDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRunResult } from '../queries/find-run-result.ts';
import { findingWorkflow } from '../states.ts';

/** A finding from a finished run: its words are the author’s, its figure and interval are the run’s. */
export async function draftFindingIn(
  tx: Tx,
  site: { id: string },
  draft: FindingDraft,
  year: number,
): Promise<Outcome<{ id: string; number: string }>> {
  const run = await findRunResult(tx, { siteId: site.id, runId: draft.runId });
  if (!run) return failWith('analysis.not-found', {});
  if (!run.result) return failWith('findings.run-unfinished', {});
  const figure = run.result.figures.find(({ key }) => key === draft.figureKey);
  if (!figure) return failWith('findings.figure-unknown', {});
  const finding = { id: uuidv7(), number: await nextNumber(tx, 'FND', year) };
  await sql`insert into analysis.finding
      (id, site_id, number, run_id, statement, summary, cannot_show,
       figure_key, figure_label, value, low, high, level, unit)
    values (${finding.id}, ${site.id}, ${finding.number}, ${draft.runId}, ${draft.statement}, ${draft.summary},
      ${draft.cannotShow}, ${figure.key}, ${figure.label}, ${figure.value}, ${figure.low}, ${figure.high},
      ${figure.level}, ${figure.unit})`.execute(tx);
  await recordCreation(tx, findingWorkflow, { id: finding.id, siteId: site.id });
  await emitIn(tx, {
    kind: 'findings.drafted',
    siteId: site.id,
    subject: { table: 'analysis.finding', id: finding.id },
    permission: 'findings.read',
    payload: { number: finding.number },
  });
  return succeed(finding);
}
