import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { capabilities as registered } from '#capabilities/registry.ts';
import type { Role } from '#platform/access/roles.ts';
import { heldClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/read-config.ts';
import { type FreshDatabase, freshDatabase } from '#platform/database/testing/fresh-database.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import type { App, Principal } from '#platform/http/app.ts';
import { buildServer } from '#platform/http/build-server.ts';
import type { Services } from '#platform/http/capability.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import type { Authenticate } from '#platform/http/guard.ts';
import type { Message } from '#platform/mail/mail.ts';

export type TestApplication = {
  app: App;
  services: Services & { database: FreshDatabase };
  /** Mail that would have left. */
  sent: Message[];
  /** Calls the API as a person, with the header every browser of ours sends. */
  call(
    person: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<Reply>;
  close(): Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the body where it reads it
export type Reply = { status: number; body: any };

const PERSON_HEADER = 'x-test-person';

type TestOptions = {
  environment?: NodeJS.ProcessEnv;
  /** How callers are known; without it, by the header that `call` sends. */
  authenticate?(services: Services): Authenticate;
};

/** The real server on a database of its own; only the sign-in is taken for granted. */
export async function testApplication(
  capabilities = registered,
  {
    environment,
    authenticate = () =>
      async ({ headers }) =>
        principalNamed(headers[PERSON_HEADER]),
  }: TestOptions = {},
): Promise<TestApplication> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'psp-app-'));
  const sent: Message[] = [];
  const services = {
    config: readConfig({ PSP_DATA_DIR: folder, PSP_LOG_LEVEL: 'silent', ...environment }, folder),
    secret: 'a secret for tests only, longer than thirty-two characters',
    clock: heldClock(new Date('2026-11-24T15:00:00Z')),
    database,
    files: openFileStore(join(folder, 'files')),
    mail: { send: async (message: Message) => void sent.push(message) },
  };
  const { access } = collectDeclarations(capabilities);
  const app = await buildServer({
    services,
    capabilities,
    access,
    authenticate: authenticate(services),
  });
  return {
    app,
    services,
    sent,
    call: async (person, method, url, body) => {
      const reply = await app.inject({
        method,
        url,
        headers: { 'x-psp-csrf': '1', ...(person ? { [PERSON_HEADER]: person } : {}) },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return { status: reply.statusCode, body: reply.body ? parse(reply.body) : null };
    },
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function principalNamed(header: string | string[] | undefined): Principal | null {
  if (typeof header !== 'string') return null;
  return { personId: header, name: 'Test person', kind: 'human', sessionId: null, secondFactor: true };
}

export async function aSite(services: Services, name = 'Testville'): Promise<{ id: string; slug: string }> {
  const id = uuidv7();
  const slug = `${name.toLowerCase().replaceAll(' ', '-')}-${id.slice(-6)}`;
  await services.database.asSystem('a site for a test', (tx) =>
    sql`insert into program.site (id, slug, name, state, time_zone, epsg)
      values (${id}, ${slug}, ${name}, 'PA', 'America/New_York', 32618)`.execute(tx),
  );
  return { id, slug };
}

/** A person with one role at one agency, over the named sites (none: a program-wide membership). */
export async function aPerson(services: Services, role: Role, sites: { id: string }[] = []): Promise<string> {
  const personId = uuidv7();
  const agencyId = uuidv7();
  const membershipId = uuidv7();
  await services.database.asSystem('a person for a test', async (tx) => {
    await sql`insert into identity.agency (id, name, kind) values (${agencyId}, ${`Agency ${agencyId}`}, 'police')`.execute(
      tx,
    );
    await sql`insert into identity.person (id, name, email) values (${personId}, ${`Test ${role}`}, ${`${personId}@example.org`})`.execute(
      tx,
    );
    await sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
      values (${membershipId}, ${personId}, ${agencyId}, ${role}, ${sites.length === 0})`.execute(tx);
    for (const site of sites) {
      await sql`insert into identity.membership_site (membership_id, site_id) values (${membershipId}, ${site.id})`.execute(
        tx,
      );
    }
  });
  return personId;
}
