import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPartnership, type Browser, PASSWORD, type Partnership } from './testing/partnership.ts';

let partnership: Partnership;
beforeAll(async () => {
  partnership = await aPartnership();
});
afterAll(() => partnership.close());

const MINUTE = 60_000;
const account = async (tab: Browser) => (await tab.get('/api/account')).status;

describe('a session', () => {
  test('locks after half an hour without work and goes on where it was after the password', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const tab = await partnership.signedIn(person);
    partnership.clock.advance(29 * MINUTE);
    expect(await account(tab)).toBe(200);
    partnership.clock.advance(31 * MINUTE);
    expect(await tab.get('/api/account')).toMatchObject({
      status: 401,
      body: { code: 'identity.session-locked' },
    });
    expect((await tab.get('/api/session')).body).toMatchObject({
      person: null,
      waiting: { for: 'unlock', email: person.email },
    });
    expect((await tab.post('/api/session/unlock', { password: 'not this one' })).status).toBe(403);
    expect(await account(tab)).toBe(401);
    expect((await tab.post('/api/session/unlock', { password: PASSWORD })).status).toBe(200);
    expect(await account(tab)).toBe(200);
    expect((await tab.get('/api/account/sessions')).body.items).toHaveLength(1);
  });

  test('is not kept awake by what the page asks by itself', async () => {
    const tab = await partnership.signedIn(
      await partnership.aMember('site coordinator', { authenticator: false }),
    );
    for (let i = 0; i < 4; i += 1) {
      partnership.clock.advance(9 * MINUTE);
      await tab.get('/api/session');
    }
    expect(await account(tab)).toBe(401);
  });

  test('locks when its person says so', async () => {
    const tab = await partnership.signedIn(
      await partnership.aMember('site coordinator', { authenticator: false }),
    );
    expect((await tab.post('/api/session/lock')).status).toBe(204);
    expect(await account(tab)).toBe(401);
  });

  test('ends after twelve hours, however busy', async () => {
    const tab = await partnership.signedIn(
      await partnership.aMember('site coordinator', { authenticator: false }),
    );
    for (let i = 0; i < 35; i += 1) {
      partnership.clock.advance(20 * MINUTE);
      expect(await account(tab)).toBe(200);
    }
    partnership.clock.advance(21 * MINUTE);
    expect(await tab.get('/api/account')).toMatchObject({
      status: 401,
      body: { code: 'http.not-signed-in' },
    });
    expect((await tab.post('/api/session/unlock', { password: PASSWORD })).status).toBe(401);
  });

  test('is listed with the words of its device and can be ended from another, at once', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const [desk, phone] = [await partnership.signedIn(person), partnership.browser()];
    const agent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';
    await phone.post('/api/session', { email: person.email, password: PASSWORD }, { 'user-agent': agent });
    const { items } = (await desk.get('/api/account/sessions')).body;
    const other = items.find((session: { current: boolean }) => !session.current);
    expect(other.device).toBe('Safari on iPhone');
    expect(await account(phone)).toBe(200);
    expect((await desk.delete(`/api/account/sessions/${other.id}`)).status).toBe(204);
    expect(await account(phone)).toBe(401);
    expect(await account(desk)).toBe(200);
  });

  test('of another person can be neither seen nor ended', async () => {
    const [one, two] = [
      await partnership.signedIn(await partnership.aMember('site coordinator', { authenticator: false })),
      await partnership.signedIn(await partnership.aMember('site coordinator', { authenticator: false })),
    ];
    const { items } = (await two.get('/api/account/sessions')).body;
    expect((await one.delete(`/api/account/sessions/${items[0].id}`)).status).toBe(404);
    expect(await account(two)).toBe(200);
  });

  test('ends when its person signs out; its cookie opens nothing after', async () => {
    const tab = await partnership.signedIn(
      await partnership.aMember('site coordinator', { authenticator: false }),
    );
    const kept = partnership.browser({ cookie: tab.cookie() });
    await tab.delete('/api/session');
    expect(tab.cookie()).toBe('');
    expect(await account(kept)).toBe(401);
  });

  test('stops at once when its person is suspended', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const tab = await partnership.signedIn(person);
    const administrator = await partnership.signedIn(await partnership.aMember('program administrator'));
    expect((await administrator.post(`/api/administration/people/${person.id}/suspension`)).status).toBe(204);
    expect(await account(tab)).toBe(401);
    expect(
      (await partnership.browser().post('/api/session', { email: person.email, password: PASSWORD })).status,
    ).toBe(401);
    await administrator.delete(`/api/administration/people/${person.id}/suspension`);
    expect(await account(tab)).toBe(200);
  });
});

describe('a new password', () => {
  test('needs to be shown lately that it is them, ends other sessions and keeps this one under a new token', async () => {
    const person = await partnership.aMember('site coordinator', { authenticator: false });
    const [tab, other] = [await partnership.signedIn(person), await partnership.signedIn(person)];
    const change = () => tab.post('/api/account/password', { password: 'other ferries, same lamps' });
    partnership.clock.advance(16 * MINUTE);
    await account(tab);
    expect(await change()).toMatchObject({ status: 403, body: { code: 'identity.confirm-first' } });
    await tab.post('/api/session/step-up', { password: PASSWORD });
    const stolen = partnership.browser({ cookie: tab.cookie() });
    expect((await change()).status).toBe(204);
    expect([await account(tab), await account(other), await account(stolen)]).toEqual([200, 401, 401]);
    const again = partnership.browser();
    expect((await again.post('/api/session', { email: person.email, password: PASSWORD })).status).toBe(401);
  });

  test('that many people use is refused beside its field', async () => {
    const tab = await partnership.signedIn(
      await partnership.aMember('site coordinator', { authenticator: false }),
    );
    expect(await tab.post('/api/account/password', { password: 'Philadelphia2026' })).toMatchObject({
      status: 422,
      body: { code: 'identity.password-refused', errors: [{ field: 'password' }] },
    });
  });
});

describe('second factors under the account', () => {
  test('the only one of an operational role can’t be removed', async () => {
    const tab = await partnership.signedIn(await partnership.aMember('crime analyst'));
    expect(await tab.delete('/api/account/authenticator')).toMatchObject({
      body: { code: 'identity.last-factor' },
    });
  });

  test('one more than the role needs can be removed', async () => {
    const tab = await partnership.signedIn(await partnership.aMember('site coordinator'));
    expect((await tab.delete('/api/account/authenticator')).status).toBe(204);
    expect((await tab.get('/api/account')).body).toMatchObject({
      authenticatorSince: null,
      recoveryCodesLeft: 0,
    });
  });
});
