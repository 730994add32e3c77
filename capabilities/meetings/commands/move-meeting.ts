import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { MeetingsEvent } from '../events.ts';
import { findMeeting } from '../queries/find-meeting.ts';
import { type MeetingMove, meetingWorkflow } from '../states.ts';
import type { SiteOfMeeting } from './call-meeting.ts';
import { planNextIn } from './plan-next.ts';
import { tellIn } from './tell.ts';

const told: Record<MeetingMove, MeetingsEvent> = { hold: 'meetings.held', cancel: 'meetings.cancelled' };

/** It was held, or it is called off; a series then has its next one. */
export async function moveMeetingIn(
  tx: Tx,
  site: SiteOfMeeting,
  id: string,
  request: { move: MeetingMove; reason?: string | undefined },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const meeting = await findMeeting(tx, site, id, now);
  if (!meeting) return failWith('meetings.not-found', {});
  if (request.move === 'hold' && new Date(meeting.startsAt) > now) return failWith('meetings.not-yet', {});
  const moved = await moveIn(tx, meetingWorkflow, {
    id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  await tellIn(
    tx,
    told[request.move],
    { table: 'meeting', id, siteId: site.id },
    { number: meeting.number, ...(request.reason ? { reason: request.reason } : {}) },
  );
  if (meeting.seriesId) await planNextIn(tx, site, meeting.seriesId, now);
  return succeed({ id });
}
