import { sql } from 'kysely';
import { demoId } from '#demo/demo-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { demoDomain } from './contract.ts';
import { demoAgencies, demoPeople, demoRoles } from './demo-people.ts';

/** Agencies and people that are plainly made up; they have no password, only the one-click sign-in of the demo. */
export async function loadDemoPeople({ database }: Services): Promise<void> {
  await database.asSystem('the demo partnership is loaded at start', async (tx) => {
    await insertAgencies(tx);
    for (const role of demoRoles) await insertPerson(tx, role);
  });
}

async function insertAgencies(tx: Tx): Promise<void> {
  for (const [key, agency] of Object.entries(demoAgencies)) {
    await sql`insert into identity.agency (id, name, kind, is_demo)
      values (${demoId(`agency ${key}`)}, ${agency.name}, ${agency.kind}, true)
      on conflict do nothing`.execute(tx);
  }
}

async function insertPerson(tx: Tx, person: (typeof demoRoles)[number]): Promise<void> {
  const personId = demoPeople[person.key];
  const membershipId = demoId(`membership ${person.key}`);
  await sql`insert into identity.person (id, name, email, is_demo)
    values (${personId}, ${person.name}, ${`${person.key}@${demoDomain}`}, true)
    on conflict do nothing`.execute(tx);
  await sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
    values (${membershipId}, ${personId}, ${demoId(`agency ${person.agency}`)}, ${person.role},
      ${person.sites === 'every site'})
    on conflict do nothing`.execute(tx);
  for (const site of person.sites === 'every site' ? [] : person.sites) {
    await sql`insert into identity.membership_site (membership_id, site_id) values (${membershipId}, ${site.id})
      on conflict do nothing`.execute(tx);
  }
}
