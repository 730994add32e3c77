import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type BaseRow, isOver } from './base-rows.ts';

type Team = { siteId: string; held: string[]; liaisonId: string | null; liaison: string | null };

/** Who is on the teams of these sites and which positions are vacant: one question for all of them. */
export async function fillTeams(tx: Tx, rows: readonly BaseRow[]): Promise<void> {
  const { rows: positions } = await sql<{ key: string; name: string }>`
    select key, name from program.position order by rank`.execute(tx);
  const teams = new Map((await teamsOf(tx, rows)).map((team) => [team.siteId, team]));
  for (const row of rows) {
    const team = teams.get(row.id);
    row.liaisonId = team?.liaisonId ?? null;
    row.liaison = team?.liaison ?? null;
    if (!row.engagement) continue;
    const held = new Set(team?.held ?? []);
    row.vacant = positions.filter(({ key }) => !held.has(key)).map(({ name }) => name);
    row.vacancies = row.vacant.length;
    // Without a liaison, what the site asks falls to nobody in particular.
    if (!held.has('liaison') && !isOver(row.engagement.phase))
      row.attention.push({
        why: 'Nobody is the Strategic Site Liaison',
        to: `/s/${row.slug}/program?tab=team`,
      });
  }
}

async function teamsOf(tx: Tx, rows: readonly BaseRow[]): Promise<Team[]> {
  const ids = rows.map(({ id }) => id);
  const { rows: teams } = await sql<Team>`
    with held as materialized (
      select h.site_id, h.position, h.person_id, h.contact_name, h.acting from program.holding h
      where h.site_id = any (${ids}::uuid[]) and h.valid_to is null and h.valid_from <= current_date
      union all
      select h.site_id, h.position, h.person_id, h.contact_name, h.acting from program.holding h
      where h.site_id = any (${ids}::uuid[]) and h.valid_to > current_date and h.valid_from <= current_date
    ), liaisons as (
      select distinct on (site_id) site_id, person_id, contact_name from held
      where position = 'liaison' order by site_id, acting desc
    ), named as materialized (
      select id, identity.name_of(id) as name
      from (select distinct person_id as id from liaisons where person_id is not null) people
    )
    select h.site_id as "siteId", array_agg(distinct h.position) as held,
      min(l.person_id::text)::uuid as "liaisonId", min(coalesce(l.contact_name, n.name)) as liaison
    from held h
    left join liaisons l on l.site_id = h.site_id
    left join named n on n.id = l.person_id
    group by h.site_id`.execute(tx);
  return teams;
}
