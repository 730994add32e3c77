import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { EventHandler } from '#platform/http/capability.ts';
import { tell } from './membership.ts';

const handedOver = z.object({ fromPersonId: z.uuid(), endMembershipsAfter: z.iso.date().nullable() });

/**
 * Whoever handed over a person's work and may administer memberships can let them end with a day: they end when that
 * day is over at the program office. The last program administrator stays.
 */
export const endMembershipsOfLeaver: EventHandler = {
  name: 'identity.end-memberships-of-leaver',
  hears: ['program.handed-over'],
  handle: async (tx, { payload }) => {
    const { fromPersonId, endMembershipsAfter } = handedOver.parse(payload);
    if (endMembershipsAfter === null) return;
    if (await endWithDay(tx, fromPersonId, endMembershipsAfter))
      await tell(tx, 'identity.membership-ended', fromPersonId);
  },
};

async function endWithDay(tx: Tx, personId: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    update identity.membership m set valid_to = greatest(ends.at, m.valid_from)
    from (select (${day}::date + 1)::timestamp at time zone 'America/New_York' as at) ends
    where m.person_id = ${personId} and (m.valid_to is null or m.valid_to > greatest(ends.at, m.valid_from))
      and (m.role <> 'program administrator' or exists (
        select from identity.membership other
        join identity.person p on p.id = other.person_id and p.status = 'active'
        where other.role = m.role and other.person_id <> m.person_id and other.valid_to is null
          and identity.in_force(other)))
    returning m.id`.execute(tx);
  return rows.length > 0;
}
