import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { Episode, WatchedSeries } from '../contract.ts';
import { addDays } from '../drafting/due-week.ts';
import type { Draft } from '../drafting/keep-draft.ts';
import type { BulletinsEvent } from '../events.ts';
import { alertWorkflow } from '../states.ts';

/** Raises an alert for each series that left its band, once an episode; notes which are back, and lets them rest. */
export async function keepAlertsIn(tx: Tx, draft: Draft): Promise<void> {
  for (const series of draft.figures.watched) {
    if (series.episode) await raiseOrContinue(tx, draft, series, series.episode);
    else await noteReturn(tx, draft, series);
  }
  await settleAnswered(tx, draft.siteId);
}

async function raiseOrContinue(tx: Tx, draft: Draft, series: WatchedSeries, episode: Episode): Promise<void> {
  const standing = await alertOfEpisode(tx, draft.siteId, series.key, episode);
  if (!standing) await raise(tx, draft, series, episode);
  else if (episode.lastWeek > standing.lastWeek) await carryOn(tx, draft, series, episode, standing);
}

type Standing = { id: string; number: string; lastWeek: string };

/** Late reports can move an episode’s first week: what touches it, by a week at most, is the same episode. */
async function alertOfEpisode(
  tx: Tx,
  siteId: string,
  series: string,
  { direction, firstWeek, lastWeek }: Episode,
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select id, number, last_week as "lastWeek" from bulletins.alert
    where site_id = ${siteId} and series = ${series} and direction = ${direction}
      and last_week >= ${addDays(firstWeek, -7)} and first_week <= ${addDays(lastWeek, 7)}
    order by last_week desc limit 1`.execute(tx);
  return rows[0];
}

async function raise(
  tx: Tx,
  { siteId, data, at }: Draft,
  series: WatchedSeries,
  episode: Episode,
): Promise<void> {
  const alert = { id: uuidv7(), number: await nextNumber(tx, 'ALT', at.getUTCFullYear()) };
  const side = episode.direction === 'above' ? 'more' : 'fewer';
  await sql`insert into bulletins.alert
      (id, site_id, number, title, series, series_label, direction, first_week, last_week, count, low, high,
       expected, level, false_alarms, weeks, version_id, data_label, raised_at)
    values (${alert.id}, ${siteId}, ${alert.number}, ${`${series.label}: ${side} shootings than expected`},
      ${series.key}, ${series.label}, ${episode.direction}, ${episode.firstWeek}, ${episode.lastWeek},
      ${episode.count}, ${episode.low}, ${episode.high}, ${episode.expected}, ${series.level},
      ${JSON.stringify(series.falseAlarms)}, ${JSON.stringify(series.weeks)}, ${data.versionId}, ${data.label},
      ${at})`.execute(tx);
  await recordCreation(tx, alertWorkflow, { id: alert.id, siteId });
  await tell(tx, 'bulletins.alert-raised', siteId, alert);
}

async function carryOn(
  tx: Tx,
  { siteId, data }: Draft,
  series: WatchedSeries,
  episode: Episode,
  standing: Standing,
): Promise<void> {
  await sql`update bulletins.alert set
      last_week = ${episode.lastWeek}, count = ${episode.count}, low = ${episode.low}, high = ${episode.high},
      expected = ${episode.expected}, weeks = ${JSON.stringify(series.weeks)}, version_id = ${data.versionId},
      data_label = ${data.label}, back_week = null
    where id = ${standing.id}`.execute(tx);
  await tell(tx, 'bulletins.alert-continued', siteId, standing);
}

async function noteReturn(tx: Tx, { siteId, figures }: Draft, { key }: WatchedSeries): Promise<void> {
  await sql`update bulletins.alert set back_week = ${figures.week.from}
    where site_id = ${siteId} and series = ${key} and back_week is null
      and last_week < ${figures.week.from}`.execute(tx);
}

/** An alert that a person has answered rests once its series is back; one that nobody answered waits on. */
async function settleAnswered(tx: Tx, siteId: string): Promise<void> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from bulletins.alert
    where site_id = ${siteId} and state in ('explained', 'dismissed') and back_week is not null
    order by id`.execute(tx);
  for (const alert of rows) {
    expectValue(await moveIn(tx, alertWorkflow, { id: alert.id, move: 'settle' }));
    await tell(tx, 'bulletins.alert-settled', siteId, alert);
  }
}

async function tell(
  tx: Tx,
  kind: BulletinsEvent,
  siteId: string,
  { id, number }: { id: string; number: string },
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: 'bulletins.alert', id },
    permission: 'bulletins.read',
    payload: { number },
  });
}
