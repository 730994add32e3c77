import { sql } from 'kysely';
import type { Services } from '#platform/http/capability.ts';
import { keepAlertsIn } from '../alerts/keep-alerts.ts';
import type { Period } from '../contract.ts';
import type { FiguresSource } from '../figures-source.ts';
import { dueWeek } from './due-week.ts';
import { keepDraftIn } from './keep-draft.ts';

type Site = { id: string; time_zone: string };
type Ask = {
  siteId: string;
  /** The last whole week unless said. */
  week?: Period;
  /** The schedule only begins a week; newer data of a begun week are told by their own event. */
  onlyNewWeek?: boolean;
};

/**
 * Drafts a site’s bulletin for the last whole week and raises the alerts that its figures call for. Doing it twice
 * does nothing more: a week and data version has one bulletin, an episode one alert.
 */
export async function draftBulletin(
  services: Services,
  source: FiguresSource,
  ask: Ask,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock } = services;
  const due = await database.asSystem('a bulletin asks which week is due', async (tx) => {
    const site = await siteOf(tx, ask.siteId);
    const data = await source.dataFor(tx, site.id);
    if (!data) return null;
    const week = ask.week ?? dueWeek(clock.now(), site.time_zone, data.takenOn);
    const version = ask.onlyNewWeek ? null : data.versionId;
    return week.from < data.firstDay || (await isDrafted(tx, site.id, week, version)) ? null : { data, week };
  });
  if (!due) return;
  const { data, week } = due;
  const request = { siteId: ask.siteId, versionId: data.versionId, week };
  const figures = await source.figures(database, request, signal);
  await database.asSystem('a bulletin drafts itself', async (tx) => {
    await lockSite(tx, ask.siteId);
    // Newer data came meanwhile: their own event drafts from them.
    if ((await source.dataFor(tx, ask.siteId))?.versionId !== data.versionId) return;
    const quality = await source.quality(tx, ask.siteId, data.versionId);
    const draft = { siteId: ask.siteId, data, figures, quality, at: clock.now() };
    await keepDraftIn(tx, draft);
    await keepAlertsIn(tx, draft);
  });
}

type Tx = Parameters<FiguresSource['dataFor']>[0];

async function siteOf(tx: Tx, id: string): Promise<Site> {
  const { rows } = await sql<Site>`select id, time_zone from program.site where id = ${id}`.execute(tx);
  if (!rows[0]) throw new Error(`There is no site ${id}.`);
  return rows[0];
}

async function isDrafted(tx: Tx, siteId: string, week: Period, versionId: string | null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from bulletins.bulletin
    where site_id = ${siteId} and week_from = ${week.from}
      and (${versionId}::uuid is null or version_id = ${versionId}::uuid)`.execute(tx);
  return rows.length > 0;
}

/** Two processes that draft for one site at once would each see no bulletin yet. */
async function lockSite(tx: Tx, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulletins ${siteId}`}, 0))`.execute(tx);
}
