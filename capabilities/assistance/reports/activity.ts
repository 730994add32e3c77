import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { csvOfRows } from '../csv.ts';
import type { ActivityLine, ActivityQuery, ActivityReport } from './contract.ts';

/** What was asked, begun and ended in half a year, by core area: the form in which funders are told twice a year. */
export async function activityReport(tx: Tx, query: ActivityQuery): Promise<ActivityReport> {
  const { from, until } = daysOf(query.half);
  const within = (moment: ReturnType<typeof sql>) =>
    sql`(${moment})::date between ${from}::date and ${until}::date`;
  const { rows } = await sql<ActivityLine>`
    with asked as (
      select r.id, r.site_id, r.submitted_at at time zone s.time_zone as submitted, s.time_zone,
        coalesce(c.name, 'No area') as area, r.state
      from assistance.request r
      join program.site s on s.id = r.site_id
      left join program.core_area c on c.key = r.primary_core_area
      where r.submitted_at is not null and r.merged_into is null
        and (r.submitted_at at time zone s.time_zone)::date <= ${until}::date
        ${query.site ? sql`and s.slug = ${query.site}` : sql``}
    ),
    happened as (
      select a.id,
        bool_or(e.stage = 'matched' and ${within(sql`e.at at time zone a.time_zone`)}) as matched,
        bool_or(e.stage = 'delivering' and ${within(sql`e.at at time zone a.time_zone`)}) as begun,
        bool_or(e.stage = 'delivered' and ${within(sql`e.at at time zone a.time_zone`)}) as delivered,
        max(e.at at time zone a.time_zone) filter (
          where e.kind = 'ended' and (e.at at time zone a.time_zone)::date <= ${until}::date) as ended,
        max(e.at at time zone a.time_zone) filter (
          where e.kind = 'started' and (e.at at time zone a.time_zone)::date <= ${until}::date) as started
      from asked a
      join assistance.clock_entry e on e.request_id = a.id
      where e.kind in ('reached', 'ended', 'started')
      group by a.id
    )
    select a.area,
      count(*) filter (where ${within(sql`a.submitted`)})::integer as received,
      count(*) filter (where h.matched)::integer as matched,
      count(*) filter (where h.begun)::integer as begun,
      count(*) filter (where h.delivered)::integer as delivered,
      count(*) filter (where a.state = 'closed' and ${within(sql`h.ended`)})::integer as closed,
      count(*) filter (where a.state = 'declined' and ${within(sql`h.ended`)})::integer as declined,
      count(*) filter (where a.state = 'withdrawn' and ${within(sql`h.ended`)})::integer as withdrawn,
      count(*) filter (where h.ended is null or h.ended < h.started)::integer as "openAtEnd",
      count(distinct a.site_id) filter (
        where ${within(sql`a.submitted`)} or h.begun or h.delivered or h.ended is null)::integer as sites
    from asked a
    join happened h on h.id = a.id
    group by a.area
    order by a.area`.execute(tx);
  return { half: query.half, from, until, lines: rows, total: totalOf(rows) };
}

/** Sites are not added up: one site asks in several areas. */
function totalOf(lines: readonly ActivityLine[]): ActivityLine {
  const sum = (field: Exclude<keyof ActivityLine, 'area'>) =>
    lines.reduce((all, line) => all + line[field], 0);
  return {
    area: 'All areas',
    ...{
      received: sum('received'),
      matched: sum('matched'),
      begun: sum('begun'),
      delivered: sum('delivered'),
    },
    ...{ closed: sum('closed'), declined: sum('declined'), withdrawn: sum('withdrawn') },
    ...{ openAtEnd: sum('openAtEnd'), sites: Math.max(0, ...lines.map(({ sites }) => sites)) },
  };
}

function daysOf(half: string): { from: string; until: string } {
  const [year, which] = half.split('-');
  return which === 'H1'
    ? { from: `${year}-01-01`, until: `${year}-06-30` }
    : { from: `${year}-07-01`, until: `${year}-12-31` };
}

export function activityCsv(report: ActivityReport): string {
  return csvOfRows<ActivityLine>(
    [
      ['Period', () => report.half],
      ['From', () => report.from],
      ['Until', () => report.until],
      ['Core area', (line) => line.area],
      ['Requests received', (line) => line.received],
      ['Matched with a provider', (line) => line.matched],
      ['First help delivered', (line) => line.begun],
      ['All delivered', (line) => line.delivered],
      ['Closed', (line) => line.closed],
      ['Declined', (line) => line.declined],
      ['Withdrawn', (line) => line.withdrawn],
      ['Open at the end', (line) => line.openAtEnd],
      ['Sites', (line) => line.sites],
    ],
    [...report.lines, report.total],
  );
}
