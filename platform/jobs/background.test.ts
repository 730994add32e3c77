import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { emitIn } from '#platform/database/emit-event.ts';
import { type PlatformWorld, personIn, platformWorld } from '#platform/testing/platform-world.ts';
import { installQueue } from './install-queue.ts';
import { type Background, startBackground } from './start-background.ts';
import { FIXTURE_TABLE, fixture } from './testing/fixture-jobs.ts';
import { quickTiming } from './testing/quick-timing.ts';

let world: PlatformWorld;
let running: Background[] = [];
let children: ChildProcess[] = [];

beforeAll(async () => {
  world = await platformWorld();
  await installQueue(world.database.ownerUrl, fixture.jobs!);
  await world.asOwner(FIXTURE_TABLE);
});
afterAll(() => world.close());

beforeEach(async () => {
  running = [];
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(running.map((background) => background.stop()));
});

describe('an event', () => {
  test('is heard once by each handler and starts each job once, with two processes at work', async () => {
    await starts(2);
    const subjects = await Promise.all(Array.from({ length: 40 }, () => says('fixture.said')));
    await eventually(async () => {
      expect(await tracesOf(subjects, 'notes', 'heard')).toHaveLength(40);
      expect(await tracesOf(subjects, 'quick', 'done')).toHaveLength(40);
    });
    expect(await tracesOf(subjects, 'quick', 'began')).toHaveLength(40);
    expect(await waiting()).toBe(0);
  });

  test('whose transaction commits after later ones is not passed over', async () => {
    await starts(2);
    const late = uuidv7();
    let after: string[] = [];
    await world.database.asSystem('a slow transaction', async (tx) => {
      await emitIn(tx, draft('fixture.said', late));
      after = [await says('fixture.said'), await says('fixture.said')];
      await eventually(async () => expect(await tracesOf(after, 'notes', 'heard')).toHaveLength(2));
    });
    await eventually(async () => expect(await tracesOf([late], 'notes', 'heard')).toHaveLength(1));
  });

  test('that was told while nobody worked is heard when someone does', async () => {
    const subject = await says('fixture.said');
    await starts(1);
    await eventually(async () => expect(await tracesOf([subject], 'quick', 'done')).toHaveLength(1));
  });

  test('is found without its notification, and the connection that listens comes back', async () => {
    await starts(1);
    await world.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    );
    const subject = await says('fixture.said');
    await eventually(async () => expect(await tracesOf([subject], 'notes', 'heard')).toHaveLength(1));
    await eventually(async () => {
      const rows = await world.asOwner(
        `select 1 from pg_stat_activity where datname = current_database() and query like 'listen%'`,
      );
      expect(rows).toHaveLength(1);
    });
  });

  test('that a handler can’t take is tried again, then becomes a dead letter, and nothing half-done stays', async () => {
    await starts(2);
    const subject = await says('fixture.doomed');
    await eventually(async () => expect(await lettersFor(subject)).toHaveLength(1));
    const [letter] = await lettersFor(subject);
    expect(letter).toMatchObject({
      work: 'handler',
      name: 'fixture fails',
      attempts: quickTiming.handlerTries,
      error: 'the fixture always fails',
    });
    expect(await tracesOf([subject], 'fails', 'half-done')).toHaveLength(0);
    expect(await waiting(subject)).toBe(0);
  });
});

describe('a job', () => {
  test('that always fails is tried as often as declared, then is a dead letter that tells of itself', async () => {
    await starts(2);
    const subject = await says('fixture.doomed-job');
    await eventually(async () => expect(await lettersFor(subject)).toHaveLength(1), 45_000);
    const attempts = await tracesOf([subject], 'doomed', 'began');
    expect(attempts.map((trace) => trace.attempt)).toEqual([1, 2, 3]);
    const [letter] = await lettersFor(subject);
    expect(letter).toMatchObject({
      work: 'job',
      name: 'fixture.doomed',
      error: 'the fixture job always fails',
    });
    const told = await world.asOwner('select payload from platform.event where subject_id = $1', [
      letter!.id,
    ]);
    expect(told).toEqual([{ payload: { work: 'job', name: 'fixture.doomed', input: { subject } } }]);
  });

  test('whose process is killed is done by another', async () => {
    const child = await startsProcess({ FIXTURE_HANGS: '1' });
    const subject = await says('fixture.long');
    await eventually(async () => expect(await tracesOf([subject], 'long', 'began')).toHaveLength(1));
    await starts(1);
    child.kill('SIGKILL');
    await eventually(async () => expect(await tracesOf([subject], 'long', 'done')).toHaveLength(1), 50_000);
    const began = await tracesOf([subject], 'long', 'began');
    expect(began.map((trace) => trace.pid)).toEqual([child.pid, process.pid]);
  });

  test('whose process is asked to stop is handed over at once, and that does not count as a try', async () => {
    const child = await startsProcess({ FIXTURE_HANGS: '1' });
    const subject = await says('fixture.long');
    await eventually(async () => expect(await tracesOf([subject], 'long', 'began')).toHaveLength(1));
    child.kill('SIGTERM');
    await once(child, 'exit');
    const [job] = await world.asOwner<{ state: string; left: number }>(
      `select state, retry_limit - retry_count as left from jobs.job where name = 'fixture.long' and data->>'subject' = $1`,
      [subject],
    );
    expect(job).toEqual({ state: 'retry', left: 4 });
    await starts(1);
    await eventually(async () => expect(await tracesOf([subject], 'long', 'done')).toHaveLength(1));
  });

  test('that recurs is started by the clock', async () => {
    await world.asOwner(`update jobs.version set cron_on = now() - interval '1 hour'`);
    await world.asOwner(
      `update jobs.schedule set updated_on = now() - interval '1 hour', created_on = now() - interval '1 hour'`,
    );
    await starts(2);
    await eventually(async () => {
      const rows = await world.asOwner(`select 1 from fixture.trace where work = 'recurring'`);
      expect(rows.length).toBeGreaterThan(0);
    }, 45_000);
  });

  test('runs without any right to change the queue’s tables', async () => {
    const rows = await world.asOwner<{ owned: number; creates: boolean }>(
      `select count(*)::int as owned, has_schema_privilege('psp_system', 'jobs', 'create') as creates
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where pg_get_userbyid(c.relowner) in ('psp_system', 'psp_app')`,
    );
    expect(rows).toEqual([{ owned: 0, creates: false }]);
  });
});

describe('a dead letter', () => {
  test('is seen by program administrators and by nobody else', async () => {
    await starts(1);
    const subject = await says('fixture.doomed');
    await eventually(async () => expect(await lettersFor(subject)).toHaveLength(1));
    const sees = async (person: string) =>
      world.database.as({ personId: person }, (tx) =>
        tx.selectFrom('platform.dead_letter').select('id').execute(),
      );
    expect(await sees(await personIn(world, 'program administrator'))).not.toEqual([]);
    expect(await sees(await personIn(world, 'crime analyst'))).toEqual([]);
  });
});

async function starts(processes: number): Promise<void> {
  for (let n = 0; n < processes; n += 1) {
    running.push(await startBackground(world.services, [fixture], quickTiming));
  }
}

async function startsProcess(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(
    join(import.meta.dirname, 'testing/background.fixture.ts'),
    [world.database.appUrl, world.database.systemUrl],
    { env: { ...process.env, ...env }, execArgv: [] },
  );
  children.push(child);
  await once(child, 'message');
  return child;
}

async function says(kind: string): Promise<string> {
  const subject = uuidv7();
  await world.database.asSystem('a test speaks', (tx) => emitIn(tx, draft(kind, subject)));
  return subject;
}

function draft(kind: string, id: string) {
  return { kind, siteId: null, subject: { table: 'fixture.trace', id }, permission: 'audit.read-program' };
}

type Trace = { subject: string; pid: number; attempt: number | null };

function tracesOf(subjects: string[], work: string, what: string): Promise<Trace[]> {
  return world.asOwner<Trace>(
    `select subject, pid, attempt from fixture.trace
     where subject = any($1::uuid[]) and work = $2 and what = $3 order by at`,
    [subjects, work, what],
  );
}

function lettersFor(subject: string) {
  return world.asOwner<{ id: string; work: string; name: string; attempts: number; error: string }>(
    `select id, work, name, attempts, error from platform.dead_letter
     where input->>'subject' = $1 or input->'subject'->>'id' = $1`,
    [subject],
  );
}

async function waiting(subject?: string): Promise<number> {
  const rows = await world.asOwner<{ n: number }>(
    `select count(*)::int as n from platform.outbox o join platform.event e on e.id = o.event_id
     where $1::uuid is null or e.subject_id = $1`,
    [subject ?? null],
  );
  return rows[0]!.n;
}

async function eventually(check: () => Promise<void>, timeout = 30_000): Promise<void> {
  await vi.waitFor(check, { timeout, interval: 100 });
}
