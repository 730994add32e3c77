import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { DesignChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type DesignState, designWorkflow } from '../states.ts';
import { faultOfDesign } from './check-design.ts';
import { settingsOf } from './draft-design.ts';

type Held = { state: DesignState; revision: number; number: string; mine: boolean };

/** Its author changes a design while nobody else has it before them; never over someone’s later save. */
export async function changeDesignIn(
  tx: Tx,
  target: { siteId: string; id: string },
  change: DesignChange,
): Promise<Outcome<{ id: string }>> {
  const design = await lockDesign(tx, target);
  if (!design) return failWith('evaluation.not-found', {});
  if (!design.mine) return failWith('evaluation.not-author', {});
  if (design.state !== 'draft' && design.state !== 'returned') {
    const state = designWorkflow.states[design.state].label.toLowerCase();
    return failWith('evaluation.not-editable', { state });
  }
  if (design.revision !== change.revision) return failWith('evaluation.changed-meanwhile', {});
  const fault = faultOfDesign(change);
  if (fault) return fault;
  await sql`update evaluation.design set
      title = ${change.title}, question = ${change.question}, measure = ${change.measure},
      launch_on = ${change.launchOn}, method = ${change.method}, unit = ${change.unit}, outcome = ${change.outcome},
      before_from = ${change.before.from}, before_to = ${change.before.to},
      after_from = ${change.after.from}, after_to = ${change.after.to},
      parameters = ${settingsOf(change)}, settle_days = ${change.settleDays},
      interim_looks = ${change.interimLooks}, cannot_show = ${change.cannotShow},
      revision = revision + 1, changed_at = now()
    where id = ${target.id}`.execute(tx);
  await emitIn(tx, {
    kind: 'evaluation.changed',
    siteId: target.siteId,
    subject: { table: 'evaluation.design', id: target.id },
    permission: 'evaluation.read',
    payload: { number: design.number },
  });
  return succeed({ id: target.id });
}

async function lockDesign(tx: Tx, { siteId, id }: { siteId: string; id: string }): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select state, revision, number, author_id = access.person_id() as mine
    from evaluation.design where id = ${id} and site_id = ${siteId} for update`.execute(tx);
  return rows[0];
}
