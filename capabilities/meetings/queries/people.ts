import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Person } from '../contract.ts';

/** Those who take part in a site's meetings; without a site, those who see the program's own action items. */
export async function peopleOf(tx: Tx, siteId: string | null): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select id, name, role from meetings.people_of(${siteId}::uuid) order by name, id`.execute(tx);
  return rows;
}

/** Whether everyone named works with the site; nobody named is fine. */
export async function areOfSite(
  tx: Tx,
  siteId: string | null,
  named: readonly (string | null)[],
): Promise<boolean> {
  const asked = [...new Set(named.filter((id) => id !== null))];
  if (asked.length === 0) return true;
  const known = new Set((await peopleOf(tx, siteId)).map(({ id }) => id));
  return asked.every((id) => known.has(id));
}
