import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import type { ApiDocument, Operation } from './api-docs/document.ts';

let application: TestApplication;
let document: ApiDocument;
let page: string;
let headers: Record<string, unknown>;

beforeAll(async () => {
  application = await testApplication();
  document = (await application.call(null, 'GET', '/api/openapi.json')).body;
  const reply = await application.app.inject({ url: '/api/docs' });
  page = reply.body;
  headers = reply.headers;
});
afterAll(() => application.close());

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}

describe('the OpenAPI document', () => {
  it('holds the API and nothing else', () => {
    expect(operations().length).toBeGreaterThan(0);
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/'))).toEqual([]);
  });

  it('says of every route what it is for', () => {
    expect(operations().flatMap(([name, { summary }]) => (summary ? [] : [name]))).toEqual([]);
  });

  it('says of every route what it answers', () => {
    const silent = operations().filter(([, { responses = {} }]) => {
      const good = Object.entries(responses).filter(([status]) => /^[23]/.test(status));
      return !good.some(([status, { content, description }]) => content || status !== '200' || !description);
    });
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('says of every route who may call it and how they show who they are', () => {
    for (const [name, operation] of operations()) {
      expect(operation['x-needs'], name).toBeDefined();
      expect(operation['x-who'], name).toMatch(/\.$/);
      const keys = operation.security!.flatMap((way) => Object.keys(way));
      expect(keys.includes('session'), name).toBe(operation['x-needs'] !== 'everyone');
      expect(keys.includes('sameOrigin'), name).toBe(!name.startsWith('get '));
    }
  });

  it('says of every route how failures look', () => {
    const { responses } = document.components!;
    for (const [name, operation] of operations()) {
      expect(operation.responses!.default, name).toEqual({ $ref: '#/components/responses/Problem' });
      if (operation['x-needs'] !== 'everyone') expect(operation.responses, name).toHaveProperty('401');
    }
    expect(responses!.Problem).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
    expect(document.components!.schemas!.Problem).toMatchObject({
      required: expect.arrayContaining(['code', 'mend', 'requestId']),
    });
  });

  it('offers an idempotency key on every post that takes one', () => {
    for (const [name, operation] of operations()) {
      const offers = (operation.parameters ?? []).some((parameter) => parameter.name === 'Idempotency-Key');
      expect(offers, name).toBe(name.startsWith('post ') && !operation['x-not-idempotent']);
    }
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    for (const [, kind, name] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)) {
      expect(document.components![kind!], `${kind}/${name}`).toHaveProperty(name!);
    }
  });
});

describe('the reference page', () => {
  it('shows every route', () => {
    for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${path}</code>`);
  });

  it('needs no script, no inline style and nothing from elsewhere', () => {
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page).not.toMatch(/<script|<style|style=|https?:\/\//);
  });

  it('gives every part an id of its own', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('brings its stylesheet', async () => {
    const reply = await application.app.inject({ url: '/api/docs/style.css' });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('lists the problems a program may meet', () => {
    expect(page).toContain('<code>http.not-allowed</code>');
  });
});
