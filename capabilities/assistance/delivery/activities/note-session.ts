import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { moveRequestIn } from '../../commands/move-request.ts';
import { failWith } from '../errors.ts';
import { type Target, toldOf } from '../tell.ts';
import { type DeliveryMethod, deliveryMethods, type SessionDraft } from './contract.ts';
import { activityInHand } from './plan-activity.ts';

type Done = Outcome<{ id: string }>;

/** A session that was held, with who came and how. The first one of a request begins its delivery and ends its clock's last target. */
export async function noteSessionIn(
  tx: Tx,
  target: Target,
  draft: SessionDraft,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Done> {
  const held = await activityInHand(tx, target);
  if (!held.ok) return held;
  if (draft.heldOn > dayIn(timeZone, now)) return failWith('assistance.session-to-come', {});
  if (!attendanceFits(held.value.method, draft))
    return failWith('assistance.attendance-does-not-fit', {
      method: deliveryMethods[held.value.method].toLowerCase(),
    });
  await sql`insert into assistance.activity_session
      (id, site_id, activity_id, title, held_on, minutes, in_person, virtual, materials)
    values (${uuidv7()}, ${target.siteId}, ${target.id}, ${draft.title}, ${draft.heldOn}, ${draft.minutes},
      ${draft.inPerson}, ${draft.virtual}, ${draft.materials}::text[])`.execute(tx);
  if (held.value.requestState === 'approved') {
    const begun = await moveRequestIn(
      tx,
      { siteId: target.siteId, id: held.value.requestId },
      { move: 'begin' },
      now,
    );
    if (!begun.ok) return begun;
  }
  return toldOf(tx, 'activity', target);
}

export async function removeSessionIn(tx: Tx, target: Target, sessionId: string): Promise<Done> {
  const held = await activityInHand(tx, target);
  if (!held.ok) return held;
  await sql`delete from assistance.activity_session
    where id = ${sessionId} and activity_id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  return toldOf(tx, 'activity', target);
}

function attendanceFits(method: DeliveryMethod, { inPerson, virtual }: SessionDraft): boolean {
  if (method === 'in-person') return virtual === 0;
  return method === 'hybrid' || inPerson === 0;
}
