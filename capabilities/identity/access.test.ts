import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#platform/database/database.ts';
import { aPartnership, type Partnership, type TestPerson, type TestSite } from './testing/partnership.ts';

let partnership: Partnership;
let world: World;
type World = {
  ours: { agency: string; site: TestSite };
  theirs: { agency: string; site: TestSite };
  administrator: TestPerson;
  agencyAdministrator: TestPerson;
  colleague: TestPerson;
  stranger: TestPerson;
  programAdministratorOfOurs: TestPerson;
  auditor: TestPerson;
};

beforeAll(async () => {
  partnership = await aPartnership();
  const ours = { agency: await partnership.anAgency(), site: await partnership.site() };
  const theirs = { agency: await partnership.anAgency(), site: await partnership.site() };
  const at = ({ agency, site }: typeof ours) => ({ agency, sites: [site] });
  world = {
    ours,
    theirs,
    administrator: await partnership.aMember('program administrator'),
    agencyAdministrator: await partnership.aMember('agency administrator', at(ours)),
    colleague: await partnership.aMember('crime analyst', at(ours)),
    stranger: await partnership.aMember('crime analyst', at(theirs)),
    programAdministratorOfOurs: await partnership.aMember('program administrator', { agency: ours.agency }),
    auditor: await partnership.aMember('auditor'),
  };
});
afterAll(() => partnership.close());

type Who = keyof World & ('administrator' | 'agencyAdministrator' | 'colleague' | 'stranger' | 'auditor');

/** As the application's own role, with nothing between: what a hole in our code could do. */
const bySql = <T>(who: Who | null, work: (tx: Tx) => Promise<T>) =>
  partnership.services.database.as({ personId: who && world[who].id }, work);
const rowsSeen = (who: Who | null, query: ReturnType<typeof sql>) =>
  bySql(who, async (tx) => (await query.execute(tx)).rows.length);
const refusal = (who: Who | null, query: ReturnType<typeof sql>) =>
  bySql(who, (tx) => query.execute(tx)).then(
    ({ numAffectedRows }) => (numAffectedRows === 0n ? 'no row' : 'done'),
    (error) => (error.code === '42501' ? 'refused' : `failed: ${error.message}`),
  );
const uuid = () => crypto.randomUUID();

describe('by SQL, with the role of the application', () => {
  test.each(['password', 'authenticator', 'recovery_code', 'passkey', 'used_code'])(
    'the table %s shows a person their own rows and nobody else’s',
    async (table) => {
      const others = sql`select 1 from ${sql.table(`identity.${table}`)} where person_id <> ${world.colleague.id}`;
      for (const who of ['administrator', 'agencyAdministrator', 'colleague', 'auditor'] as const) {
        const foreign = sql`select 1 from ${sql.table(`identity.${table}`)} where person_id <> ${world[who].id}`;
        expect(await rowsSeen(who, foreign)).toBe(0);
      }
      expect(await rowsSeen(null, others)).toBe(0);
    },
  );

  test('nobody reads the hash of a token or key, not even their own', async () => {
    for (const query of [
      sql`select token_hash from identity.session`,
      sql`select token_hash from identity.invitation`,
      sql`select secret_hash from identity.machine_key`,
      sql`select * from identity.failed_tries`,
    ]) {
      expect(await refusal('administrator', query)).toBe('refused');
    }
  });

  test('nobody makes a session, opens one, or gives themselves a step-up', async () => {
    const { id } = world.colleague;
    for (const query of [
      sql`insert into identity.session (id, person_id, token_hash, stage, device, started_at, seen_at, ends_at)
        values (${uuid()}, ${id}, ${'0'.repeat(64)}, 'open', 'x', now(), now(), now())`,
      sql`update identity.session set stage = 'open'`,
      sql`update identity.session set step_up_until = now() + interval '1 day'`,
      sql`update identity.session set second_factor = true`,
      sql`update identity.session set person_id = ${world.administrator.id}`,
    ]) {
      expect(await refusal('colleague', query)).toBe('refused');
    }
  });

  test('a person sees themselves; people of a directory role see the partnership; nobody signed in sees none', async () => {
    const people = sql`select id from identity.person`;
    expect(await rowsSeen('colleague', people)).toBe(1);
    expect(await rowsSeen(null, people)).toBe(0);
    expect(await rowsSeen('auditor', people)).toBeGreaterThan(5);
    expect(await rowsSeen('agencyAdministrator', people)).toBe(3);
  });

  test('nobody without the permission adds agencies, people, memberships, scopes, keys or invitations', async () => {
    const { id } = world.colleague;
    for (const query of [
      sql`insert into identity.agency (id, name, kind) values (${uuid()}, 'Mine', 'police')`,
      sql`insert into identity.person (id, name, email) values (${uuid()}, 'X', 'x@x.example')`,
      sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
        values (${uuid()}, ${id}, ${world.ours.agency}, 'program administrator', true)`,
      sql`insert into identity.machine_scope (person_id, permission) values (${id}, 'audit.read')`,
      sql`insert into identity.machine_key (id, person_id, prefix, secret_hash, issued_at, expires_at)
        values (${uuid()}, ${id}, 'p', 'h', now(), now() + interval '1 day')`,
      sql`insert into identity.invitation (id, person_id, token_hash, issued_at, expires_at)
        values (${uuid()}, ${id}, 't', now(), now() + interval '1 day')`,
    ]) {
      expect(await refusal('colleague', query)).toBe('refused');
      expect(await refusal('auditor', query)).toBe('refused');
    }
  });

  test('nobody changes their own state, role or reach', async () => {
    const { id } = world.administrator;
    expect(
      await refusal('administrator', sql`update identity.person set status = 'suspended' where id = ${id}`),
    ).toBe('no row');
    expect(await refusal('administrator', sql`update identity.membership set role = 'auditor'`)).toBe(
      'refused',
    );
    expect(
      await refusal(
        'administrator',
        sql`update identity.membership set valid_to = now() + interval '9 years' where person_id = ${id}`,
      ),
    ).toBe('refused');
    expect(
      await refusal(
        'administrator',
        sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
          values (${uuid()}, ${id}, ${world.ours.agency}, 'auditor', true)`,
      ),
    ).toBe('refused');
  });

  test('what has ended stays ended, also for an administrator', async () => {
    const { id } = await partnership.aMember('crime analyst', { sites: [world.ours.site] });
    const end = sql`update identity.membership set valid_to = now() where person_id = ${id}`;
    expect(await refusal('administrator', end)).toBe('done');
    expect(
      await refusal(
        'administrator',
        sql`update identity.membership set valid_to = null where person_id = ${id}`,
      ),
    ).toBe('refused');
  });

  test('a key never carries the administration of people', async () => {
    const { id } = world.colleague;
    const widen = sql`insert into identity.machine_scope (person_id, permission) values (${id}, 'identity.administer')`;
    await expect(
      partnership.services.database.asSystem('an attack', (tx) => widen.execute(tx)),
    ).rejects.toThrow(/no_administration/);
  });

  test('nobody deletes or rewrites what was audited', async () => {
    for (const query of [
      sql`delete from platform.audit`,
      sql`update platform.audit set person_id = null`,
      sql`insert into platform.audit (action, table_name) values ('read', 'x')`,
    ]) {
      expect(await refusal('administrator', query)).toBe('refused');
    }
  });
});

describe('an agency administrator', () => {
  const give = (person: string, over: object = {}) => {
    const row = { agency: world.ours.agency, role: 'crime analyst', everySite: false, ...over };
    return refusal(
      'agencyAdministrator',
      sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
        values (${uuid()}, ${person}, ${row.agency}, ${row.role}, ${row.everySite})`,
    );
  };
  const inviteBySql = (person: string) =>
    refusal(
      'agencyAdministrator',
      sql`insert into identity.invitation (id, person_id, token_hash, issued_at, expires_at)
        values (${uuid()}, ${person}, ${uuid()}, now(), now() + interval '1 day')`,
    );

  test('gives roles of the own agency to the own people', async () => {
    expect(await give(world.colleague.id)).toBe('done');
  });

  test('gives none of another agency, over the whole program, or over every site', async () => {
    expect(await give(world.colleague.id, { agency: world.theirs.agency })).toBe('refused');
    expect(await give(world.colleague.id, { role: 'program administrator' })).toBe('refused');
    expect(await give(world.colleague.id, { role: 'auditor', everySite: true })).toBe('refused');
    expect(await give(world.colleague.id, { everySite: true })).toBe('refused');
    expect(await give(world.stranger.id)).toBe('refused');
  });

  test('puts nobody at a site that is not theirs', async () => {
    const colleague = await partnership.aMember('crime analyst', {
      agency: world.ours.agency,
      sites: [world.ours.site],
    });
    const addSite = (site: TestSite) =>
      refusal(
        'agencyAdministrator',
        sql`insert into identity.membership_site (membership_id, site_id)
          select id, ${site.id} from identity.membership where person_id = ${colleague.id}`,
      );
    expect(await addSite(world.theirs.site)).toBe('refused');
  });

  test('takes over nobody who has more reach by inviting them again', async () => {
    const wide = await partnership.aMember('crime analyst', {
      agency: world.ours.agency,
      sites: [world.ours.site, world.theirs.site],
    });
    expect(await inviteBySql(world.colleague.id)).toBe('done');
    for (const { id } of [world.programAdministratorOfOurs, world.stranger, world.auditor, wide]) {
      expect(await inviteBySql(id)).toBe('refused');
    }
    const tab = await partnership.signedIn(world.agencyAdministrator);
    for (const { id } of [world.programAdministratorOfOurs, wide]) {
      expect((await tab.post(`/api/administration/people/${id}/invitation`)).status).toBe(403);
    }
    expect((await tab.post(`/api/administration/people/${world.stranger.id}/invitation`)).status).toBe(404);
  });

  test('suspends nobody who has more reach, and not themselves', async () => {
    for (const { id } of [world.programAdministratorOfOurs, world.stranger, world.agencyAdministrator]) {
      const suspend = sql`update identity.person set status = 'suspended' where id = ${id}`;
      expect(await refusal('agencyAdministrator', suspend)).toBe('no row');
    }
  });

  test('by HTTP invites into the own agency and site, and into no other', async () => {
    const tab = await partnership.signedIn(world.agencyAdministrator);
    const invite = (over: object) =>
      tab.post('/api/administration/people', {
        name: 'Newcomer',
        email: `${uuid()}@agency.example`,
        agencyId: world.ours.agency,
        role: 'crime analyst',
        siteIds: [world.ours.site.id],
        ...over,
      });
    expect((await invite({})).status).toBe(201);
    for (const over of [
      { agencyId: world.theirs.agency },
      { siteIds: [world.theirs.site.id] },
      { role: 'auditor', siteIds: [] },
    ]) {
      expect(await invite(over)).toMatchObject({ status: 403, body: { code: 'identity.not-yours-to-give' } });
    }
    expect((await tab.post('/api/administration/agencies', { name: 'New', kind: 'police' })).status).toBe(
      403,
    );
  });
});

describe('by HTTP', () => {
  test.each([
    ['GET', '/api/administration/people'],
    ['GET', '/api/administration/agencies'],
    ['GET', '/api/administration/machine-clients'],
    ['GET', '/api/administration/audit'],
    ['POST', '/api/administration/people'],
  ] as const)('%s %s is closed to a crime analyst and to nobody signed in', async (method, url) => {
    const tab = await partnership.signedIn(world.colleague);
    const body = { name: 'X', email: 'x@x.example', agencyId: uuid(), role: 'auditor' };
    const ask = (who: typeof tab) => (method === 'GET' ? who.get(url) : who.post(url, body));
    expect((await ask(tab)).status).toBe(403);
    expect((await ask(partnership.browser())).status).toBe(401);
  });

  test('a membership that was ended gives nothing from the next request on', async () => {
    const executive = await partnership.aMember('site executive', {
      sites: [world.ours.site],
      authenticator: false,
    });
    const tab = await partnership.signedIn(executive);
    expect((await tab.get('/api/administration/audit')).status).toBe(200);
    const administrator = await partnership.signedIn(world.administrator);
    const person = (await administrator.get(`/api/administration/people/${executive.id}`)).body;
    await administrator.post(`/api/administration/memberships/${person.memberships[0].id}/ending`);
    expect((await tab.get('/api/administration/audit')).status).toBe(403);
    expect((await tab.get('/api/session')).body).toMatchObject({ sites: [], permissions: {}, agencies: [] });
  });

  test('a data owner sees who touched the rows of their site, and of no other', async () => {
    const read = (site: TestSite) =>
      partnership.services.database.as({ personId: world.colleague.id, purpose: 'a test' }, (tx) =>
        sql`select platform.record_audit('read', 'incidents.event', 'row', ${site.id}, null, '{}')`.execute(
          tx,
        ),
      );
    await read(world.ours.site);
    await read(world.theirs.site);
    const executive = await partnership.aMember('site executive', {
      sites: [world.ours.site],
      authenticator: false,
    });
    const tab = await partnership.signedIn(executive);
    const { items } = (await tab.get('/api/administration/audit?table=incidents.event')).body;
    expect(items).toEqual([
      expect.objectContaining({
        action: 'read',
        table: 'incidents.event',
        purpose: 'a test',
        person: { id: world.colleague.id, name: world.colleague.name },
        site: expect.objectContaining({ id: world.ours.site.id }),
      }),
    ]);
  });

  test('the audit pages by key without losing or doubling a row', async () => {
    const tab = await partnership.signedIn(world.auditor);
    const ids: number[] = [];
    let after = '';
    do {
      const { body } = await tab.get(
        `/api/administration/audit?limit=7&action=sign-in${after && `&after=${after}`}`,
      );
      ids.push(...body.items.map((item: { id: number }) => item.id));
      after = body.next ?? '';
    } while (after && ids.length < 60);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });
});
