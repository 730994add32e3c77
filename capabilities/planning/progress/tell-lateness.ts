import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { declareJob } from '#platform/jobs/declare.ts';

type Late = {
  id: string;
  siteId: string;
  number: string;
  title: string;
  dueOn: string;
  ownerId: string | null;
};

/**
 * Tells of each activity whose due day has passed undone, once for that day: a new due day can pass anew. The day is
 * the site's own, so an activity of the last time zone is late some hours after one of the first.
 */
export function tellLateness(database: Database, now: Date): Promise<number> {
  return database.asSystem('activities whose due day has passed are told of', async (tx) => {
    const { rows } = await sql<Late>`
      with late as (
        insert into planning.lateness (activity_id, due_on, site_id)
        select a.id, a.due_on, a.site_id
        from planning.activity a
        join program.site s on s.id = a.site_id
        where a.state in ('not-started', 'under-way', 'blocked')
          and a.due_on < (${now}::timestamptz at time zone s.time_zone)::date
        on conflict do nothing
        returning activity_id
      )
      select a.id, a.site_id as "siteId", a.number, a.title, a.due_on as "dueOn", a.owner_id as "ownerId"
      from late join planning.activity a on a.id = late.activity_id
      order by a.due_on, a.id`.execute(tx);
    for (const { id, siteId, ...payload } of rows)
      await emitIn(tx, {
        ...{ kind: 'planning.activity-late', siteId, permission: 'planning.read', payload },
        subject: { table: 'planning.activity', id },
      });
    return rows.length;
  });
}

/** Every hour, because sites lie in many time zones; each of them is told on the morning of its own day. */
export const tellLatenessJob = declareJob<object>({
  name: 'planning.tell-lateness',
  every: '35 * * * *',
  async run(_input, { database, clock }) {
    await tellLateness(database, clock.now());
  },
});
