import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type PlatformWorld, platformWorld } from '#platform/testing/platform-world.ts';
import { installQueue } from './install-queue.ts';
import { releaseOrphanedJobs } from './orphaned-jobs.ts';
import { LIFE_LOCK, type SignOfLife, showLife } from './sign-of-life.ts';
import { startBackground } from './start-background.ts';
import { FIXTURE_TABLE, fixture } from './testing/fixture-jobs.ts';
import { quickTiming } from './testing/quick-timing.ts';

let world: PlatformWorld;
/** As a second process sees it: a pool of its own on the same database. */
let second: Database;
let child: ChildProcess;

beforeAll(async () => {
  world = await platformWorld();
  await installQueue(world.database.ownerUrl, fixture.jobs!);
  await world.asOwner(FIXTURE_TABLE);
  second = openDatabase({ ...world.database, connections: 2 });
});
afterAll(async () => {
  await second.close();
  await world.close();
});
afterEach(() => void child?.kill('SIGKILL'));

test('what a living process works on is left to it, and is ready again once that process is dead', async () => {
  const { job } = await aJobInAnotherProcess();
  expect(await releaseOrphanedJobs(second)).toEqual([]);
  await dies();
  expect(await releaseOrphanedJobs(second)).toEqual([job]);
  expect(await stateOf(job.id)).toEqual({ state: 'retry', holder: null });
  expect(await releaseOrphanedJobs(second)).toEqual([]);
});

test('a process that starts takes up what a dead one has left, as the next try', async () => {
  const { job, subject } = await aJobInAnotherProcess();
  await dies();
  const background = await startBackground(world.services, [fixture], quickTiming);
  await eventually(async () => {
    const done = await world.asOwner(
      `select pid, attempt from fixture.trace where subject = $1 and what = 'done'`,
      [subject],
    );
    expect(done).toEqual([{ pid: process.pid, attempt: 2 }]);
  });
  await eventually(async () =>
    expect(await stateOf(job.id)).toMatchObject({ state: 'completed', holder: null }),
  );
  await background.stop();
});

test('a job that has had all its tries is left to its heartbeat: it may be what kills the processes', async () => {
  const { job } = await aJobInAnotherProcess();
  await world.asOwner('update jobs.job set retry_limit = retry_count where id = $1', [job.id]);
  await dies();
  expect(await releaseOrphanedJobs(second)).toEqual([]);
  expect(await stateOf(job.id)).toMatchObject({ state: 'active' });
});

test('a sign of life whose connection is cut is given again', async () => {
  const life = await showLife(world.services.database);
  expect(await isFree(life)).toBe(false);
  await world.asOwner(
    `select pg_terminate_backend(pid, 5000) from pg_locks where classid = $1 and objid = $2`,
    [LIFE_LOCK, life.key],
  );
  await eventually(async () => expect(await holders(life.key)).toBe(1));
  await life.stop();
  await eventually(async () => expect(await isFree(life)).toBe(true));
});

async function aJobInAnotherProcess(): Promise<{ job: { name: string; id: string }; subject: string }> {
  child = fork(
    join(import.meta.dirname, 'testing/background.fixture.ts'),
    [world.database.appUrl, world.database.systemUrl],
    { env: { ...process.env, FIXTURE_HANGS: '1' }, execArgv: [] },
  );
  await once(child, 'message');
  const subject = uuidv7();
  await world.database.asSystem('a test speaks', (tx) =>
    emitIn(tx, {
      kind: 'fixture.long',
      siteId: null,
      subject: { table: 'fixture.trace', id: subject },
      permission: 'audit.read-program',
    }),
  );
  await eventually(async () => {
    const begun = await world.asOwner('select 1 from fixture.trace where subject = $1', [subject]);
    expect(begun).toHaveLength(1);
  });
  const [job] = await world.asOwner<{ name: string; id: string }>(
    `select name, id from jobs.job where data ->> 'subject' = $1`,
    [subject],
  );
  return { job: job!, subject };
}

/** Killed, and the database has noticed. */
async function dies(): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  await eventually(async () => expect(await holders()).toBe(0));
}

async function holders(key?: number): Promise<number> {
  const [row] = await world.asOwner<{ n: number }>(
    `select count(*)::int as n from pg_locks
     where locktype = 'advisory' and granted and classid = $1 and ($2::bigint is null or objid = $2)
       and database = (select oid from pg_database where datname = current_database())`,
    [LIFE_LOCK, key ?? null],
  );
  return row!.n;
}

async function isFree(life: SignOfLife): Promise<boolean> {
  return (await holders(life.key)) === 0;
}

async function stateOf(id: string): Promise<{ state: string; holder: number | null }> {
  const [row] = await world.asOwner<{ state: string; holder: number | null }>(
    `select state, (output ->> 'holder')::int as holder from jobs.job where id = $1`,
    [id],
  );
  return row!;
}

async function eventually(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 30_000, interval: 50 });
}
