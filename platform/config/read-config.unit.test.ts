import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './read-config.ts';

const SECRET = 'f'.repeat(64);
const DATABASE = 'postgres://owner:password@db.example.org/psp';
const read = (env: NodeJS.ProcessEnv) => readConfig(env, '/srv/psp');

describe('without any setting', () => {
  test('it is a demo on this machine alone, with its data beside it', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      dataDir: '/srv/psp/.psp',
      databaseUrl: null,
      demo: true,
      production: false,
    });
  });
});

describe('the demo', () => {
  test('never stands beside real data, nor in production', () => {
    expect(read({ DATABASE_URL: DATABASE }).demo).toBe(false);
    expect(read({ NODE_ENV: 'production', PSP_SECRET: SECRET }).demo).toBe(false);
    expect(read({ PSP_DEMO: 'off' }).demo).toBe(false);
    expect(() => read({ PSP_DEMO: 'on', DATABASE_URL: DATABASE })).toThrow(ConfigError);
    expect(() => read({ PSP_DEMO: 'on', NODE_ENV: 'production', PSP_SECRET: SECRET })).toThrow(ConfigError);
  });
});

describe('production', () => {
  test('does not start without a secret of its own, nor with a short or known one', () => {
    for (const secret of [undefined, '', 'short', `changeme${'x'.repeat(40)}`, `secret${'x'.repeat(40)}`]) {
      expect(() => read({ NODE_ENV: 'production', PSP_SECRET: secret })).toThrow(/openssl rand/);
    }
    expect(read({ NODE_ENV: 'production', PSP_SECRET: SECRET }).secret).toBe(SECRET);
  });
});

test.each([
  ['PORT', '99999'],
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://elsewhere'],
  ['PSP_DEMO', 'maybe'],
])('a wrong %s (%s) is refused with the setting’s name and the mend', (setting, value) => {
  expect(() => read({ [setting]: value })).toThrow(new RegExp(`^${setting}: .+\\.`));
});
