import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from '#platform/database/database.ts';

/** The first half of the lock's name, so that no other use of advisory locks can be taken for a process. */
export const LIFE_LOCK = 20_250_701;
const LARGEST = 2 ** 31 - 1;
const BETWEEN_TRIES_MS = 200;

/** Shows that this process lives: the database lets go of the lock the moment the process is gone, however it went. */
export type SignOfLife = {
  /** The second half of the lock's name; kept beside each job that the process takes. */
  key: number;
  stop(): Promise<void>;
};

export async function showLife(database: Database): Promise<SignOfLife> {
  const key = randomInt(1, LARGEST);
  const stopping = new AbortController();
  let line = await hold(database, key);
  const kept = keepUp();
  return {
    key,
    stop: async () => {
      stopping.abort();
      await line.client.end().catch(() => {});
      await kept;
    },
  };

  async function keepUp(): Promise<void> {
    while (!stopping.signal.aborted) {
      await line.broken;
      line = (await holdAgain()) ?? line;
    }
    await line.client.end().catch(() => {});
  }

  async function holdAgain(): Promise<Line | undefined> {
    await wait(BETWEEN_TRIES_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    return stopping.signal.aborted ? undefined : hold(database, key).catch(() => undefined);
  }
}

type Line = { client: pg.Client; broken: Promise<void> };

async function hold(database: Database, key: number): Promise<Line> {
  const client = await database.connectSystem();
  const broken = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  await client.query('select pg_advisory_lock($1, $2)', [LIFE_LOCK, key]);
  return { client, broken };
}
