import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '#database/types.generated.ts';

/** A transaction already narrowed to whoever is asking; commands and queries are given nothing wider. */
export type Tx = Transaction<DB>;

export type AskContext = {
  /** `null`: nobody is signed in; only what the policies open to everyone is seen. */
  personId: string | null;
  requestId?: string;
  /** Why operational rows are read, kept with the audit row. */
  purpose?: string;
  readOnly?: boolean;
};

export type Database = {
  as<T>(context: AskContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Sees what jobs need to see. Rare: the reason is required, so that each use explains itself where it stands. */
  asSystem<T>(reason: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For LISTEN and other work that needs a connection of its own; the caller ends it. */
  connectSystem(): Promise<pg.Client>;
  /** For the job queue, which keeps a pool of its own. */
  systemUrl: string;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
};

const BIGINT = 20;
const DATE = 1082;
const TIMESTAMP_WITHOUT_ZONE = 1114;

// Counts fit a double; dates and wall-clock times have no zone, so they stay the text the database gave.
pg.types.setTypeParser(BIGINT, Number);
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(TIMESTAMP_WITHOUT_ZONE, (text) => text);

export function openDatabase(options: { appUrl: string; systemUrl: string; connections?: number }): Database {
  const appPool = openPool(options.appUrl, options.connections ?? 16);
  const systemPool = openPool(options.systemUrl, options.connections ?? 8);
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool }) });
  const system = new Kysely<DB>({ dialect: new PostgresDialect({ pool: systemPool }) });
  return {
    as: (context, work) => asPerson(app, context, work),
    asSystem: (reason, work) => asSystem(system, reason, work),
    connectSystem: () => connect(options.systemUrl),
    systemUrl: options.systemUrl,
    isReachable: () => isReachable(appPool),
    close: async () => {
      await Promise.all([app.destroy(), system.destroy()]);
    },
  };
}

async function asPerson<T>(db: Kysely<DB>, context: AskContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  const begin = context.readOnly ? db.transaction().setAccessMode('read only') : db.transaction();
  return begin.execute(async (tx) => {
    await sql`select
      set_config('psp.person_id', ${context.personId ?? ''}, true),
      set_config('psp.request_id', ${context.requestId ?? ''}, true),
      set_config('psp.purpose', ${context.purpose ?? ''}, true)`.execute(tx);
    return work(tx);
  });
}

async function asSystem<T>(db: Kysely<DB>, reason: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('psp.person_id', '', true), set_config('psp.purpose', ${reason}, true)`.execute(
      tx,
    );
    return work(tx);
  });
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 5_000 });
  // A connection that breaks is replaced at the next use, and whoever was asking gets the failure of the query;
  // without listeners it would end the process, idle or between two queries of a transaction.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, keepAlive: true });
  await client.connect();
  return client;
}

async function isReachable(pool: pg.Pool): Promise<boolean> {
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  }
}
