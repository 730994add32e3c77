import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyFor, loadSecret } from './secret.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the operator’s secret is used and not written down', () => {
  expect(loadSecret('given', join(folder, 'data'))).toBe('given');
  expect(() => statSync(join(folder, 'data'))).toThrow();
});

test('one is made at the first start, kept for the second, and readable by nobody else', () => {
  const data = join(folder, 'data');
  const made = loadSecret(null, data);
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(loadSecret(null, data)).toBe(made);
  expect(readFileSync(join(data, 'secret'), 'utf8').trim()).toBe(made);
  expect(statSync(join(data, 'secret')).mode & 0o077).toBe(0);
});

test('each purpose and each installation has a key of its own', () => {
  const keys = [keyFor('audit', 'a'), keyFor('cookies', 'a'), keyFor('audit', 'b')];
  expect(new Set(keys).size).toBe(3);
  expect(keyFor('audit', 'a')).toBe(keys[0]);
});
