import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '#platform/access/roles.ts';
import { systemClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/read-config.ts';
import { type FreshDatabase, freshDatabase, TEST_SECRET } from '#platform/database/testing/fresh-database.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';

export type PlatformWorld = {
  services: Services;
  database: FreshDatabase;
  /** As the owner of the database: to lay ground, and to do what nobody may. */
  asOwner<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
};

/** The services on a database of the test's own, with no capability on top. */
export async function platformWorld(): Promise<PlatformWorld> {
  const database = await freshDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const folder = mkdtempSync(join(tmpdir(), 'psp-platform-'));
  return {
    database,
    services: {
      config: readConfig({ PSP_DATA_DIR: folder, PSP_LOG_LEVEL: 'silent' }, folder),
      secret: TEST_SECRET,
      clock: systemClock,
      database,
      files: openFileStore(join(folder, 'files')),
      mail: { send: async () => {} },
    },
    asOwner: async (text, values) => (await owner.query(text, values)).rows,
    close: async () => {
      await owner.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function siteIn(world: PlatformWorld): Promise<string> {
  const id = uuidv7();
  await world.asOwner(
    `insert into program.site (id, slug, name, state, time_zone, epsg)
     values ($1, $2, 'Testville', 'PA', 'America/New_York', 32618)`,
    [id, `testville-${id.slice(-12)}`],
  );
  return id;
}

/** A person with one role over the named sites; none named: a membership over every site. */
export async function personIn(world: PlatformWorld, role: Role, sites: string[] = []): Promise<string> {
  const [person, agency, membership] = [uuidv7(), uuidv7(), uuidv7()];
  await world.asOwner(
    `with agency as (insert into identity.agency (id, name, kind) values ($2::uuid, 'Agency ' || $2::uuid, 'police')),
       person as (insert into identity.person (id, name, email)
         values ($1::uuid, 'Test person', $1::uuid || '@example.org')),
       membership as (insert into identity.membership (id, person_id, agency_id, role, every_site)
         values ($3::uuid, $1::uuid, $2::uuid, $4, $5))
     insert into identity.membership_site (membership_id, site_id) select $3::uuid, unnest($6::uuid[])`,
    [person, agency, membership, role, sites.length === 0, sites],
  );
  return person;
}
