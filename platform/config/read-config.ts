import { resolve } from 'node:path';

export type Config = {
  port: number;
  host: string;
  /** Where people reach the application, for links in mail and for passkeys. */
  publicUrl: string;
  dataDir: string;
  /** An outside PostgreSQL; without it the embedded one runs under `dataDir`. */
  databaseUrl: string | null;
  /** Signs audit heads, database log-ins and cookies. `null`: one is made and kept under `dataDir`. */
  secret: string | null;
  demo: boolean;
  production: boolean;
  smtpUrl: string | null;
  /** Addresses of the balancers in front, whose word on the caller's address is believed. */
  trustedProxies: string[];
  logLevel: string;
};

export class ConfigError extends Error {
  constructor(setting: string, problem: string, mend: string) {
    super(`${setting}: ${problem} ${mend}`);
    this.name = 'ConfigError';
  }
}

const DEFAULT_PORT = 3000;
const SHORTEST_SECRET = 32;

export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const port = readPort(env.PORT);
  const databaseUrl = readDatabaseUrl(env.DATABASE_URL);
  const production = env.NODE_ENV === 'production';
  const demo = readDemo(env.PSP_DEMO, databaseUrl, production);
  return {
    port,
    host: env.HOST || '127.0.0.1',
    publicUrl: env.PSP_PUBLIC_URL || `http://localhost:${port}`,
    dataDir: resolve(root, env.PSP_DATA_DIR || '.psp'),
    databaseUrl,
    secret: readSecret(env.PSP_SECRET, production),
    demo,
    production,
    smtpUrl: env.PSP_SMTP_URL || null,
    trustedProxies: (env.PSP_TRUSTED_PROXIES || '').split(',').filter(Boolean),
    logLevel: env.PSP_LOG_LEVEL || 'warn',
  };
}

function readPort(value: string | undefined): number {
  if (!value) return DEFAULT_PORT;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigError('PORT', `"${value}" is not a port.`, 'Give a whole number from 0 to 65535.');
}

function readDatabaseUrl(value: string | undefined): string | null {
  if (!value) return null;
  if (/^postgres(ql)?:\/\//.test(value)) return value;
  throw new ConfigError(
    'DATABASE_URL',
    'it is not a PostgreSQL address.',
    'Give postgres://user:password@host:port/database.',
  );
}

/** Demo people sign in with one click, so the demo may never stand beside real data. */
function readDemo(value: string | undefined, databaseUrl: string | null, production: boolean): boolean {
  if (value !== undefined && !['on', 'off'].includes(value)) {
    throw new ConfigError(
      'PSP_DEMO',
      `"${value}" is neither on nor off.`,
      'Set it to on or off, or leave it out.',
    );
  }
  if (value === 'on' && databaseUrl) {
    throw new ConfigError(
      'PSP_DEMO',
      'the demo runs only on the embedded database.',
      'Unset DATABASE_URL or PSP_DEMO.',
    );
  }
  if (value === 'on' && production) {
    throw new ConfigError(
      'PSP_DEMO',
      'production does not start in demo mode.',
      'Unset PSP_DEMO or NODE_ENV.',
    );
  }
  return value !== 'off' && !databaseUrl && !production;
}

function readSecret(value: string | undefined, production: boolean): string | null {
  if (!value) {
    if (!production) return null;
    throw new ConfigError(
      'PSP_SECRET',
      'production needs a secret of its own.',
      'Set it to the output of: openssl rand -hex 32',
    );
  }
  if (value.length < SHORTEST_SECRET || /^(change-?me|secret|example|default)/i.test(value)) {
    throw new ConfigError(
      'PSP_SECRET',
      'it is short or a known default.',
      'Set it to the output of: openssl rand -hex 32',
    );
  }
  return value;
}
