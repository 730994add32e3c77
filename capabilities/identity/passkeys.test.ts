import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPartnership, type Browser, PASSWORD, type Partnership } from './testing/partnership.ts';
import { aPasskey } from './testing/software-passkey.ts';

let partnership: Partnership;
beforeAll(async () => {
  partnership = await aPartnership();
});
afterAll(() => partnership.close());

const question = async (tab: Browser) => (await tab.post('/api/session/passkey/options')).body;

const withPasskey = async () => {
  const person = await partnership.aMember('crime analyst');
  const tab = await partnership.signedIn(person);
  const passkey = aPasskey();
  const options = (await tab.post('/api/account/passkeys/options')).body;
  const added = await tab.post('/api/account/passkeys', {
    label: 'Desk key',
    response: passkey.register(options),
  });
  return { person, tab, passkey, added };
};
const signInWith = async (passkey: ReturnType<typeof aPasskey>, flags = {}) => {
  const tab = partnership.browser();
  const response = passkey.signIn(await question(tab), flags);
  return { tab, response, reply: await tab.post('/api/session/passkey', { response }) };
};

describe('a passkey', () => {
  test('signs in without a password, as both factors', async () => {
    const { person, passkey, added } = await withPasskey();
    expect(added.status).toBe(201);
    const { tab, reply } = await signInWith(passkey);
    expect(reply.body).toEqual({ step: 'done' });
    expect((await tab.get('/api/account')).body).toMatchObject({
      email: person.email,
      passkeys: [{ label: 'Desk key', usedAt: expect.any(String) }],
    });
  });

  test('is a second step after the password too', async () => {
    const { person, passkey } = await withPasskey();
    const tab = partnership.browser();
    await tab.post('/api/session', { email: person.email, password: PASSWORD });
    const answer = passkey.signIn(await question(tab));
    expect((await tab.post('/api/session/second-step', { passkey: answer })).body).toEqual({ step: 'done' });
  });

  test('of another person is no second step', async () => {
    const { passkey } = await withPasskey();
    const { person } = await withPasskey();
    const tab = partnership.browser();
    await tab.post('/api/session', { email: person.email, password: PASSWORD });
    const answer = passkey.signIn(await question(tab));
    expect((await tab.post('/api/session/second-step', { passkey: answer })).status).toBe(401);
  });

  test('unlocks a session', async () => {
    const { tab, passkey } = await withPasskey();
    await tab.post('/api/session/lock');
    expect((await tab.get('/api/account')).status).toBe(401);
    expect(
      (await tab.post('/api/session/unlock', { passkey: passkey.signIn(await question(tab)) })).status,
    ).toBe(200);
    expect((await tab.get('/api/account')).status).toBe(200);
  });

  test('answers a question once', async () => {
    const { passkey } = await withPasskey();
    const { response, reply } = await signInWith(passkey);
    expect(reply.status).toBe(200);
    expect((await partnership.browser().post('/api/session/passkey', { response })).status).toBe(401);
  });

  test('does not answer after five minutes', async () => {
    const { passkey } = await withPasskey();
    const tab = partnership.browser();
    const response = passkey.signIn(await question(tab));
    partnership.clock.advance(5 * 60_000 + 1);
    expect((await tab.post('/api/session/passkey', { response })).status).toBe(401);
  });

  test.each([
    ['without checking its owner', { verified: false }],
    ['for another site', { origin: 'https://evil.example' }],
  ])('is refused when it answers %s', async (_how, flags) => {
    const { passkey } = await withPasskey();
    expect((await signInWith(passkey, flags)).reply).toMatchObject({
      status: 401,
      body: { code: 'identity.passkey-refused' },
    });
  });

  test('that was removed signs in no more', async () => {
    const { tab, passkey, added } = await withPasskey();
    expect((await tab.delete(`/api/account/passkeys/${added.body.id}`)).status).toBe(204);
    expect((await signInWith(passkey)).reply.status).toBe(401);
  });

  test('is not added on a question that was put to someone else', async () => {
    const [one, two] = [await withPasskey(), await withPasskey()];
    const options = (await one.tab.post('/api/account/passkeys/options')).body;
    const reply = await two.tab.post('/api/account/passkeys', {
      label: 'Stolen',
      response: aPasskey().register(options),
    });
    expect(reply).toMatchObject({ status: 422, body: { code: 'identity.new-passkey-refused' } });
  });
});
