import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#platform/database/database.ts';
import { type PlatformWorld, personIn, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import type { App } from './app.ts';
import { fixtureServer, openNotes } from './testing/fixture-server.ts';

let world: PlatformWorld;
let app: App;
let site: { id: string; slug: string };
let executive: string;

beforeAll(async () => {
  world = await platformWorld();
  await openNotes(world);
  app = await fixtureServer(world.services);
  const id = await siteIn(world);
  const [row] = await world.asOwner<{ slug: string }>('select slug from program.site where id = $1', [id]);
  site = { id, slug: row!.slug };
  executive = await personIn(world, 'site executive', [id]);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

describe('the guard', () => {
  test('lets no server start with an API route that does not say who may call it', async () => {
    const silent = {
      name: 'silent',
      routes: (silentApp: App) => void silentApp.get('/api/silent', async () => 1),
    };
    await expect(fixtureServer(world.services, [silent])).rejects.toThrow(
      '/api/silent does not say who may call it',
    );
  });

  test('nor with one that asks for a permission nobody declared', async () => {
    const routes = (other: App) =>
      void other.get('/api/x', { config: { needs: { permission: 'fixture.unknown' } } }, async () => 1);
    await expect(fixtureServer(world.services, [{ name: 'x', routes }])).rejects.toThrow(
      'no access.ts declares',
    );
  });

  test('opens to everyone only what says so', async () => {
    expect((await get('/api/open')).statusCode).toBe(200);
    expect(problemOf(await get('/api/mine'))).toMatchObject({ status: 401, code: 'http.not-signed-in' });
    expect(problemOf(await get(`/api/sites/${site.slug}/ours`))).toMatchObject({ status: 401 });
  });

  test('gives a site to those who hold the permission there, and to nobody else', async () => {
    const elsewhere = await personIn(world, 'site executive', [await siteIn(world)]);
    const grantee = await personIn(world, 'grantee', [site.id]);
    expect((await get(`/api/sites/${site.slug}/ours`, executive)).statusCode).toBe(200);
    for (const person of [elsewhere, grantee, uuidv7()]) {
      expect(problemOf(await get(`/api/sites/${site.slug}/ours`, person))).toMatchObject({
        status: 403,
        code: 'http.not-allowed',
      });
    }
    expect(problemOf(await get('/api/sites/nowhere/ours', executive))).toMatchObject({ status: 404 });
  });

  test('asks who it is before it reads what was sent', async () => {
    const unread = [
      get('/api/few?limit=many'),
      ...['{"body": ', '{"body": ""}', JSON.stringify({ body: 'x'.repeat(1_100_000) })].map((payload) =>
        app.inject({
          method: 'POST',
          url: '/api/notes',
          headers: { 'x-psp-csrf': '1', 'content-type': 'application/json' },
          payload,
        }),
      ),
    ];
    for (const reply of await Promise.all(unread)) {
      expect(problemOf(reply)).toMatchObject({ status: 401, code: 'http.not-signed-in' });
    }
    expect(problemOf(await get('/api/few?limit=many', executive))).toMatchObject({
      status: 422,
      errors: [{ field: 'limit' }],
    });
  });

  test('gives what only operational roles bring to no session with one factor', async () => {
    const auditor = await personIn(world, 'auditor');
    expect((await get('/api/everywhere', auditor)).statusCode).toBe(200);
    const reply = await get('/api/everywhere', auditor, { 'x-test-one-factor': '1' });
    expect(problemOf(reply)).toMatchObject({ status: 403, code: 'http.second-factor' });
  });

  test('takes no change that another site could have sent, but those of machine clients with their key', async () => {
    const send = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/api/notes',
        headers: { 'x-test-person': executive, ...headers },
        payload: { body: uuidv7() },
      });
    expect(problemOf(await send({}))).toMatchObject({ status: 403, code: 'http.forged' });
    expect((await send({ 'x-psp-csrf': '1' })).statusCode).toBe(200);
    expect((await send({ 'x-test-machine': '1' })).statusCode).toBe(200);
  });

  test('gives a question no way to change anything', async () => {
    expect((await get(`/api/sites/${site.slug}/ours`, executive)).json()).toMatchObject({ write: 'refused' });
  });
});

describe('a failure', () => {
  test('is a problem that names its code, its mend and the request', async () => {
    const reply = await get('/api/nothing-here', executive);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toEqual({
      type: '/errors/http.not-found',
      title: 'Not found',
      status: 404,
      detail: expect.any(String),
      code: 'http.not-found',
      mend: expect.any(String),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('of a field names the field', async () => {
    const problem = problemOf(await post({ body: '' }));
    expect(problem).toMatchObject({ status: 422, code: 'http.invalid', errors: [{ field: 'body' }] });
  });

  test('nobody foresaw says nothing of the rows it met', async () => {
    const reply = await get('/api/broken', executive);
    expect(problemOf(reply)).toMatchObject({ status: 500, code: 'http.unexpected' });
    expect(reply.body).not.toMatch(/victim|column|syntax/);
  });

  test('of an identifier that is none is the caller’s, and is not repeated to them', async () => {
    const reply = await get('/api/made-up-identifier', executive);
    expect(problemOf(reply)).toMatchObject({ status: 400, code: 'http.malformed' });
    expect(reply.body).not.toMatch(/victim|uuid|syntax/);
  });

  test('of a duplicate says nothing of the row either', async () => {
    await post({ body: 'the name of a victim' });
    const reply = await post({ body: 'the name of a victim' });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toMatch(/victim|note_body_key/);
  });

  test.each([
    ['broken JSON', '{"body": ', 'application/json', 400],
    ['too much', JSON.stringify({ body: 'x'.repeat(1_100_000) }), 'application/json', 413],
    ['another type', '<note/>', 'application/xml', 415],
  ])('for %s says how to mend it', async (_what, payload, type, status) => {
    const reply = await app.inject({
      method: 'POST',
      url: '/api/notes',
      headers: { 'x-test-person': executive, 'x-psp-csrf': '1', 'content-type': type },
      payload,
    });
    expect(problemOf(reply)).toMatchObject({ status, code: 'http.malformed', mend: expect.any(String) });
  });

  test('leaves nothing of what the work had begun', async () => {
    const body = uuidv7();
    expect(problemOf(await post({ body, refuse: true }))).toMatchObject({
      status: 409,
      code: 'fixture.refused',
    });
    expect(await notesOf(body)).toBe(0);
  });
});

describe('a post with an idempotency key', () => {
  test('is answered twice and done once', async () => {
    const [key, body] = [uuidv7(), uuidv7()];
    const first = await post({ body }, key);
    const second = await post({ body }, key);
    expect(first.statusCode).toBe(200);
    expect(second.json()).toEqual(first.json());
    expect(await notesOf(body)).toBe(1);
  });

  test('sent many times at once is done once, and all get the one answer', async () => {
    const [key, body] = [uuidv7(), uuidv7()];
    const replies = await Promise.all(Array.from({ length: 6 }, () => post({ body }, key)));
    expect(replies[0]!.statusCode).toBe(200);
    for (const reply of replies) expect(reply.json()).toEqual(replies[0]!.json());
    expect(await notesOf(body)).toBe(1);
  });

  test('is refused with another content', async () => {
    const key = uuidv7();
    await post({ body: uuidv7() }, key);
    expect(problemOf(await post({ body: uuidv7() }, key))).toMatchObject({
      status: 422,
      code: 'http.key-reused',
    });
  });

  test('that failed may be tried again with the same key', async () => {
    const [key, body] = [uuidv7(), uuidv7()];
    expect((await post({ body, refuse: true }, key)).statusCode).toBe(409);
    expect((await post({ body }, key)).statusCode).toBe(200);
    expect(await notesOf(body)).toBe(1);
  });

  test('is another’s business when another sends it', async () => {
    const [key, body] = [uuidv7(), uuidv7()];
    await post({ body }, key);
    const other = await personIn(world, 'grantee', [site.id]);
    expect((await post({ body: uuidv7() }, key, other)).statusCode).toBe(200);
  });

  test.each([
    ['too short', 'short'],
    ['too long', 'x'.repeat(300)],
  ])('whose key is %s is refused in words', async (_what, key) => {
    expect(problemOf(await post({ body: uuidv7() }, key))).toMatchObject({
      status: 422,
      code: 'http.invalid',
    });
  });
});

describe('without a database', () => {
  test('requests fail at once with when to come back, and health tells living from ready', async () => {
    const nowhere = 'postgres://nobody:nothing@127.0.0.1:1/none';
    const database = openDatabase({ appUrl: nowhere, systemUrl: nowhere, connections: 1 });
    const cutOff = await fixtureServer({ ...world.services, database });
    const asked = await cutOff.inject({
      url: `/api/sites/${site.slug}/ours`,
      headers: { 'x-test-person': executive },
    });
    expect(problemOf(asked)).toMatchObject({ status: 503, code: 'http.database-gone' });
    expect(asked.headers['retry-after']).toMatch(/^\d+$/);
    expect((await cutOff.inject('/api/health/live')).statusCode).toBe(200);
    expect((await cutOff.inject('/api/health/ready')).statusCode).toBe(503);
    await cutOff.close();
    await database.close();
  });
});

type Reply = Awaited<ReturnType<App['inject']>>;

function problemOf(reply: Reply): Record<string, unknown> {
  expect(reply.headers['content-type']).toContain('application/problem+json');
  const problem = reply.json();
  expect(problem.status).toBe(reply.statusCode);
  return problem;
}

function get(url: string, person?: string, headers: Record<string, string> = {}): Promise<Reply> {
  return app.inject({ url, headers: { ...(person ? { 'x-test-person': person } : {}), ...headers } });
}

function post(payload: object, key?: string, person = executive): Promise<Reply> {
  const headers = { 'x-test-person': person, 'x-psp-csrf': '1', ...(key ? { 'idempotency-key': key } : {}) };
  return app.inject({ method: 'POST', url: '/api/notes', headers, payload });
}

async function notesOf(body: string): Promise<number> {
  const [row] = await world.asOwner<{ n: number }>(
    'select count(*)::int as n from fixture.note where body = $1',
    [body],
  );
  return row!.n;
}
