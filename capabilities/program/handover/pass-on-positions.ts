import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';

type Whose = { personId: string; siteId: string | null };
type Held = { id: string; siteId: string; position: string; acting: boolean; from: Day; to: Day | null };

/**
 * The leaver’s positions end on the chosen day. The other takes them over from that day where they work at the site
 * and the position would stand vacant; elsewhere it is vacant, and shown so.
 */
export async function passOnPositions(
  tx: Tx,
  whose: Whose,
  {
    toPersonId,
    effectiveOn,
    takePositions,
  }: { toPersonId: string; effectiveOn: Day; takePositions: boolean },
): Promise<void> {
  const { rows } = await sql<Held>`
    select h.id, h.site_id as "siteId", h.position, h.acting, h.valid_from as "from", h.valid_to as "to"
    from program.holding h
    where h.person_id = ${whose.personId} and (h.valid_to is null or h.valid_to > ${effectiveOn})
      and (${whose.siteId}::uuid is null or h.site_id = ${whose.siteId})`.execute(tx);
  for (const held of rows) {
    const from = held.from > effectiveOn ? held.from : effectiveOn;
    await sql`update program.holding set valid_to = ${from} where id = ${held.id}`.execute(tx);
    if (!takePositions) continue;
    await sql`insert into program.holding (id, site_id, position, person_id, acting, valid_from, valid_to)
      select ${uuidv7()}, ${held.siteId}, ${held.position}, ${toPersonId}, ${held.acting}, ${from}, ${held.to}
      where exists (
        select from identity.membership m
        where m.person_id = ${toPersonId} and identity.in_force(m)
          and (m.every_site or exists (
            select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = ${held.siteId})))
        and not exists (
          select from program.holding h
          where h.site_id = ${held.siteId} and h.position = ${held.position} and h.acting = ${held.acting}
            and daterange(h.valid_from, h.valid_to) && daterange(${from}::date, ${held.to}::date))`.execute(
      tx,
    );
  }
}
