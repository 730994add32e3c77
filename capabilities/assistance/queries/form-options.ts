import { sql } from 'kysely';
import { openObjectives } from '#capabilities/planning/server.ts';
import { coreAreas } from '#capabilities/program/server.ts';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RequestOptions, TargetList } from '../contract.ts';
import { rulesOn } from './read-ledger.ts';
import { liaisonOf } from './whose-turn.ts';

/** What the form for a request offers, and what the site is promised. */
export async function formOptions(
  tx: Tx,
  site: { id: string; timeZone: string },
  now: Date,
): Promise<RequestOptions> {
  const { targets } = await rulesOn(tx, dayIn(site.timeZone, now));
  const { rows } = await sql<{ name: string | null }>`
    select identity.name_of(${await liaisonOf(tx, site.id)}::uuid) as name`.execute(tx);
  return {
    areas: (await coreAreas(tx)).map(({ key, name }) => ({ key, name })),
    objectives: (await openObjectives(tx, site.id)).map(({ id, title, goalTitle }) => ({
      id,
      title,
      goalTitle,
    })),
    targets,
    liaison: rows[0]?.name ?? null,
  };
}

/** Those on whom a request of a site can be. */
export async function candidatesOf(tx: Tx, siteId: string) {
  const { rows } = await sql<{ id: string; name: string; roles: string[] }>`
    select id, name, roles from assistance.people_of(${siteId}::uuid)`.execute(tx);
  return { items: rows };
}

/** Every list of targets there is, the newest first. */
export async function targetLists(tx: Tx): Promise<{ items: TargetList[] }> {
  const { rows } = await sql<TargetList>`
    select l.in_force_from as "inForceFrom", l.most_paused_days as "mostPausedDays", l.note,
      identity.name_of(l.set_by) as "setBy",
      (select jsonb_object_agg(u.urgency, u.hours) from (
        select t.urgency, jsonb_object_agg(t.stage, t.business_hours) as hours
        from assistance.target t where t.in_force_from = l.in_force_from group by t.urgency
      ) u) as hours
    from assistance.target_list l
    order by l.in_force_from desc`.execute(tx);
  return { items: rows };
}
