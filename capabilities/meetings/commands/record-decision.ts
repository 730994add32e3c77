import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { ActionItemDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { lockMeetingIn, type Target, tellOfChangeIn } from './lock-meeting.ts';
import { recordActionForIn } from './record-action-item.ts';
import { tellIn } from './tell.ts';

export async function recordDecisionIn(
  tx: Tx,
  target: Target,
  statement: string,
): Promise<Outcome<{ id: string }>> {
  const meeting = await lockMeetingIn(tx, target);
  if (!meeting.ok) return meeting;
  await sql`insert into meetings.decision (id, site_id, meeting_id, position, statement)
    select ${uuidv7()}, ${target.siteId}, ${target.id}, coalesce(max(position), 0) + 1, ${statement}
    from meetings.decision where meeting_id = ${target.id}`.execute(tx);
  const { siteId, id } = target;
  await tellIn(
    tx,
    'meetings.decided',
    { table: 'meeting', id, siteId },
    { number: meeting.value.number, statement },
  );
  return succeed({ id });
}

/** A decision's words are put right; what they were stays in the audit. */
export async function correctDecisionIn(
  tx: Tx,
  target: Target,
  decisionId: string,
  statement: string,
): Promise<Outcome<{ id: string }>> {
  const meeting = await lockMeetingIn(tx, target);
  if (!meeting.ok) return meeting;
  const { numAffectedRows } = await sql`update meetings.decision set statement = ${statement}
    where id = ${decisionId} and meeting_id = ${target.id}`.execute(tx);
  if (!numAffectedRows) return failWith('meetings.not-found', {});
  await tellOfChangeIn(tx, target, meeting.value.number);
  return succeed({ id: target.id });
}

/** Someone at the table takes something on: an action item that keeps this meeting as its origin. */
export async function agreeActionIn(
  tx: Tx,
  { siteId, id }: Target,
  draft: ActionItemDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ number: string; state: string }>`
    select number, state from meetings.meeting where id = ${id} and site_id = ${siteId}`.execute(tx);
  const meeting = rows[0];
  if (!meeting) return failWith('meetings.not-found', {});
  if (meeting.state === 'cancelled') return failWith('meetings.closed', { state: meeting.state });
  const origin = { table: 'meetings.meeting', id, number: meeting.number, path: `/s/:site/meetings/${id}` };
  const recorded = await recordActionForIn(tx, siteId, draft, origin);
  return recorded.ok ? succeed({ id }) : recorded;
}
