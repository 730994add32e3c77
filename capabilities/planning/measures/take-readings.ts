import { sql } from 'kysely';
import { currentDataVersion, readMeasures } from '#capabilities/analysis/server.ts';
import type { Database } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type MetricName, metricNames, metrics, type Reading } from './contract.ts';

type Period = { from: string; to: string };

/** Reads every measure of the catalogue over the last year of the site's newest data, once for each data version. */
export async function takeReadings(database: Database, siteId: string, signal: AbortSignal): Promise<void> {
  const isNew = await database.asSystem(
    'whether a site has data its measures were not read from',
    async (tx) => {
      const newest = await currentDataVersion(tx, siteId);
      if (!newest) return false;
      const { rows } = await sql`
      select 1 from planning.reading where site_id = ${siteId} and data_version_id = ${newest.id} limit 1`.execute(
        tx,
      );
      return rows.length === 0;
    },
  );
  if (!isNew) return;
  const wanted = metricNames.map((key) => ({ key, of: metrics[key].of, period: null }));
  const read = await readMeasures(database, { siteId, wanted }, signal);
  if (!read) return;
  await database.asSystem(
    'the measures of a site’s plans are kept with the data they were read from',
    async (tx) => {
      for (const { key, period, value, low, high, level, counted, method } of read.readings)
        await sql`insert into planning.reading
          (site_id, metric, data_version_id, period_from, period_to, value, low, high, level, counted, data_label,
           data_through, method)
        values (${siteId}, ${key}, ${read.versionId}, ${period.from}, ${period.to}, ${value}, ${low}, ${high},
          ${level}, ${counted}, ${read.dataLabel}, ${read.dataThrough}, ${method})
        on conflict do nothing`.execute(tx);
      await emitIn(tx, {
        ...{ kind: 'planning.measures-read', siteId, permission: 'planning.read' },
        subject: { table: 'program.site', id: siteId },
        payload: { dataLabel: read.dataLabel },
      });
    },
  );
}

/** One measure over a period that someone chose: the baseline of a goal. `null` where the data do not cover it. */
export async function readOver(
  database: Database,
  siteId: string,
  metric: string,
  period: Period,
  signal: AbortSignal,
): Promise<Reading | null> {
  if (!(metric in metrics)) return null;
  const { of } = metrics[metric as MetricName];
  const read = await readMeasures(database, { siteId, wanted: [{ key: metric, of, period }] }, signal);
  const one = read?.readings[0];
  if (!read || !one) return null;
  const { value, low, high, level, counted, method } = one;
  return {
    ...{ metric, value, low, high, level, counted, method },
    ...{ periodFrom: period.from, periodTo: period.to },
    ...{ dataLabel: read.dataLabel, dataThrough: read.dataThrough },
  };
}
