import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt } from './secrets/one-time-codes.ts';
import { passwordMatches } from './secrets/password-hashes.ts';
import { hashOf, newToken } from './secrets/tokens.ts';
import { aPartnership, PASSWORD, type Partnership } from './testing/partnership.ts';

let partnership: Partnership;
beforeAll(async () => {
  partnership = await aPartnership({ PSP_PUBLIC_URL: 'https://psp.example' });
});
afterAll(() => partnership.close());

describe('session fixation', () => {
  test('a token planted in the browser beforehand opens nothing after its owner signs in', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const planted = `__Host-psp=${newToken()}`;
    const victim = partnership.browser({ cookie: planted });
    await victim.post('/api/session', { email: person.email, password: PASSWORD });
    expect(victim.cookie()).not.toBe(planted);
    const attacker = partnership.browser({ cookie: planted });
    expect((await attacker.get('/api/account')).status).toBe(401);
  });

  test('the token of a half-made sign-in is worth nothing once the second step is given', async () => {
    const person = await partnership.aMember('crime analyst');
    const victim = partnership.browser();
    await victim.post('/api/session', { email: person.email, password: PASSWORD });
    const attacker = partnership.browser({ cookie: victim.cookie() });
    const code = codeAt(person.authenticator!, partnership.clock.now());
    await victim.post('/api/session/second-step', { code });
    expect((await victim.get('/api/account')).status).toBe(200);
    expect((await attacker.get('/api/account')).status).toBe(401);
    expect((await attacker.get('/api/session')).body).not.toHaveProperty('waiting');
  });

  test('the token of a locked session is worth nothing once it is unlocked', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const victim = await partnership.signedIn(person);
    const attacker = partnership.browser({ cookie: victim.cookie() });
    await victim.post('/api/session/lock');
    await victim.post('/api/session/unlock', { password: PASSWORD });
    expect((await victim.get('/api/account')).status).toBe(200);
    expect((await attacker.get('/api/account')).status).toBe(401);
  });

  test('the cookie can’t be read by scripts, sent over http, or set by a neighbour host', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const reply = await partnership
      .browser()
      .post('/api/session', { email: person.email, password: PASSWORD });
    const cookie = String(reply.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-psp=/);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toMatch(/Domain=/);
  });

  test('the token is not in the database, only its hash', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const tab = await partnership.signedIn(person);
    const token = tab.cookie().split('=')[1]!;
    const rows = await partnership.services.database.asSystem('a search for a leak', (tx) =>
      tx.selectFrom('identity.session').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map((row) => row.token_hash)).toContain(hashOf(token));
  });
});

describe('cross-site requests', () => {
  test.each([
    ['/api/session', { email: 'a@b.example', password: 'x' }],
    ['/api/session/lock', undefined],
    ['/api/session/demo', { role: 'auditor' }],
    ['/api/account/password', { password: 'kettle under the north star' }],
    ['/api/administration/agencies', { name: 'Forged agency', kind: 'police' }],
  ])('a post to %s without our mark is refused, good cookie or not', async (url, payload) => {
    const tab = await partnership.signedIn(await partnership.aMember('program administrator'));
    const reply = await partnership.app.inject({
      method: 'POST',
      url,
      headers: { cookie: tab.cookie(), origin: 'https://evil.example' },
      ...(payload ? { payload } : {}),
    });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'http.forged']);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect((await tab.get('/api/account')).status).toBe(200);
  });

  test('a form of another page, which can’t send JSON, is not read', async () => {
    const reply = await partnership.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'text/plain', 'x-psp-csrf': '1' },
      payload: '{"email":"a@b.example","password":"x"}',
    });
    expect([415, 422]).toContain(reply.statusCode);
  });

  test('a preflight of another origin gets no permission', async () => {
    const reply = await partnership.app.inject({
      method: 'OPTIONS',
      url: '/api/session',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-psp-csrf',
      },
    });
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('finding out who exists', () => {
  const tryFive = async (email: string) => {
    const replies = [];
    for (let i = 0; i < 6; i += 1) {
      const { status, body } = await partnership
        .browser()
        .post('/api/session', { email, password: 'wrong wrong wrong' });
      const { requestId: _, ...said } = body;
      replies.push({ status, said });
    }
    return replies;
  };

  test('an unknown e-mail, a suspended person and a wrong password get the same answers, also when locked', async () => {
    const known = await partnership.aMember('site coordinator', { authenticator: false });
    const suspended = await partnership.aMember('site coordinator', { authenticator: false });
    await partnership.services.database.asSystem('a suspension for a test', (tx) =>
      tx.updateTable('identity.person').set({ status: 'suspended' }).where('id', '=', suspended.id).execute(),
    );
    const expected = await tryFive(known.email);
    expect(expected.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await tryFive('nobody@nowhere.example')).toEqual(expected);
    expect(await tryFive(suspended.email)).toEqual(expected);
  });

  test('a password is hashed and compared also where there is none to compare with', async () => {
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false);
  });

  test('a link that was never issued and one that is over are told alike', async () => {
    const replies = await Promise.all(
      [newToken(), newToken()].map((token) =>
        partnership.browser().post('/api/invitations/reading', { token }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([410, 410]);
  });

  test('someone who tries many people from one address is slowed down', async () => {
    const address = '198.51.100.9';
    const statuses = [];
    for (let i = 0; i < 61; i += 1) {
      const tab = partnership.browser({ address });
      statuses.push((await tab.post('/api/session/second-step', { code: '000000' })).status);
    }
    expect(statuses.slice(0, 60)).not.toContain(429);
    expect(statuses[60]).toBe(429);
  });
});

describe('the demo', () => {
  test('is not there at all where demo mode is off', async () => {
    const real = await aPartnership({ PSP_DEMO: 'off' });
    const tab = real.browser();
    expect((await tab.post('/api/session/demo', { role: 'auditor' })).status).toBe(404);
    const { body } = await tab.get('/api/session');
    expect(body.demo).toBe(false);
    expect(body).not.toHaveProperty('demoRoles');
    await real.close();
  });

  test('lets nobody but demo people be confirmed with a click', async () => {
    const tab = await partnership.signedIn(
      await partnership.aMember('site coordinator', { authenticator: false }),
    );
    expect((await tab.post('/api/session/step-up', { demo: true })).status).toBe(403);
  });

  test.each(['__proto__', 'constructor', 'nobody'])('knows no role %s', async (role) => {
    expect((await partnership.browser().post('/api/session/demo', { role })).status).toBe(404);
  });
});
