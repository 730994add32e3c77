import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { emitIn } from '#platform/database/emit-event.ts';
import type { App, Principal } from '#platform/http/app.ts';
import { buildServer } from '#platform/http/build-server.ts';
import { failWith } from '#platform/http/problem.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import { type PlatformWorld, personIn, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import { type Listener, listenLive } from './testing/listen-live.ts';

let world: PlatformWorld;
let site: string;
let executive: string;
/** Two processes on one database, as far as the network can tell. */
let here: { app: App; url: string };
let there: { app: App; url: string };
const over = new Set<string>();
const locked = new Set<string>();
let listeners: Listener[] = [];

beforeAll(async () => {
  world = await platformWorld();
  site = await siteIn(world);
  executive = await personIn(world, 'site executive', [site]);
  here = await server();
  there = await server();
});
afterAll(async () => {
  await Promise.all([here.app.close(), there.app.close()]);
  await world.close();
});
afterEach(() => {
  for (const listener of listeners) listener.leave();
  listeners = [];
});

describe('a person who listens', () => {
  test('hears what happened in another process', async () => {
    const [a, b] = [await listens(here.url, executive), await listens(there.url, executive)];
    const subject = await happens(site);
    await eventually(() => {
      expect(a.heard).toMatchObject([{ kind: 'fixture.happened', siteId: site, subject: { id: subject } }]);
      expect(b.heard).toEqual(a.heard);
    });
    expect(Object.keys(a.heard[0]!).sort()).toEqual(['at', 'id', 'kind', 'siteId', 'subject']);
  });

  test('hears nothing of another site, nor of what their role may not see', async () => {
    const elsewhere = await siteIn(world);
    const stranger = await listens(here.url, await personIn(world, 'site executive', [elsewhere]));
    const grantee = await listens(here.url, await personIn(world, 'grantee', [site]));
    const insider = await listens(here.url, executive);
    await happens(site);
    const last = await happens(elsewhere);
    await eventually(() => expect(stranger.heard).toMatchObject([{ subject: { id: last } }]));
    await eventually(() => expect(insider.heard).toHaveLength(1));
    expect(grantee.heard).toEqual([]);
  });

  test('stops hearing of a site when the membership ends, with the line still open', async () => {
    const leaving = await personIn(world, 'site executive', [site]);
    const [gone, staying] = [await listens(here.url, leaving), await listens(here.url, executive)];
    await world.asOwner(`update identity.membership set valid_to = now() where person_id = $1`, [leaving]);
    await happens(site);
    await eventually(() => expect(staying.heard).toHaveLength(1));
    expect(gone.heard).toEqual([]);
  });

  test('hears of a change only once it is committed, also when later ones were committed before it', async () => {
    const listener = await listens(here.url, executive);
    let early = '';
    const late = uuidv7();
    await world.database.asSystem('a slow transaction', async (tx) => {
      await emitIn(tx, draft(site, late));
      early = await happens(site);
      await eventually(() => expect(subjectsOf(listener)).toEqual([early]));
    });
    await eventually(() => expect(subjectsOf(listener)).toEqual([early, late]));
  });
});

describe('a person who comes back', () => {
  test('hears what they missed, and that once', async () => {
    const first = await listens(here.url, executive);
    await happens(site);
    await eventually(() => expect(first.heard).toHaveLength(1));
    first.leave();
    const missed = [await happens(site), await happens(site)];
    const again = await listens(there.url, executive, { 'last-event-id': first.lastEventId! });
    const news = await happens(site);
    // What was told before an open transaction elsewhere may come again; what was missed comes once, in its order.
    const ofThisTest = () => subjectsOf(again).filter((subject) => [...missed, news].includes(subject));
    await eventually(() => expect(ofThisTest()).toEqual([...missed, news]));
  });

  test('also hears a change whose transaction was open when they left', async () => {
    const first = await listens(here.url, executive);
    const late = uuidv7();
    await world.database.asSystem('a slow transaction', async (tx) => {
      await emitIn(tx, draft(site, late));
      await happens(site);
      await eventually(() => expect(first.heard).toHaveLength(1));
      first.leave();
    });
    const again = await listens(here.url, executive, { 'last-event-id': first.lastEventId! });
    await eventually(() => expect(subjectsOf(again)).toContain(late));
  });

  test.each(['nonsense', `${uuidv7()}.`, `${uuidv7()}.99999999999999999999`, `x.1' or true`])(
    'with %s as the last they heard is taken for new',
    async (lastEventId) => {
      const listener = await listens(here.url, executive, { 'last-event-id': lastEventId });
      const subject = await happens(site);
      await eventually(() => expect(subjectsOf(listener)).toContain(subject));
    },
  );
});

describe('a line', () => {
  test('ends when the session is over, and when it locks', async () => {
    for (const reason of [over, locked]) {
      const person = await personIn(world, 'site executive', [site]);
      const listener = await listens(here.url, person);
      reason.add(person);
      await listener.over;
    }
  });

  test('ends at once when the session’s row says so', async () => {
    const slow = await server({ recheckEveryMs: 600_000 });
    const person = await personIn(world, 'site executive', [site]);
    const listener = await listens(slow.url, person);
    over.add(person);
    await world.asOwner(`select pg_notify('psp_session', $1)`, [sessionOf(person)]);
    await listener.over;
    await slow.app.close();
  });

  test('is not opened for nobody, nor a thirteenth time for one person', async () => {
    expect((await fetch(`${here.url}/api/live`)).status).toBe(401);
    const person = await personIn(world, 'site executive', [site]);
    for (let n = 0; n < 12; n += 1) await listens(here.url, person);
    await expect(listens(here.url, person)).rejects.toThrow(/^429 .*live\.too-many/);
  });

  test('beats, so that proxies keep it open', async () => {
    const reply = await fetch(`${here.url}/api/live`, { headers: { 'x-test-person': executive } });
    const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes(': still here')) text += (await reader.read()).value;
    await reader.cancel();
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('ends when the process stops', async () => {
    const stopping = await server();
    const listener = await listens(stopping.url, executive);
    await stopping.app.close();
    await listener.over;
  });
});

/** A busy machine is no failure, so the patience is long; nothing waits that long on a quiet one. */
function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

async function server(timing: { recheckEveryMs?: number } = {}) {
  const app = await buildServer({
    services: world.services,
    capabilities: [],
    access: {},
    authenticate: async (request) => {
      const person = request.headers['x-test-person'];
      if (typeof person !== 'string' || over.has(person)) return null;
      if (locked.has(person)) throw new FailureError(failWith('http.not-signed-in', {}).failure);
      return principal(person);
    },
    liveTiming: { lookEveryMs: 1_000, beatEveryMs: 100, recheckEveryMs: 100, ...timing },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, url };
}

function principal(personId: string): Principal {
  return { personId, name: 'Test person', kind: 'human', sessionId: sessionOf(personId), secondFactor: true };
}

function sessionOf(person: string): string {
  return `session of ${person}`;
}

async function listens(url: string, person: string, headers?: Record<string, string>): Promise<Listener> {
  const listener = await listenLive(url, person, headers);
  listeners.push(listener);
  return listener;
}

async function happens(siteId: string): Promise<string> {
  const subject = uuidv7();
  await world.database.asSystem('a test', (tx) => emitIn(tx, draft(siteId, subject)));
  return subject;
}

function draft(siteId: string, id: string) {
  return {
    kind: 'fixture.happened',
    siteId,
    subject: { table: 'fixture.thing', id },
    permission: 'audit.read',
  };
}

function subjectsOf(listener: Listener): string[] {
  return listener.heard.map((event) => event.subject.id);
}
