import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFirstAdministrator } from './server.ts';
import {
  aPartnership,
  type Browser,
  PASSWORD,
  type Partnership,
  type TestSite,
} from './testing/partnership.ts';

let partnership: Partnership;
let administrator: Browser;
let site: TestSite;
beforeAll(async () => {
  partnership = await aPartnership();
  site = await partnership.site();
  administrator = await partnership.signedIn(await partnership.aMember('program administrator'));
});
afterAll(() => partnership.close());

const DAY = 24 * 60 * 60_000;
const NEW_PASSWORD = 'kettle under the north star';

const invite = async (over: object = {}) => {
  // The administrator's session may be old in a test that moved the clock.
  administrator = await partnership.signedIn(await partnership.aMember('program administrator'));
  const email = `new-${crypto.randomUUID()}@agency.example`;
  const body = {
    name: 'Newcomer',
    email,
    agencyId: await partnership.anAgency(),
    role: 'site coordinator',
    siteIds: [site.id],
    ...over,
  };
  return { email, reply: await administrator.post('/api/administration/people', body) };
};
const tokenOf = (reply: { body: { link: string } }) => reply.body.link.split('#')[1]!;
const accept = (token: string, over: object = {}) => {
  const tab = partnership.browser();
  const body = { token, name: 'Nia Newcomer', password: NEW_PASSWORD, ...over };
  return tab.post('/api/invitations/acceptance', body).then((reply) => ({ tab, reply }));
};

describe('an invitation', () => {
  test('tells what it is for, and lets its person in once', async () => {
    const { email, reply } = await invite();
    const token = tokenOf(reply);
    const shown = await partnership.browser().post('/api/invitations/reading', { token });
    expect(shown.body).toMatchObject({
      name: 'Newcomer',
      email,
      needsSecondFactor: false,
      roles: [{ role: 'Site coordinator' }],
    });
    const { tab, reply: accepted } = await accept(token);
    expect(accepted.body).toEqual({ step: 'done' });
    expect((await tab.get('/api/session')).body).toMatchObject({
      person: { name: 'Nia Newcomer', email },
      sites: [{ id: site.id }],
    });
    expect((await accept(token)).reply).toMatchObject({
      status: 410,
      body: { code: 'identity.invitation-over' },
    });
  });

  test('into an operational role goes on to setting up the second step before anything is open', async () => {
    const { reply } = await invite({ role: 'crime analyst' });
    const { tab, reply: accepted } = await accept(tokenOf(reply));
    expect(accepted.body).toEqual({ step: 'enrolment' });
    expect((await tab.get('/api/account')).status).toBe(401);
  });

  test('is over after a week, and when a newer one is issued', async () => {
    const { reply: first } = await invite();
    const second = await administrator.post(`/api/administration/people/${first.body.personId}/invitation`);
    expect((await accept(tokenOf(first))).reply.status).toBe(410);
    partnership.clock.advance(7 * DAY);
    expect((await accept(tokenOf(second))).reply.status).toBe(410);
  });

  test('taken by two at the same moment lets one in', async () => {
    const { reply } = await invite();
    const both = await Promise.all([accept(tokenOf(reply)), accept(tokenOf(reply))]);
    expect(both.map(({ reply: { status } }) => status).sort()).toEqual([200, 410]);
  });

  test('refuses a password that many people use and stays usable', async () => {
    const { reply } = await invite();
    expect((await accept(tokenOf(reply), { password: 'passwordpassword' })).reply.status).toBe(422);
    expect((await accept(tokenOf(reply))).reply.status).toBe(200);
  });

  test('to someone who was in before takes away whatever opened the account until then', async () => {
    const analyst = await partnership.aMember('crime analyst', { sites: [site] });
    const before = await partnership.signedIn(analyst);
    administrator = await partnership.signedIn(await partnership.aMember('program administrator'));
    const again = await administrator.post(`/api/administration/people/${analyst.id}/invitation`);
    const { tab, reply } = await accept(tokenOf(again), { name: 'Someone Else' });
    expect(reply.body).toEqual({ step: 'enrolment' });
    expect((await before.get('/api/account')).status).toBe(401);
    expect((await tab.get('/api/session')).body.waiting.name).toBe(analyst.name);
    const old = await partnership
      .browser()
      .post('/api/session', { email: analyst.email, password: PASSWORD });
    expect(old.status).toBe(401);
  });

  test('of a known e-mail is refused in words', async () => {
    const known = await partnership.aMember('site coordinator', { authenticator: false });
    expect((await invite({ email: known.email })).reply).toMatchObject({
      status: 409,
      body: { code: 'identity.email-known' },
    });
  });

  test('sent twice with one key is made once, and its link is not shown again', async () => {
    const body = {
      name: 'Twice',
      email: 'twice@agency.example',
      agencyId: await partnership.anAgency(),
      role: 'site coordinator',
      siteIds: [site.id],
    };
    administrator = await partnership.signedIn(await partnership.aMember('program administrator'));
    const send = () =>
      administrator.post('/api/administration/people', body, { 'idempotency-key': 'b7a0c1de-0001' });
    expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject({ status: 409, body: { code: 'identity.shown-once' } });
  });

  test('needs sites for a role of named sites', async () => {
    expect((await invite({ siteIds: [] })).reply).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'siteIds' }] },
    });
  });
});

describe('the first administrator', () => {
  test('is named on the command line, comes in by link, and is the only one named so', async () => {
    const empty = await aPartnership({ PSP_DEMO: 'off' });
    const first = await createFirstAdministrator(empty.services, {
      email: 'Boss@Office.example',
      name: 'Boss',
    });
    expect(first.ok && first.value.link).toMatch(/\/app\/invitation#/);
    const again = await createFirstAdministrator(empty.services, {
      email: 'boss@office.example',
      name: 'Boss',
    });
    expect(again.ok).toBe(true);
    const second = await createFirstAdministrator(empty.services, {
      email: 'other@office.example',
      name: 'Other',
    });
    expect(second).toMatchObject({ ok: false, failure: { code: 'identity.not-the-first' } });
    const reply = await empty.browser().post('/api/invitations/acceptance', {
      token: again.ok ? again.value.link.split('#')[1] : '',
      name: 'Boss',
      password: NEW_PASSWORD,
    });
    expect(reply.body).toEqual({ step: 'enrolment' });
    await empty.close();
  });
});
