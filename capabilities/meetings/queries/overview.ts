import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Site } from '#platform/http/app.ts';
import type { MeetingSummary, Occurrence, Overview } from '../contract.ts';
import { actionItemsWhere, isLate, isOpen } from './action-items.ts';
import { meetingsWhere, withoutSeriesDay } from './meetings.ts';
import { occurrencesOf, seriesOfSite } from './series.ts';

const ACTIONS_SHOWN = 30;
const OCCURRENCES_SHOWN = 3;

/** The next meeting and what is still to be done, on one page. */
export async function meetingsOverview(
  tx: Tx,
  site: Pick<Site, 'id' | 'timeZone'>,
  now: Date,
): Promise<Overview> {
  const scheduled = (await meetingsWhere(tx, sql`m.site_id = ${site.id} and m.state = 'scheduled'`, 100)).map(
    withoutSeriesDay,
  );
  const isOver = ({ startsAt, minutes }: MeetingSummary) =>
    new Date(startsAt).getTime() + minutes * 60_000 < now.getTime();
  const [next, ...upcoming] = scheduled.filter((meeting) => !isOver(meeting));
  return {
    next: next ? { ...next, agenda: await agendaOf(tx, next.id) } : null,
    upcoming,
    series: await comingOccurrences(tx, site, now),
    toClose: scheduled.filter(isOver),
    openActions: await openActionsOf(tx, site.id, now),
  };
}

async function agendaOf(tx: Tx, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select title from meetings.agenda_item where meeting_id = ${meetingId} order by position`.execute(tx);
  return rows.map(({ title }) => title);
}

async function comingOccurrences(
  tx: Tx,
  site: Pick<Site, 'id' | 'timeZone'>,
  now: Date,
): Promise<Occurrence[]> {
  const coming: Occurrence[] = [];
  for (const series of await seriesOfSite(tx, site.id))
    coming.push(...(await occurrencesOf(tx, site, series, now, OCCURRENCES_SHOWN)));
  return coming
    .filter(({ meeting }) => meeting?.state !== 'held')
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

async function openActionsOf(tx: Tx, siteId: string, now: Date): Promise<Overview['openActions']> {
  const { rows } = await sql<{ total: number; late: number }>`
    select count(*)::int as total, count(*) filter (where ${isLate(now)})::int as late
    from meetings.action_item a
    join program.site s on s.id = a.site_id
    where a.site_id = ${siteId} and ${isOpen}`.execute(tx);
  const items = await actionItemsWhere(tx, sql`a.site_id = ${siteId} and ${isOpen}`, now, ACTIONS_SHOWN);
  return { items, ...rows[0]! };
}
