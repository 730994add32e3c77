import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type {
  Measure,
  MeasureAnswer,
  MeasureChoice,
  MeasureData,
  MeasureKey,
  MeasureOverview,
} from '../contract.ts';
import { definitions, measureTitles } from '../definitions.ts';
import { funnelAnswer } from '../figures/funnel.ts';
import { timeAnswer } from '../figures/time-to-stage.ts';
import { offenseLabel } from '../figures/words.ts';
import {
  caseloadAnswer,
  continuancesAnswer,
  justiceCountsAnswer,
  missingAnswer,
  reasonsAnswer,
} from './count-answers.ts';
import { performanceAnswer } from './performance-answer.ts';
import { readFunnel } from './read-funnel.ts';
import { readWaits } from './read-waits.ts';
import type { FactSource } from './tallies.ts';

const answers: Record<
  MeasureKey,
  (tx: Tx, source: FactSource, choice: MeasureChoice) => Promise<MeasureAnswer>
> = {
  funnel: async (tx, source, choice) => funnelAnswer(await readFunnel(tx, source), choice),
  'time-to-stage': async (tx, source, choice) =>
    timeAnswer(await readWaits(tx, source, choice.wait, choice.offense ?? null), choice),
  reasons: reasonsAnswer,
  continuances: continuancesAnswer,
  'missing-dispositions': missingAnswer,
  caseload: caseloadAnswer,
  'justice-counts': justiceCountsAnswer,
  performance: performanceAnswer,
};

/** A measure with the data it was counted from; null while a site’s facts were never counted. */
export async function readMeasure(
  tx: Tx,
  asked: { siteId: string; key: MeasureKey; choice: MeasureChoice },
): Promise<Measure | null> {
  const { siteId, key, choice } = asked;
  const before = await readData(tx, siteId);
  if (!before) return null;
  const answer = await answers[key](tx, { siteId, asOf: before.asOf }, choice);
  // A refresh between the two readings changes the facts under the figure: then it is counted once more.
  const after = await readData(tx, siteId);
  if (after && after.versionId !== before.versionId) return readMeasure(tx, asked);
  return {
    ...answer,
    key,
    title: measureTitles[key],
    choice,
    data: before,
    definitions: definitions.filter(({ measure }) => measure === key),
  };
}

/** The newest name of a site’s facts. */
export async function readData(tx: Tx, siteId: string): Promise<MeasureData | null> {
  const { rows } = await sql<Omit<MeasureData, 'refreshedAt'> & { refreshedAt: Date }>`
    select v.id as "versionId", v.facts_hash as "factsHash", v.facts, v.as_of::text as "asOf",
      greatest(v.refreshed_at, r.refreshed_at) as "refreshedAt",
      coalesce((select f.is_synthetic from cases.measured f where f.site_id = v.site_id limit 1), false)
        as "isSynthetic"
    from cases.measure_version v left join cases.measure_refresh r on true
    where v.site_id = ${siteId}
    order by v.as_of desc, v.refreshed_at desc, v.id desc
    limit 1`.execute(tx);
  const [row] = rows;
  return row ? { ...row, refreshedAt: row.refreshedAt.toISOString() } : null;
}

/** What figures can be narrowed to, and what each means. */
export async function readOverview(tx: Tx, siteId: string): Promise<MeasureOverview> {
  const { rows } = await sql<{ offense: string; year: number }>`
    select offense, complaint_year as year from cases.measured where site_id = ${siteId} group by 1, 2`.execute(
    tx,
  );
  const offenses = [...new Set(rows.map(({ offense }) => offense))].map((code) => ({
    code,
    label: offenseLabel(code),
  }));
  return {
    data: await readData(tx, siteId),
    offenses: offenses.sort((one, other) => one.label.localeCompare(other.label)),
    years: [...new Set(rows.map(({ year }) => year))].sort((one, other) => other - one),
    definitions: [...definitions],
  };
}
