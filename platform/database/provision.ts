import pg from 'pg';
import { keyFor } from '#platform/config/secret.ts';

/**
 * Three ways into the database, each with less than the one before: the *owner* (migrations, backup),
 * the *system* (jobs and deliveries: sees through its own policies) and the *application* (acts for a person;
 * owns nothing and bypasses nothing).
 */
export type DatabaseUrls = { ownerUrl: string; systemUrl: string; appUrl: string };

type Login = { user: string; password: string };

export async function provisionDatabase(
  adminUrl: string,
  options: { database: string; secret: string },
): Promise<DatabaseUrls> {
  const ownerUrl = withDatabase(adminUrl, options.database);
  if (databaseOf(adminUrl) !== options.database) await createDatabaseIfMissing(adminUrl, options.database);
  const app = loginFor('app', options);
  const system = loginFor('system', options);
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(7767, 1)');
    await ensureGroups(client);
    await ensureLogin(client, app, 'psp_app');
    await ensureLogin(client, system, 'psp_system');
  });
  return { ownerUrl, systemUrl: withLogin(ownerUrl, system), appUrl: withLogin(ownerUrl, app) };
}

export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';
}

export function withDatabase(url: string, database: string): string {
  const next = new URL(url);
  next.pathname = `/${encodeURIComponent(database)}`;
  return next.href;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabaseIfMissing(adminUrl: string, database: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  });
}

/** Log-ins are per database, so two installations on one server do not share a password. */
function loginFor(kind: 'app' | 'system', options: { database: string; secret: string }): Login {
  return {
    user: `${options.database}_${kind}_login`,
    password: keyFor(`database-${kind}-${options.database}`, options.secret),
  };
}

async function ensureGroups(client: pg.Client): Promise<void> {
  for (const group of ['psp_app', 'psp_system']) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [group]);
    if (found.rowCount === 0) await client.query(`create role ${group} nologin nobypassrls`);
  }
}

async function ensureLogin(client: pg.Client, login: Login, group: string): Promise<void> {
  const name = pg.escapeIdentifier(login.user);
  const found = await client.query('select 1 from pg_roles where rolname = $1', [login.user]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${name} login nobypassrls password ${pg.escapeLiteral(login.password)}`);
  await client.query(`grant ${group} to ${name}`);
}

function withLogin(url: string, login: Login): string {
  const next = new URL(url);
  next.username = encodeURIComponent(login.user);
  next.password = encodeURIComponent(login.password);
  return next.href;
}
