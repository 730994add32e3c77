import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { refusalToDeliver } from '../deliverables/hand-over.ts';
import { failWith } from '../errors.ts';
import { type ActivityState, activityWorkflow } from '../states.ts';
import { type Target, toldOf } from '../tell.ts';
import type { ActivityChange, ActivityDraft, DeliveryMethod } from './contract.ts';

type Done = Outcome<{ id: string }>;

/** What will be done with the site: an assessment, a training, a visit, an exchange with peers. */
export async function planActivityIn(
  tx: Tx,
  request: Target,
  draft: ActivityDraft,
  year: number,
): Promise<Done> {
  const refused = await refusalToDeliver(tx, request, draft.milestoneId);
  if (refused) return refused;
  if (draft.endsOn < draft.startsOn) return endsBeforeStart();
  const id = uuidv7();
  const number = await nextNumber(tx, 'ACV', year);
  await sql`insert into assistance.activity (id, site_id, request_id, number, title, kind, method, reason, tta_type,
      support_type, target_populations, starts_on, ends_on, milestone_id, summary, next_steps)
    values (${id}, ${request.siteId}, ${request.id}, ${number}, ${draft.title}, ${draft.kind}, ${draft.method},
      ${draft.reason}, ${draft.ttaType}, ${draft.supportType}, ${draft.targetPopulations}::text[], ${draft.startsOn},
      ${draft.endsOn}, ${draft.milestoneId}, ${draft.summary}, ${draft.nextSteps})`.execute(tx);
  await recordCreation(tx, activityWorkflow, { id, siteId: request.siteId });
  return toldOf(tx, 'activity', { siteId: request.siteId, id });
}

/** Plan and report are one record, written until it goes to its approvers; never over a colleague's later save. */
export async function changeActivityIn(tx: Tx, target: Target, change: ActivityChange): Promise<Done> {
  const held = await activityInHand(tx, target);
  if (!held.ok) return held;
  if (held.value.revision !== change.revision) return failWith('assistance.delivery-changed-meanwhile', {});
  if (change.endsOn < change.startsOn) return endsBeforeStart();
  await sql`update assistance.activity set title = ${change.title}, kind = ${change.kind}, method = ${change.method},
      reason = ${change.reason}, tta_type = ${change.ttaType}, support_type = ${change.supportType},
      target_populations = ${change.targetPopulations}::text[], starts_on = ${change.startsOn},
      ends_on = ${change.endsOn}, milestone_id = ${change.milestoneId}, summary = ${change.summary},
      next_steps = ${change.nextSteps}, revision = revision + 1
    where id = ${target.id}`.execute(tx);
  return toldOf(tx, 'activity', target);
}

export type ActivityInHand = {
  requestId: string;
  requestState: string;
  state: ActivityState;
  method: DeliveryMethod;
  revision: number;
  summary: string;
  sessions: number;
};

/** The activity, when the person asking may write in it now. */
export async function activityInHand(tx: Tx, { siteId, id }: Target): Promise<Outcome<ActivityInHand>> {
  const { rows } = await sql<ActivityInHand & { mine: boolean }>`
    select a.request_id as "requestId", r.state as "requestState", a.state, a.method, a.revision, a.summary,
      (select count(*) from assistance.activity_session s where s.activity_id = a.id)::int as sessions,
      a.request_id in (select assistance.my_requests()) as mine
    from assistance.activity a join assistance.request r on r.id = a.request_id
    where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (!held.mine) return failWith('assistance.not-your-request', {});
  if (held.state !== 'planned' && held.state !== 'needs-action') {
    const state = activityWorkflow.states[held.state].label.toLowerCase();
    return failWith('assistance.not-in-your-hands', { noun: 'activity', state });
  }
  return { ok: true, value: held };
}

const endsBeforeStart = () =>
  failWith('assistance.parts-do-not-fit', {}, [
    { field: 'endsOn', message: 'is before the activity starts', mend: 'Choose a later day.' },
  ]);
