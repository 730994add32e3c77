import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type BaseRow, isOver } from './base-rows.ts';

type Liaison = { siteId: string; personId: string | null; name: string | null };

/** Who is on the teams of these sites and which positions are vacant: one question for all of them. */
export async function fillTeams(tx: Tx, rows: readonly BaseRow[]): Promise<void> {
  const { rows: positions } = await sql<{ key: string; name: string }>`
    select key, name from program.position order by rank`.execute(tx);
  const { rows: teams } = await sql<{ siteId: string; held: string[] }>`
    select h.site_id as "siteId", array_agg(h.position) as held
    from ${heldToday(rows)} h group by h.site_id`.execute(tx);
  const bySite = new Map(teams.map(({ siteId, held }) => [siteId, new Set(held)]));
  for (const row of rows) {
    if (!row.engagement) continue;
    const held = bySite.get(row.id);
    row.vacant = positions.filter(({ key }) => !held?.has(key)).map(({ name }) => name);
    row.vacancies = row.vacant.length;
  }
}

/** The one position that everything a site asks falls to, asked apart because it is wanted of every site at once. */
export async function fillLiaisons(tx: Tx, rows: readonly BaseRow[]): Promise<void> {
  const { rows: liaisons } = await sql<Liaison>`
    select distinct on (h.site_id) h.site_id as "siteId", h.person_id as "personId", h.contact_name as name
    from ${heldToday(rows)} h where h.position = 'liaison' order by h.site_id, h.acting desc`.execute(tx);
  const names = await namesOf(tx, [...new Set(liaisons.flatMap(({ personId }) => personId ?? []))]);
  const bySite = new Map(liaisons.map((liaison) => [liaison.siteId, liaison]));
  for (const row of rows) {
    const liaison = bySite.get(row.id);
    row.liaisonId = liaison?.personId ?? null;
    row.liaison = liaison?.name ?? names.get(liaison?.personId ?? '') ?? null;
    if (!liaison && row.engagement && !isOver(row.engagement.phase))
      row.attention.push({
        why: 'Nobody is the Strategic Site Liaison',
        to: `/s/${row.slug}/program?tab=team`,
      });
  }
}

/** In two halves, each of which has an index: most holdings have no end, and most ends are long past. */
function heldToday(rows: readonly BaseRow[]) {
  const ids = rows.map(({ id }) => id);
  const held = sql`select site_id, position, person_id, contact_name, acting from program.holding
    where site_id = any (${ids}::uuid[]) and valid_from <= current_date`;
  return sql`(${held} and valid_to is null union all ${held} and valid_to > current_date)`;
}

/** A liaison stands beside many sites, and is asked for once. */
async function namesOf(tx: Tx, people: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, identity.name_of(id) as name from unnest(${people}::uuid[]) id`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
