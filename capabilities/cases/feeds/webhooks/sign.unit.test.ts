import { expect, test } from 'vitest';
import { isSigned, sign, webhookKey } from './sign.ts';

const key = webhookKey({ id: 'one', secretVersion: 1 }, 'the installation’s secret');
const at = new Date('2026-11-24T15:00:00Z');

test('a post is known by its signature, for five minutes, and only as it was sent', () => {
  const header = sign('{"events":[]}', key, at);
  expect(isSigned('{"events":[]}', header, key, new Date('2026-11-24T15:04:00Z'))).toBe(true);
  expect(isSigned('{"events":[]}', header, key, new Date('2026-11-24T15:06:00Z'))).toBe(false);
  expect(isSigned('{"events":[1]}', header, key, at)).toBe(false);
  expect(isSigned('{"events":[]}', header.replace('t=1', 't=2'), key, at)).toBe(false);
});

test('a new key makes the old one worthless', () => {
  const next = webhookKey({ id: 'one', secretVersion: 2 }, 'the installation’s secret');
  expect(isSigned('{}', sign('{}', key, at), next, at)).toBe(false);
});
