import { sql } from 'kysely';
import { dayIn } from '#platform/clock/days.ts';
import type { Database } from '#platform/database/database.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { movePlanIn } from '../commands/move-plan.ts';
import { makeDueForecasts } from './make-forecasts.ts';
import { reportPeriods } from './report-periods.ts';

/**
 * Keeps the calendar of live forecasts: every hour, because sites lie in many time zones, and whenever new data may
 * let something be made that was held up.
 */
export const keepScheduleJob = declareJob<object>({
  name: 'forecasts.keep-schedule',
  every: '35 * * * *',
  startedBy: [
    { kind: 'forecasts.gone-live', input: () => ({}) },
    { kind: 'incidents.import-accepted', input: () => ({}) },
  ],
  async run(_input, { database, clock }, { signal }) {
    const now = clock.now();
    await endPlans(database, now);
    await makeDueForecasts(database, now, signal);
    await reportPeriods(database, now, signal);
  },
});

/** Reads say so from the day on; here it becomes part of the record. */
async function endPlans(database: Database, now: Date): Promise<void> {
  const past = await database.asSystem('which forecasts have had their last day', async (tx) => {
    const { rows } = await sql<{ id: string; siteId: string; endsOn: string; timeZone: string }>`
      select p.id, p.site_id as "siteId", p.ends_on as "endsOn", s.time_zone as "timeZone"
      from forecasts.plan p join program.site s on s.id = p.site_id
      where p.state in ('signed-off', 'live')`.execute(tx);
    return rows.filter(({ endsOn, timeZone }) => endsOn < dayIn(timeZone, now));
  });
  for (const { id, siteId, timeZone } of past) {
    await database.asSystem('a forecast ends on its day', (tx) =>
      movePlanIn(tx, { id, siteId }, { move: 'end' }, dayIn(timeZone, now)),
    );
  }
}
