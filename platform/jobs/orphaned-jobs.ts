import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { LIFE_LOCK, type SignOfLife } from './sign-of-life.ts';

type Taken = { name: string; id: string };

/**
 * Writes beside a job which process works on it. The queue keeps there what a job says when it ends, and nothing
 * while it runs.
 */
export async function nameHolder(
  database: Database,
  job: Taken & { retryCount: number },
  life: SignOfLife,
): Promise<void> {
  await database.asSystem('who works on a job', (tx) =>
    sql`update jobs.job set output = jsonb_build_object('holder', ${life.key}::integer)
      where name = ${job.name} and id = ${job.id} and state = 'active' and retry_count = ${job.retryCount}`.execute(
      tx,
    ),
  );
}

/**
 * Makes ready again what dead processes held, at once instead of after their missed heartbeats: a process is dead
 * when its lock can be taken. What a living one holds is left alone, and so is a job that has no holder yet, or that
 * is on its last try: it may be what kills the process, and its heartbeat will make a dead letter of it.
 */
export async function releaseOrphanedJobs(database: Database): Promise<Taken[]> {
  return database.asSystem('jobs of dead processes', async (tx) => {
    const { rows } = await sql<Taken>`
      with holder as materialized (
        select distinct (output ->> 'holder')::integer as key
        from jobs.job where state = 'active' and output ? 'holder'
      ), dead as materialized (
        select key from holder where pg_try_advisory_xact_lock(${LIFE_LOCK}::integer, key)
      )
      update jobs.job job
      set state = 'retry', start_after = clock_timestamp(), heartbeat_on = null, output = null
      from dead
      where job.state = 'active' and job.output ? 'holder' and (job.output ->> 'holder')::integer = dead.key
        and job.retry_count < job.retry_limit
      returning job.name, job.id`.execute(tx);
    return rows;
  });
}
