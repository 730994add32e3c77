import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { FindingChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRunResult } from '../queries/find-run-result.ts';
import { type FindingState, findingWorkflow } from '../states.ts';

type Held = {
  author_id: string;
  state: FindingState;
  revision: number;
  run_id: string;
  number: string;
  mine: boolean;
};

/** Its author changes what a finding says, while nobody else has it before them; never over someone’s later save. */
export async function changeFindingIn(
  tx: Tx,
  target: { siteId: string; id: string },
  change: FindingChange,
): Promise<Outcome<{ id: string; revision: number }>> {
  const finding = await lockFinding(tx, target);
  if (!finding) return failWith('analysis.not-found', {});
  if (!finding.mine) return failWith('findings.not-author', {});
  if (finding.state !== 'draft' && finding.state !== 'returned') {
    return failWith('findings.not-editable', {
      state: findingWorkflow.states[finding.state].label.toLowerCase(),
    });
  }
  if (finding.revision !== change.revision) return failWith('findings.changed-meanwhile', {});
  const run = await findRunResult(tx, { siteId: target.siteId, runId: finding.run_id });
  const figure = run?.result?.figures.find(({ key }) => key === change.figureKey);
  if (!figure) return failWith('findings.figure-unknown', {});
  await sql`update analysis.finding set
      statement = ${change.statement}, summary = ${change.summary}, cannot_show = ${change.cannotShow},
      figure_key = ${figure.key}, figure_label = ${figure.label}, value = ${figure.value}, low = ${figure.low},
      high = ${figure.high}, level = ${figure.level}, unit = ${figure.unit},
      revision = revision + 1, changed_at = now()
    where id = ${target.id}`.execute(tx);
  await emitIn(tx, {
    kind: 'findings.changed',
    siteId: target.siteId,
    subject: { table: 'analysis.finding', id: target.id },
    permission: 'findings.read',
    payload: { number: finding.number },
  });
  return succeed({ id: target.id, revision: change.revision + 1 });
}

async function lockFinding(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select author_id, state, revision, run_id, number, author_id = access.person_id() as mine
    from analysis.finding where id = ${id} and site_id = ${siteId} for update`.execute(tx);
  return rows[0];
}
