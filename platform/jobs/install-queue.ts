import { PgBoss, type QueueOptions } from 'pg-boss';
import { withClient } from '#platform/database/provision.ts';
import type { AnyJob } from './declare.ts';

export const QUEUE_SCHEMA = 'jobs';
export const DEAD_LETTER_QUEUE = 'dead-letter';

const RETRIES = 3;
/** For jobs that the clock starts; those that events start say it themselves. */
const HEARTBEAT_SECONDS = 30;
/** Longer than any import; what protects against a lost process is the heartbeat. */
const LONGEST_RUN_SECONDS = 6 * 60 * 60;

/** The queue's own tables, queues and clocks are made by the owner; the running application only works them. */
export async function installQueue(ownerUrl: string, jobs: readonly AnyJob[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    await keepQueue(boss, DEAD_LETTER_QUEUE, { retryLimit: RETRIES, retryDelay: 5, retryBackoff: true });
    for (const job of jobs) await keepQueue(boss, job.name, queueOptions(job));
    await keepSchedules(boss, jobs);
  } finally {
    await boss.stop({ graceful: false });
  }
  await letSystemWork(ownerUrl);
}

function queueOptions(job: AnyJob): QueueOptions & { deadLetter: string } {
  return {
    retryLimit: job.retries ?? RETRIES,
    retryDelay: 5,
    retryBackoff: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: LONGEST_RUN_SECONDS,
    deadLetter: DEAD_LETTER_QUEUE,
  };
}

async function keepQueue(
  boss: PgBoss,
  name: string,
  options: QueueOptions & { deadLetter?: string },
): Promise<void> {
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

async function keepSchedules(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  const recurring = new Map(jobs.flatMap((job) => (job.every ? [[job.name, job.every]] : [])));
  for (const schedule of await boss.getSchedules()) {
    if (!recurring.has(schedule.name)) await boss.unschedule(schedule.name, schedule.key);
  }
  // A night that nobody was up for is made good by one run, not by one for each missed hour.
  for (const [name, every] of recurring) await boss.schedule(name, every, {}, { tz: 'UTC', missed: 'once' });
}

async function letSystemWork(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (client) =>
    client.query(`
      grant usage on schema ${QUEUE_SCHEMA} to psp_system;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to psp_system;
      revoke all on all functions in schema ${QUEUE_SCHEMA} from public;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to psp_system`),
  );
}
