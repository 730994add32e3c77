import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { tellIn } from '../commands/tell.ts';
import { followUpWorkflow } from '../states.ts';

const AT_ONCE = 200;

/** Once a day the follow-ups whose day has come fall due where the site lies, and each is told once. */
export const fallDueJob = declareJob<object>({
  name: 'summit.follow-ups-fall-due',
  every: '50 11 * * *',
  async run(_input, { database, clock }, { signal }) {
    const now = clock.now();
    while ((await letSomeFallDue(database, now)) === AT_ONCE) signal.throwIfAborted();
  },
});

function letSomeFallDue(database: Database, now: Date): Promise<number> {
  return database.asSystem('follow-ups fall due whoever is at work', async (tx) => {
    const { rows } = await sql<{ id: string; siteId: string; number: string }>`
      select f.id, f.site_id as "siteId", f.number
      from summit.follow_up f
      join program.site s on s.id = f.site_id
      where f.state = 'planned' and f.due_on <= (${now}::timestamptz at time zone s.time_zone)::date
      order by f.due_on limit ${AT_ONCE} for update of f skip locked`.execute(tx);
    for (const { id, siteId, number } of rows) {
      expectValue(await moveIn(tx, followUpWorkflow, { id, move: 'fall-due' }));
      await tellIn(tx, 'summit.follow-up-due', { table: 'follow_up', id }, siteId, { number });
    }
    return rows.length;
  });
}
