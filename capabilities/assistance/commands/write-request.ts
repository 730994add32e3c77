import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may, recordCreation } from '#platform/workflow/move.ts';
import type { RequestChange, RequestText } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type RequestState, requestWorkflow } from '../states.ts';
import { faultOfText } from './check-request.ts';
import type { Target } from './keep-ledger.ts';

/** Begins a request; nobody but its site sees it until it is submitted. */
export async function draftRequestIn(
  tx: Tx,
  siteId: string,
  text: RequestText,
  year: number,
): Promise<Outcome<{ id: string; number: string }>> {
  const fault = await faultOfText(tx, siteId, text);
  if (fault) return fault;
  const request = { id: uuidv7(), number: await nextNumber(tx, 'TTA', year) };
  await sql`insert into assistance.request
      (id, site_id, number, title, problem, wanted_outcome, primary_core_area, core_areas, objective_id, urgency,
       intensity)
    values (${request.id}, ${siteId}, ${request.number}, ${text.title}, ${text.problem}, ${text.wantedOutcome},
      ${text.primaryCoreArea}, ${text.coreAreas}, ${text.objectiveId}, ${text.urgency}, ${text.intensity})`.execute(
    tx,
  );
  await recordCreation(tx, requestWorkflow, { id: request.id, siteId });
  await tell(tx, { siteId, id: request.id }, request.number, 'assistance.drafted');
  return succeed(request);
}

type Held = { state: RequestState; revision: number; number: string };

/** Its site writes a request while it has it; never over a later save. Drafts save themselves, so no event for each. */
export async function changeRequestIn(
  tx: Tx,
  target: Target,
  change: RequestChange,
): Promise<Outcome<{ id: string }>> {
  const held = await lockRequest(tx, target);
  if (!held) return failWith('assistance.not-found', {});
  const { label } = requestWorkflow.states[held.state];
  const editable = held.state === 'draft' || held.state === 'returned';
  if (!editable || !(await may(tx, 'assistance.request', target.siteId)))
    return failWith('assistance.not-editable', { state: label.toLowerCase() });
  if (held.revision !== change.revision) return failWith('assistance.changed-meanwhile', {});
  const fault = await faultOfText(tx, target.siteId, change);
  if (fault) return fault;
  // Once submitted, how urgent it is, is the program's to say.
  await sql`update assistance.request set
      title = ${change.title}, problem = ${change.problem}, wanted_outcome = ${change.wantedOutcome},
      primary_core_area = ${change.primaryCoreArea}, core_areas = ${change.coreAreas},
      objective_id = ${change.objectiveId}, intensity = ${change.intensity},
      urgency = case when state = 'draft' then ${change.urgency} else urgency end,
      revision = revision + 1, changed_at = now()
    where id = ${target.id}`.execute(tx);
  if (held.state === 'returned') await tell(tx, target, held.number, 'assistance.changed');
  return succeed({ id: target.id });
}

async function lockRequest(tx: Tx, { siteId, id }: Target): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select state, revision, number from assistance.request
    where id = ${id} and site_id = ${siteId} for update`.execute(tx);
  return rows[0];
}

async function tell(
  tx: Tx,
  target: Target,
  number: string,
  kind: 'assistance.drafted' | 'assistance.changed',
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: target.siteId,
    subject: { table: 'assistance.request', id: target.id },
    // What a site writes for itself is told to nobody else.
    permission: kind === 'assistance.drafted' ? 'assistance.request' : 'assistance.read',
    payload: { number },
  });
}
