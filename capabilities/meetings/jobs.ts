import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { planNextIn } from './commands/plan-next.ts';
import { tellIn } from './commands/tell.ts';
import { isLate } from './queries/action-items.ts';

const AT_ONCE = 500;

/** Once a day, after midnight in the last of the country's zones: what became late is told, each day of an item once. */
export const tellLateJob = declareJob<object>({
  name: 'meetings.tell-late',
  every: '30 11 * * *',
  async run(_input, { database, clock }, { signal }) {
    const now = clock.now();
    while ((await tellSomeLate(database, now)) === AT_ONCE) signal.throwIfAborted();
  },
});

function tellSomeLate(database: Database, now: Date): Promise<number> {
  return database.asSystem('late action items are told whoever is at work', async (tx) => {
    const { rows } = await sql<{ id: string; siteId: string | null; number: string; dueOn: string }>`
      update meetings.action_item late set late_told_at = ${now}
      from (
        select a.id from meetings.action_item a
        left join program.site s on s.id = a.site_id
        where a.late_told_at is null and ${isLate(now)}
        limit ${AT_ONCE} for update of a skip locked) found
      where late.id = found.id
      returning late.id, late.site_id as "siteId", late.number, late.due_on as "dueOn"`.execute(tx);
    for (const { id, siteId, number, dueOn } of rows)
      await tellIn(tx, 'meetings.action-late', { table: 'action_item', id, siteId }, { number, dueOn });
    return rows.length;
  });
}

/** A series whose last meeting passed without anyone saying so still has its next one. */
export const planNextJob = declareJob<object>({
  name: 'meetings.plan-next',
  every: '40 11 * * *',
  async run(_input, { database, clock }, { signal }) {
    const now = clock.now();
    for (const { id, siteId, timeZone } of await idleSeries(database, now)) {
      signal.throwIfAborted();
      await database.asSystem('the next meeting of a series stands whoever is at work', (tx) =>
        planNextIn(tx, { id: siteId, timeZone }, id, now),
      );
    }
  },
});

function idleSeries(
  database: Database,
  now: Date,
): Promise<{ id: string; siteId: string; timeZone: string }[]> {
  return database.asSystem('the series without a meeting to come', async (tx: Tx) => {
    const { rows } = await sql<{ id: string; siteId: string; timeZone: string }>`
      select r.id, r.site_id as "siteId", s.time_zone as "timeZone"
      from meetings.series r
      join program.site s on s.id = r.site_id
      where (r.until is null or r.until >= (${now}::timestamptz at time zone s.time_zone)::date)
        and not exists (
          select from meetings.meeting m
          where m.series_id = r.id and m.state = 'scheduled' and m.starts_at > ${now})`.execute(tx);
    return rows;
  });
}
