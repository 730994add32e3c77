import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { methodQuestions, type Recipe } from '../contract.ts';
import type { IncidentsData } from '../incidents-data.ts';

export type FindingForPlan = {
  id: string;
  number: string;
  statement: string;
  interval: string;
  method: string;
  dataLabel: string;
  dataThrough: string;
};
type Row = {
  id: string;
  number: string;
  statement: string;
  value: number;
  low: number | null;
  high: number | null;
  level: number | null;
  unit: string;
  method: Recipe['method'];
  dataLabel: string;
  versionId: string;
  periodTo: string;
};

/** The findings of a site that a second person has approved: what a plan may rest on, each with its data. */
export async function findingsForPlans(
  tx: Tx,
  siteId: string,
  incidents: IncidentsData,
): Promise<FindingForPlan[]> {
  const { rows } = await sql<Row>`
    select f.id, f.number, f.statement, f.value, f.low, f.high, f.level, f.unit, r.method,
      r.data_label as "dataLabel", r.version_id as "versionId", r.filter #>> '{period,to}' as "periodTo"
    from analysis.finding f
    join analysis.run n on n.id = f.run_id
    join analysis.recipe r on r.id = n.recipe_id
    where f.site_id = ${siteId} and f.state in ('approved', 'published')
    order by f.id desc
    limit 200`.execute(tx);
  const days = new Map<string, string>();
  for (const { versionId, periodTo } of rows)
    if (!days.has(versionId)) days.set(versionId, await lastDay(tx, siteId, versionId, periodTo, incidents));
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, statement: row.statement, dataLabel: row.dataLabel },
    interval: intervalWords(row),
    method: methodQuestions[row.method].title,
    dataThrough: days.get(row.versionId)!,
  }));
}

async function lastDay(
  tx: Tx,
  siteId: string,
  versionId: string,
  otherwise: string,
  incidents: IncidentsData,
): Promise<string> {
  return (await incidents.version(tx, siteId, versionId))?.period.to ?? otherwise;
}

function intervalWords({ value, low, high, level, unit }: Row): string {
  const say = (figure: number) => Number(figure.toPrecision(3)).toLocaleString('en-US');
  if (low === null || high === null || level === null) return `${say(value)} ${unit}`;
  return `${say(value)} ${unit} (${Math.round(level * 100)}% interval ${say(low)} to ${say(high)})`;
}
