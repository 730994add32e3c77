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
    )
    select h.site_id as "siteId", array_agg(h.position) as held,
      (array_agg(h.person_id order by h.acting desc) filter (where h.position = 'liaison'))[1] as "liaisonId",
      (array_agg(h.contact_name order by h.acting desc) filter (where h.position = 'liaison'))[1] as liaison
    from held h
    group by h.site_id`.execute(tx);
  const names = await namesOf(tx, [...new Set(teams.flatMap(({ liaisonId }) => liaisonId ?? []))]);
  return teams.map((team) => ({ ...team, liaison: team.liaison ?? names.get(team.liaisonId ?? '') ?? null }));
}

/** A liaison stands beside many sites, and is asked for once. */
async function namesOf(tx: Tx, people: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, identity.name_of(id) as name from unnest(${people}::uuid[]) id`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
