import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { api, onSignedOut, withQuery } from './api.ts';
import { Problem } from './problem.ts';

afterEach(() => vi.unstubAllGlobals());

/** The network is outside of the product, so it alone is stood in for. */
function network(answer: () => Response | Promise<Response>) {
  const asked: { path: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return answer();
  });
  return asked;
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const headersOf = (init: RequestInit | undefined) => init?.headers as Record<string, string>;
const schema = z.object({ id: z.string() });

describe('asking the server', () => {
  it('gives the parsed answer', async () => {
    network(() => json({ id: '7' }));
    await expect(api.get('/api/findings/7', schema)).resolves.toEqual({ id: '7' });
  });

  it('refuses an answer of another shape and says where it differs', async () => {
    network(() => json({ id: 7 }));
    await expect(api.get('/api/findings/7', schema)).rejects.toMatchObject({ code: 'browser.unknown-shape' });
  });

  it('says that there is no connection, and that nothing typed is lost', async () => {
    network(() => Promise.reject(new TypeError('Failed to fetch')));
    const refusal = await api.get('/api/findings/7', schema).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect((refusal as Problem).mend).toContain('kept');
  });

  it('tells the shell when the session has ended', async () => {
    network(() => json({ status: 401 }, 401));
    let ended = 0;
    const stop = onSignedOut(() => {
      ended += 1;
    });
    await api.get('/api/findings/7', schema).catch(() => {});
    stop();
    await api.get('/api/findings/7', schema).catch(() => {});
    expect(ended).toBe(1);
  });
});

describe('changing something', () => {
  it('carries the header that other sites cannot send, and reading does not need it', async () => {
    const asked = network(() => json({ id: '7' }));
    await api.put('/api/findings/7', {}, schema);
    await api.delete('/api/findings/7', schema);
    await api.get('/api/findings/7', schema);
    expect(asked.map(({ init }) => headersOf(init)['x-psp-csrf'])).toEqual(['1', '1', undefined]);
  });

  it('marks each post with a key of its own, or with the one given for a second try', async () => {
    const asked = network(() => json({ id: '7' }));
    await api.post('/api/findings', {}, schema);
    await api.post('/api/findings', {}, schema);
    await api.post('/api/findings', {}, schema, { idempotencyKey: 'again' });
    const keys = asked.map(({ init }) => headersOf(init)['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys[2]).toBe('again');
  });

  it('reads an answer without content as nothing', async () => {
    network(() => new Response(null, { status: 204 }));
    await expect(api.delete('/api/session', z.undefined())).resolves.toBeUndefined();
  });
});

describe('the question in the address', () => {
  it('repeats lists and leaves out what is empty', () => {
    const query = { state: ['a', 'b'], q: '', after: null, from: undefined, limit: 50, live: false };
    expect(withQuery('/api/x', query)).toBe('/api/x?state=a&state=b&limit=50&live=false');
    expect(withQuery('/api/x')).toBe('/api/x');
    expect(withQuery('/api/x?a=1', { b: 'ü&' })).toBe('/api/x?a=1&b=%C3%BC%26');
  });
});
