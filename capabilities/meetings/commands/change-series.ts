import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { SeriesChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { seriesOfSite } from '../queries/series.ts';
import { tellIn } from './tell.ts';

/** What a series is called and where it meets from now on, or its last day. Other days are another series. */
export async function changeSeriesIn(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  change: SeriesChange,
): Promise<Outcome<{ id: string }>> {
  const [series] = await seriesOfSite(tx, siteId, id);
  if (!series) return failWith('meetings.not-found', {});
  if (change.until && change.until < series.startsOn)
    return failWith('meetings.not-a-day-of-the-series', {}, [
      { field: 'until', message: 'The series began after this day.', mend: 'Choose a later last day.' },
    ]);
  const { numAffectedRows } = await sql`update meetings.series
    set title = ${change.title}, purpose = ${change.purpose}, place = ${change.place}, link = ${change.link},
      until = ${change.until}, revision = revision + 1
    where id = ${id} and revision = ${change.revision}`.execute(tx);
  if (!numAffectedRows) return failWith('meetings.changed-meanwhile', {});
  await tellIn(tx, 'meetings.series-changed', { table: 'series', id, siteId });
  return succeed({ id });
}
