import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Roster, RosterEntry, SiteRegistration } from '../contract.ts';

type RegistrationRow = {
  id: string;
  personId: string | null;
  name: string;
  registeredAt: Date;
  seated: boolean;
};
type RosterRow = Omit<RosterEntry, 'attendance' | 'site'> & {
  site: string | null;
  attendanceId: string | null;
  means: 'code' | 'roster';
  signedInAt: Date;
  sentLater: boolean;
};

/** A site's people at a summit: those with a seat, then those who wait, in the order in which they wait. */
export async function siteRegistration(
  tx: Tx,
  { siteId, eventId }: { siteId: string; eventId: string },
): Promise<SiteRegistration | null> {
  const event = await sql<{ seats: number }>`
    select seats_per_site as seats from summit.event where id = ${eventId}`.execute(tx);
  if (!event.rows[0]) return null;
  const { rows } = await sql<RegistrationRow>`
    select id, person_id as "personId", name, registered_at as "registeredAt", seated_at is not null as seated
    from summit.registration
    where event_id = ${eventId} and site_id = ${siteId} and withdrawn_at is null
    order by seated_at is null, registered_at, id`.execute(tx);
  const taken = rows.filter(({ seated }) => seated).length;
  return {
    ...event.rows[0],
    taken,
    items: rows.map(({ seated, registeredAt, ...row }, index) => ({
      ...row,
      registeredAt: registeredAt.toISOString(),
      waiting: seated ? null : index - taken + 1,
    })),
  };
}

/** Everyone who could come to a session and everyone who is there, for its host. */
export async function rosterOf(tx: Tx, sessionId: string): Promise<Roster> {
  const { rows } = await sql<RosterRow>`
    select registration_id as "registrationId", person_id as "personId", name, site_name as site,
      coalesce(seated, false) as seated, attendance_id as "attendanceId", means, signed_in_at as "signedInAt",
      sent_later as "sentLater"
    from summit.roster(${sessionId})`.execute(tx);
  const items = rows.map(({ attendanceId, means, signedInAt, sentLater, ...row }) => ({
    ...row,
    attendance: attendanceId
      ? {
          id: attendanceId,
          means,
          at: signedInAt.toISOString(),
          sentLater,
        }
      : null,
  }));
  return { items, there: items.filter(({ attendance }) => attendance).length };
}
