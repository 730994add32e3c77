import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellOfLockOut } from './commands/tell-of-lock-out.ts';
import { codeAt } from './secrets/one-time-codes.ts';
import { aPartnership, PASSWORD, type Partnership } from './testing/partnership.ts';

let partnership: Partnership;
beforeAll(async () => {
  partnership = await aPartnership();
});
afterAll(() => partnership.close());

const STEP = 30_000;
const MINUTE = 60_000;

const halfWay = async (person: { email: string }) => {
  const tab = partnership.browser();
  await tab.post('/api/session', { email: person.email, password: PASSWORD });
  return tab;
};
const personOf = async (tab: ReturnType<Partnership['browser']>) =>
  (await tab.get('/api/session')).body.person;

describe('signing in', () => {
  test('with one factor is enough for a role that sees no operational records', async () => {
    const coordinator = await partnership.aMember('site coordinator', { authenticator: false });
    const tab = partnership.browser();
    const reply = await tab.post('/api/session', {
      email: coordinator.email.toUpperCase(),
      password: PASSWORD,
    });
    expect(reply.body).toEqual({ step: 'done' });
    expect(await personOf(tab)).toEqual({
      id: coordinator.id,
      name: coordinator.name,
      email: coordinator.email,
    });
  });

  test('waits for the code where an authenticator is set up, and shows nothing before it', async () => {
    const analyst = await partnership.aMember('crime analyst');
    const tab = await halfWay(analyst);
    const { body } = await tab.get('/api/session');
    expect(body).toMatchObject({
      person: null,
      waiting: { for: 'second step', email: analyst.email },
      permissions: {},
    });
    expect(await tab.get('/api/account')).toMatchObject({
      status: 401,
      body: { code: 'identity.sign-in-unfinished' },
    });
    const code = codeAt(analyst.authenticator!, partnership.clock.now());
    expect((await tab.post('/api/session/second-step', { code })).body).toEqual({ step: 'done' });
    expect(await personOf(tab)).toMatchObject({ id: analyst.id });
  });

  test.each([-STEP, 0, STEP])('takes a code of a clock that is %i ms off', async (off) => {
    const analyst = await partnership.aMember('crime analyst');
    const tab = await halfWay(analyst);
    const code = codeAt(analyst.authenticator!, new Date(partnership.clock.now().getTime() + off));
    expect((await tab.post('/api/session/second-step', { code })).status).toBe(200);
  });

  test.each([-2 * STEP, 2 * STEP])('refuses a code of a clock that is %i ms off', async (off) => {
    const analyst = await partnership.aMember('crime analyst');
    const tab = await halfWay(analyst);
    const code = codeAt(analyst.authenticator!, new Date(partnership.clock.now().getTime() + off));
    expect(await tab.post('/api/session/second-step', { code })).toMatchObject({
      status: 401,
      body: { code: 'identity.wrong-code' },
    });
  });

  test('makes an operational role without a second factor set one up before anything else', async () => {
    const analyst = await partnership.aMember('crime analyst', { authenticator: false });
    const tab = partnership.browser();
    expect((await tab.post('/api/session', { email: analyst.email, password: PASSWORD })).body).toEqual({
      step: 'enrolment',
    });
    expect(await personOf(tab)).toBeNull();
    const { secret, link } = (await tab.post('/api/session/authenticator')).body;
    expect(link).toContain(`secret=${secret}`);
    const code = codeAt(secret, partnership.clock.now());
    const confirmed = await tab.post('/api/session/authenticator/confirmation', { code });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect(await personOf(tab)).toMatchObject({ id: analyst.id });
    const again = await halfWay(analyst);
    expect((await again.post('/api/session/second-step', { code })).status).toBe(401);
  });

  test('asks a person who was given an operational role since for the second factor, at once', async () => {
    const agency = await partnership.anAgency();
    const coordinator = await partnership.aMember('site coordinator', { agency, authenticator: false });
    const tab = await partnership.signedIn(coordinator);
    await partnership.services.database.asSystem('a role given meanwhile', (tx) =>
      tx
        .insertInto('identity.membership')
        .values({
          id: crypto.randomUUID(),
          person_id: coordinator.id,
          agency_id: agency,
          role: 'crime analyst',
        })
        .execute(),
    );
    expect(await tab.get('/api/account')).toMatchObject({
      status: 401,
      body: { code: 'identity.sign-in-unfinished' },
    });
    expect((await tab.get('/api/session')).body.waiting).toMatchObject({ for: 'enrolment' });
  });

  test('takes each recovery code once', async () => {
    const analyst = await partnership.aMember('crime analyst', { authenticator: false });
    const first = await halfWay(analyst);
    const { secret } = (await first.post('/api/session/authenticator')).body;
    const code = codeAt(secret, partnership.clock.now());
    const { recoveryCodes } = (await first.post('/api/session/authenticator/confirmation', { code })).body;
    const typed = recoveryCodes[3].toUpperCase().replaceAll('-', ' ');
    const second = await halfWay(analyst);
    expect((await second.post('/api/session/second-step', { recoveryCode: typed })).status).toBe(200);
    const third = await halfWay(analyst);
    expect((await third.post('/api/session/second-step', { recoveryCode: typed })).status).toBe(401);
  });
});

describe('a one-time code', () => {
  test('opens one session however many tries carry it at the same moment', async () => {
    const analyst = await partnership.aMember('crime analyst');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom(-STEP, 0, STEP),
        fc.boolean(),
        async (tries, off, sharedBrowser) => {
          partnership.clock.advance(20 * MINUTE);
          const first = await halfWay(analyst);
          const tabs = [first];
          while (tabs.length < tries) {
            tabs.push(
              sharedBrowser ? partnership.browser({ cookie: first.cookie() }) : await halfWay(analyst),
            );
          }
          const code = codeAt(analyst.authenticator!, new Date(partnership.clock.now().getTime() + off));
          const replies = await Promise.all(
            tabs.map((tab) => tab.post('/api/session/second-step', { code })),
          );
          expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
          const signedIn = await Promise.all(tabs.map(personOf));
          expect(signedIn.filter((person) => person !== null)).toHaveLength(1);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('five failures in a row', () => {
  const fail = (email: string) =>
    partnership.browser().post('/api/session', { email, password: 'wrong wrong wrong' });

  test('close sign-in for ten minutes, also for the right password, with a notice by mail', async () => {
    const coordinator = await partnership.aMember('site coordinator', { authenticator: false });
    for (let i = 0; i < 5; i += 1) expect((await fail(coordinator.email)).status).toBe(401);
    const right = () =>
      partnership.browser().post('/api/session', { email: coordinator.email, password: PASSWORD });
    expect(await right()).toMatchObject({ status: 429, body: { code: 'identity.locked-out' } });
    await deliverNotices();
    expect(partnership.sent.filter((mail) => mail.to === coordinator.email)).toHaveLength(1);
    partnership.clock.advance(10 * MINUTE);
    expect((await right()).status).toBe(200);
  });

  test('are counted across password and code, so a known password does not buy guesses at the code', async () => {
    const analyst = await partnership.aMember('crime analyst');
    const guess = async () => {
      const tab = await halfWay(analyst);
      return tab.post('/api/session/second-step', { code: '000000' });
    };
    for (let i = 0; i < 5; i += 1) expect((await guess()).status).toBe(401);
    expect(await guess()).toMatchObject({ status: 401, body: { code: 'identity.no-unfinished-sign-in' } });
    const code = codeAt(analyst.authenticator!, partnership.clock.now());
    expect((await (await halfWay(analyst)).post('/api/session/second-step', { code })).status).toBe(401);
  });

  test('begin anew after a full sign-in', async () => {
    const coordinator = await partnership.aMember('site coordinator', { authenticator: false });
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await fail(coordinator.email);
      expect(await personOf(await partnership.signedIn(coordinator))).toMatchObject({ id: coordinator.id });
    }
  });

  test('are not outrun by many guesses at once', async () => {
    const coordinator = await partnership.aMember('site coordinator', { authenticator: false });
    const replies = await Promise.all(Array.from({ length: 12 }, () => fail(coordinator.email)));
    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(5);
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(7);
  });
});

async function deliverNotices(): Promise<void> {
  const { services } = partnership;
  await services.database.asSystem('the notices of a test', async (tx) => {
    const events = await tx
      .selectFrom('platform.event')
      .select(['id', 'kind', 'subject_table', 'subject_id', 'at'])
      .where('kind', '=', 'identity.sign-in-locked')
      .execute();
    for (const { id, kind, subject_table, subject_id } of events) {
      const subject = { table: subject_table, id: subject_id };
      await tellOfLockOut.handle(
        tx,
        { id, kind, subject, siteId: null, personId: null, payload: {}, at: services.clock.now() },
        services,
      );
    }
  });
}
