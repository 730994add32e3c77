import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { BulletinFigures, Watch } from '../contract.ts';

type Row = { number: string; dataLabel: string; week: string; figures: BulletinFigures };

/** What is watched and how often the rule is wrong, as the newest bulletin measured it. */
export async function readWatch(tx: Tx, siteId: string): Promise<Watch> {
  const { rows } = await sql<Row>`
    select number, data_label as "dataLabel", week_from as week, figures from bulletins.bulletin
    where site_id = ${siteId}
    order by week_from desc, id desc limit 1`.execute(tx);
  if (!rows[0]) return { measuredWith: null, series: [], falseAlarmsTogether: 0 };
  const { number, dataLabel, week, figures } = rows[0];
  return {
    measuredWith: { number, dataLabel, week },
    series: figures.watched.map(({ key, label, weeklyMean, level, weeks, falseAlarms }) => {
      const { low, high } = weeks.at(-1)!;
      return { key, label, weeklyMean, level, low, high, falseAlarms };
    }),
    falseAlarmsTogether: figures.watched.reduce((sum, { falseAlarms }) => sum + falseAlarms.perYear, 0),
  };
}
