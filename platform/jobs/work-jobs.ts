import { sql } from 'kysely';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Services } from '#platform/http/capability.ts';
import { keepDeadJob } from './dead-letters.ts';
import type { AnyJob } from './declare.ts';
import { DEAD_LETTER_QUEUE, QUEUE_SCHEMA } from './install-queue.ts';
import { nameHolder, releaseOrphanedJobs } from './orphaned-jobs.ts';
import { type SignOfLife, showLife } from './sign-of-life.ts';
import type { Timing } from './timing.ts';
import { type Trouble, wordsOf } from './trouble.ts';

export type JobQueue = {
  boss: PgBoss;
  /** Looks for work at once instead of at the next poll. */
  wake(jobName: string): void;
  stop(): Promise<void>;
};

const AT_ONCE = 2;
const CONNECTIONS = 4;

/** Works the declared jobs. Each is run by one process at a time, and by another when that one dies. */
export async function workJobs(
  services: Services,
  jobs: readonly AnyJob[],
  timing: Timing,
  trouble: Trouble,
): Promise<JobQueue> {
  const boss = openBoss(services, timing);
  boss.on('error', (error) => trouble('jobs', error));
  await boss.start();
  const life = await showLife(services.database);
  await releaseOrphanedJobs(services.database);
  const stopping = new AbortController();
  const workers = workersOf(boss, timing);
  for (const job of jobs) {
    for (let n = 0; n < AT_ONCE; n += 1) {
      await workers.add(job.name, (taken) => runJob(services, job, taken, life, stopping.signal));
    }
  }
  await workers.add(DEAD_LETTER_QUEUE, (dead) => keepDeadJob(services, dead));
  return {
    boss,
    wake: workers.wake,
    stop: async () => {
      stopping.abort(new Error('the process is stopping'));
      await boss.stop({ timeout: timing.stopMs });
      await life.stop();
    },
  };
}

/** Workers look for one job after the other while there are any; the poll is for when there are none. */
function workersOf(boss: PgBoss, timing: Timing) {
  const ids = new Map<string, string[]>();
  const options = {
    includeMetadata: true as const,
    pollingIntervalSeconds: timing.jobPollSeconds,
    heartbeatRefreshSeconds: timing.jobHeartbeatSeconds / 3,
  };
  const wake = (queue: string) => {
    for (const id of ids.get(queue) ?? []) boss.notifyWorker(id);
  };
  return {
    wake,
    add: async (queue: string, run: (job: JobWithMetadata<object>) => Promise<void>) => {
      const id = await boss.work(queue, options, ([job]: JobWithMetadata<object>[]) =>
        run(job!).finally(() => wake(queue)),
      );
      ids.set(queue, [...(ids.get(queue) ?? []), id]);
    },
  };
}

function openBoss({ database }: Services, timing: Timing): PgBoss {
  return new PgBoss({
    connectionString: database.systemUrl,
    schema: QUEUE_SCHEMA,
    max: CONNECTIONS,
    // What needs an owner (queues, schedules, indexes) was done when the database was prepared.
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    superviseIntervalSeconds: timing.jobSuperviseSeconds,
    monitorIntervalSeconds: timing.jobSuperviseSeconds,
    cronMonitorIntervalSeconds: timing.cronSeconds,
    cronWorkerIntervalSeconds: Math.min(timing.cronSeconds, 5),
  });
}

async function runJob(
  services: Services,
  job: AnyJob,
  taken: JobWithMetadata<object>,
  life: SignOfLife,
  stopping: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([taken.signal, stopping]);
  try {
    await nameHolder(services.database, taken, life);
    await job.run(taken.data, services, { id: taken.id, attempt: taken.retryCount + 1, signal });
  } catch (error) {
    if (stopping.aborted) await forgiveAttempt(services, taken);
    // Thrown anew: the queue keeps what it is given, and a database error carries the row it failed on.
    throw new Error(wordsOf(error));
  }
}

/** A restart of the application is not the job's fault and must not bring it nearer to its last try. */
async function forgiveAttempt({ database }: Services, taken: JobWithMetadata<object>): Promise<void> {
  await database.asSystem('a job interrupted by a stopping process', async (tx) => {
    await sql`update jobs.job set retry_limit = retry_limit + 1
      where name = ${taken.name} and id = ${taken.id} and state = 'active'`.execute(tx);
  });
}
