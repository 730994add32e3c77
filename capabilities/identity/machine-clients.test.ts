import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { machineCallers } from './machine-callers.ts';
import { aPartnership, type Browser, type Partnership, type TestSite } from './testing/partnership.ts';

let partnership: Partnership;
let administrator: Browser;
let site: TestSite;
beforeAll(async () => {
  partnership = await aPartnership();
  site = await partnership.site();
});
beforeEach(async () => {
  administrator = await partnership.signedIn(await partnership.aMember('program administrator'));
});
afterAll(() => partnership.close());

const DAY = 24 * 60 * 60_000;

const addClient = async (over: object = {}) =>
  administrator.post('/api/administration/machine-clients', {
    name: 'Demo records system',
    agencyId: await partnership.anAgency(),
    role: 'site executive',
    siteIds: [site.id],
    scopes: ['audit.read'],
    ...over,
  });
const ask = async (key: string, url = '/api/administration/audit') =>
  (await partnership.browser().get(url, { authorization: `Bearer ${key}` })).status;
const keysOf = async (clientId: string) => {
  const { items } = (await administrator.get('/api/administration/machine-clients?limit=200')).body;
  return items.find((client: { id: string }) => client.id === clientId).keys as {
    id: string;
    prefix: string;
  }[];
};

describe('a machine client', () => {
  test('calls with the key that was shown once, and may do what its scopes say, nothing more its role brings', async () => {
    const { key } = (await addClient()).body;
    expect(key).toMatch(/^psp_[0-9a-f]{12}_/);
    expect(await ask(key)).toBe(200);
    expect(await ask(key, '/api/administration/people')).toBe(403);
  });

  test('gets no scope that its role does not bring, and none that administers people', async () => {
    expect(await addClient({ scopes: ['audit.read-program'] })).toMatchObject({
      body: { code: 'identity.scope-too-wide' },
    });
    expect(
      await addClient({ role: 'program administrator', siteIds: [], scopes: ['identity.administer'] }),
    ).toMatchObject({ body: { code: 'identity.scope-too-wide' } });
  });

  test('changes its key without a gap: two are valid, a third is not issued', async () => {
    const { clientId, key: first } = (await addClient()).body;
    const issue = () =>
      administrator.post(`/api/administration/machine-clients/${clientId}/keys`, { days: 30 });
    const { key: second } = (await issue()).body;
    expect([await ask(first), await ask(second)]).toEqual([200, 200]);
    expect(await issue()).toMatchObject({ status: 409, body: { code: 'identity.two-keys-valid' } });
    const old = (await keysOf(clientId)).find(({ prefix }) => first.includes(prefix))!;
    await administrator.delete(`/api/administration/machine-clients/${clientId}/keys/${old.id}`);
    expect([await ask(first), await ask(second)]).toEqual([401, 200]);
    expect((await issue()).status).toBe(201);
  });

  test('is refused when the key is over, altered, or its client suspended', async () => {
    const { clientId, key } = (await addClient()).body;
    expect(await ask(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
    await administrator.post(`/api/administration/people/${clientId}/suspension`);
    expect(await ask(key)).toBe(401);
    await administrator.delete(`/api/administration/people/${clientId}/suspension`);
    expect(await ask(key)).toBe(200);
    partnership.clock.advance(91 * DAY);
    expect(await ask(key)).toBe(401);
  });

  test('is known by its key alone: a wrong key beside a good cookie is refused', async () => {
    expect((await administrator.get('/api/account', { authorization: 'Bearer psp_nonsense' })).status).toBe(
      401,
    );
  });

  test('is slowed down when it calls too often', async () => {
    const { key } = (await addClient()).body;
    const call = machineCallers(partnership.services, 2);
    const codes = [];
    for (let i = 0; i < 3; i += 1) {
      const outcome = await call(key);
      codes.push(outcome.ok ? 'in' : outcome.failure.code);
    }
    expect(codes).toEqual(['in', 'in', 'identity.too-many-calls']);
    partnership.clock.advance(60_000);
    expect((await call(key)).ok).toBe(true);
  });

  test('leaves its secret nowhere in the database', async () => {
    const { key } = (await addClient()).body;
    const secret = key.split('_').slice(2).join('_');
    const found = await partnership.services.database.asSystem('a search for a leak', async (tx) => {
      const kept = await tx.selectFrom('platform.idempotency_key').select('reply').execute();
      const audited = await tx.selectFrom('platform.audit').select('detail').execute();
      return JSON.stringify([kept, audited]).includes(secret);
    });
    expect(found).toBe(false);
  });
});
