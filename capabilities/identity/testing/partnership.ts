import { randomInt, randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import {
  aSite,
  type Reply,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { Role } from '#platform/access/roles.ts';
import type { HeldClock } from '#platform/clock/clock.ts';
import { authenticate } from '../authenticate.ts';
import { codeAt } from '../secrets/one-time-codes.ts';
import { hashPassword } from '../secrets/password-hashes.ts';
import { seal } from '../secrets/sealing.ts';

export const PASSWORD = 'seven ferries under lamps';
const STEP = 30_000;

export type TestPerson = { id: string; email: string; name: string };
export type TestSite = { id: string; slug: string };

/** The real server with its real sign-in, and browsers that keep cookies. */
export async function aPartnership(environment: NodeJS.ProcessEnv = {}) {
  const application = await testApplication(undefined, { authenticate, environment });
  return { ...application, clock: application.services.clock as HeldClock, ...builders(application) };
}

export type Partnership = Awaited<ReturnType<typeof aPartnership>>;

function builders(application: TestApplication) {
  const { services } = application;
  const browser = (options: { cookie?: string; address?: string } = {}) => aBrowser(application, options);
  return {
    browser,
    anAgency: (name = `Agency ${uuidv7()}`) => anAgency(application, name),
    aMember: (role: Role, options: Membership = {}) => aMember(application, role, options),
    site: () => aSite(services),
    /** Signed in with password and, where one is set up, a code. */
    signedIn: async (person: TestPerson & { authenticator?: string }) => {
      const tab = browser();
      await tab.post('/api/session', { email: person.email, password: PASSWORD });
      if (person.authenticator) {
        (services.clock as HeldClock).advance(STEP);
        const code = codeAt(person.authenticator, services.clock.now());
        await tab.post('/api/session/second-step', { code });
      }
      return tab;
    },
  };
}

export type Browser = ReturnType<typeof aBrowser>;

function aBrowser({ app }: TestApplication, options: { cookie?: string; address?: string }) {
  let cookie = options.cookie ?? '';
  // Each browser somewhere else, or the limit for one address would be all that a test meets.
  const address = options.address ?? `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers = {},
  ): Promise<Reply & { headers: Record<string, unknown> }> => {
    const reply = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        'x-psp-csrf': '1',
        'idempotency-key': randomUUID(),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const given = reply.cookies[0];
    if (given) cookie = given.value === '' ? '' : `${given.name}=${given.value}`;
    return {
      status: reply.statusCode,
      body: reply.body ? JSON.parse(reply.body) : null,
      headers: reply.headers,
    };
  };
  return {
    get: (url: string, headers?: object) => ask('GET', url, undefined, headers),
    post: (url: string, body?: unknown, headers?: object) => ask('POST', url, body, headers),
    put: (url: string, body?: unknown) => ask('PUT', url, body),
    delete: (url: string) => ask('DELETE', url),
    cookie: () => cookie,
  };
}

async function anAgency({ services }: TestApplication, name: string): Promise<string> {
  const id = uuidv7();
  await services.database.asSystem('an agency for a test', (tx) =>
    tx.insertInto('identity.agency').values({ id, name, kind: 'police' }).execute(),
  );
  return id;
}

type Membership = {
  agency?: string;
  sites?: TestSite[];
  everySite?: boolean;
  authenticator?: boolean;
  name?: string;
};

/** A person with the password of tests, one membership and, unless told otherwise, an authenticator where the role needs one. */
async function aMember(
  application: TestApplication,
  role: Role,
  { agency, sites = [], everySite = sites.length === 0, authenticator = true, name }: Membership,
): Promise<TestPerson & { authenticator?: string }> {
  const { services } = application;
  const id = uuidv7();
  const person = { id, name: name ?? `Test ${role}`, email: `${id}@agency.example` };
  const agencyId = agency ?? (await anAgency(application, `Agency ${id}`));
  const membershipId = uuidv7();
  const hash = await hashPassword(PASSWORD);
  const shared = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const now = services.clock.now();
  await services.database.asSystem('a person for a test', async (tx) => {
    await tx.insertInto('identity.person').values({ id, name: person.name, email: person.email }).execute();
    await tx.insertInto('identity.password').values({ person_id: id, hash, changed_at: now }).execute();
    await tx
      .insertInto('identity.membership')
      .values({ id: membershipId, person_id: id, agency_id: agencyId, role, every_site: everySite })
      .execute();
    for (const site of sites) {
      await tx
        .insertInto('identity.membership_site')
        .values({ membership_id: membershipId, site_id: site.id })
        .execute();
    }
    if (authenticator) {
      const secret_sealed = seal(shared, id, services.secret);
      await tx
        .insertInto('identity.authenticator')
        .values({ person_id: id, secret_sealed, confirmed_at: now })
        .execute();
    }
  });
  return authenticator ? { ...person, authenticator: shared } : person;
}
