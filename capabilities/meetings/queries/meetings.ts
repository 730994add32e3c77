import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { MeetingSummary, meetingQuery } from '../contract.ts';

type Query = z.infer<typeof meetingQuery>;
type Row = Omit<MeetingSummary, 'stateSince' | 'startsAt'> & {
  stateSince: Date;
  startsAt: Date;
  seriesDay: string | null;
};

const columns = sql`m.id, m.number, m.state, m.state_since as "stateSince", m.title, m.starts_at as "startsAt",
  m.minutes, m.place, m.link, m.series_id as "seriesId", m.series_day as "seriesDay",
  (select count(*)::int from meetings.decision d where d.meeting_id = m.id) as decisions,
  (select count(*)::int from meetings.action_item a
    where a.origin_id = m.id and a.state in ('open', 'under-way')) as "openActions"`;

/** A site's meetings, the latest first. */
export async function listMeetings(tx: Tx, siteId: string, query: Query) {
  const { rows } = await sql<Row>`
    select ${columns}
    from meetings.meeting m
    where m.site_id = ${siteId} and ${conditions(query)}
    order by m.starts_at desc, m.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ startsAt, id }) => [startsAt.toISOString(), id]);
  return { items: page.items.map(withoutSeriesDay), next: page.next };
}

export async function meetingsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  limit = 50,
): Promise<(MeetingSummary & { seriesDay: string | null })[]> {
  const { rows } = await sql<Row>`
    select ${columns} from meetings.meeting m where ${condition} order by m.starts_at, m.id limit ${limit}`.execute(
    tx,
  );
  return rows.map(summaryOf);
}

function summaryOf({ stateSince, startsAt, ...row }: Row) {
  return { ...row, stateSince: stateSince.toISOString(), startsAt: startsAt.toISOString() };
}

export function withoutSeriesDay(row: Row | (MeetingSummary & { seriesDay: string | null })): MeetingSummary {
  const { seriesDay: _, stateSince, startsAt, ...rest } = row;
  return { ...rest, stateSince: iso(stateSince), startsAt: iso(startsAt) };
}

function iso(moment: Date | string): string {
  return typeof moment === 'string' ? moment : moment.toISOString();
}

function conditions({ q, state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const states = state === undefined ? [] : [state].flat();
  if (states.length > 0) parts.push(sql`m.state in (${sql.join(states)})`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(m.title ilike ${like} or m.number ilike ${like})`);
  }
  const [at, id] = decodeCursor(after) ?? [];
  if (typeof at === 'string' && typeof id === 'string')
    parts.push(sql`(m.starts_at, m.id) < (${at}::timestamptz, ${id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
