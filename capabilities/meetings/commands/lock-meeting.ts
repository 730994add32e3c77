import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { MeetingState } from '../states.ts';
import { tellIn } from './tell.ts';

export type Target = { siteId: string; id: string };
type Held = {
  state: MeetingState;
  revision: number;
  number: string;
  seriesId: string | null;
  startsAt: Date;
};

/** The meeting, held still while it changes; refused when it was cancelled or saved by someone else meanwhile. */
export async function lockMeetingIn(
  tx: Tx,
  { siteId, id }: Target,
  revision: number | null = null,
): Promise<Outcome<Held>> {
  const { rows } = await sql<Held>`
    select state, revision, number, series_id as "seriesId", starts_at as "startsAt"
    from meetings.meeting where id = ${id} and site_id = ${siteId} for update`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('meetings.not-found', {});
  if (held.state === 'cancelled') return failWith('meetings.closed', { state: 'cancelled' });
  if (revision !== null && held.revision !== revision) return failWith('meetings.changed-meanwhile', {});
  return succeed(held);
}

export async function tellOfChangeIn(tx: Tx, { siteId, id }: Target, number: string): Promise<void> {
  await tellIn(tx, 'meetings.changed', { table: 'meeting', id, siteId }, { number });
}
