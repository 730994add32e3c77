import { sql } from 'kysely';
import { businessCalendar } from '#platform/clock/business-calendar.ts';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { allStages, type Stage } from '../clock/contract.ts';
import type { ClockRules } from '../clock/ledger.ts';
import { readClock } from '../clock/read-clock.ts';
import { pastTarget } from '../queries/list-requests.ts';
import { entriesOf, readLedger, rulesOn } from '../queries/read-ledger.ts';
import type { RequestState } from '../states.ts';
import type { ReportQuery } from './contract.ts';

export type ReportedRequest = {
  id: string;
  area: string;
  provider: string | null;
  state: RequestState;
  timeZone: string;
  submittedAt: Date;
  pastTarget: boolean;
  missed: number;
  wasPaused: boolean;
  /** Net business minutes at which each stage was first reached. */
  reached: Partial<Record<Stage, number>>;
  /** Net business minutes when it ended, or until now. */
  waited: number;
};

type Row = Omit<ReportedRequest, 'waited' | 'reached'> & {
  reached: Partial<Record<Stage, number>> | null;
  ended: number | null;
};

/**
 * Every request submitted in the period that the person asking may read, with what it took. The ledger is folded only
 * for those that are open and were paused: for all others, entries say what the clock showed.
 */
export async function readRequests(tx: Tx, query: ReportQuery, now: Date): Promise<ReportedRequest[]> {
  const rows = await requestRows(tx, query, now);
  const paused = rows.filter(({ ended, wasPaused }) => ended === null && wasPaused);
  const ledgers = await readLedger(
    tx,
    paused.map(({ id }) => id),
  );
  const rulesByDay = new Map<string, ClockRules>();
  const requests: ReportedRequest[] = [];
  for (const { ended, reached, ...row } of rows) {
    const calendar = businessCalendar(row.timeZone);
    const ledger = ledgers.get(row.id);
    let waited = ended ?? calendar.minutesBetween(row.submittedAt.getTime(), now.getTime());
    if (ended === null && ledger) {
      const day = dayIn(row.timeZone, row.submittedAt);
      const rules = rulesByDay.get(day) ?? (await rulesOn(tx, day));
      rulesByDay.set(day, rules);
      waited = readClock(entriesOf(ledger), rules, calendar, now.getTime())?.netMinutes ?? waited;
    }
    requests.push({ ...row, reached: reached ?? {}, waited });
  }
  return requests;
}

async function requestRows(tx: Tx, query: ReportQuery, now: Date): Promise<Row[]> {
  const from = query.from ?? '0001-01-01';
  const until = query.until ?? '9999-12-31';
  const { rows } = await sql<Row>`
    with asked as (
      select r.*, s.time_zone
      from assistance.request r
      join program.site s on s.id = r.site_id
      where r.submitted_at is not null and r.merged_into is null
        and (r.submitted_at at time zone s.time_zone)::date between ${from}::date and ${until}::date
        ${query.site ? sql`and s.slug = ${query.site}` : sql``}
    ),
    first_reached as (
      select distinct on (e.request_id, e.kind, e.stage) e.request_id, e.kind, e.stage, e.net_minutes
      from assistance.clock_entry e
      where e.kind in ('reached', 'ended', 'paused')
      order by e.request_id, e.kind, e.stage, e.at
    ),
    took as (
      select f.request_id,
        jsonb_object_agg(f.stage, f.net_minutes) filter (where f.kind = 'reached' and f.net_minutes is not null) as reached,
        min(f.net_minutes) filter (where f.kind = 'ended') as ended,
        bool_or(f.kind = 'paused') as paused
      from first_reached f group by f.request_id
    ),
    missed as (
      select m.request_id, count(*)::integer as missed from assistance.missed_target m group by m.request_id
    ),
    led_by as (
      select o.request_id, min(p.name) as provider
      from assistance.request_provider o
      join assistance.provider p on p.id = o.provider_id
      where o.state = 'accepted' and o.is_lead group by o.request_id
    )
    select a.id, coalesce(c.name, 'No area') as area, l.provider, a.state, a.time_zone as "timeZone",
      a.submitted_at as "submittedAt",
      a.state not in ('closed', 'declined', 'withdrawn') and coalesce(${pastTarget(now)}, false) as "pastTarget",
      coalesce(m.missed, 0) as missed, coalesce(t.paused, false) as "wasPaused", t.reached,
      -- One that was reopened waits on.
      case when a.state in ('closed', 'declined', 'withdrawn') then t.ended end as ended
    from asked a
    join assistance.request r on r.id = a.id
    left join program.core_area c on c.key = a.primary_core_area
    left join took t on t.request_id = a.id
    left join missed m on m.request_id = a.id
    left join led_by l on l.request_id = a.id`.execute(tx);
  return rows;
}

/** How long each request took to a stage; `null` for stages it can’t come to any more is not known, so it is censored. */
export function durationsTo(requests: readonly ReportedRequest[], stage: Stage) {
  const least = allStages.indexOf(stage);
  return requests.map(({ reached, waited }) => {
    const later = allStages.slice(least).flatMap((one) => reached[one] ?? []);
    return later.length > 0
      ? { time: Math.min(...later), happened: true }
      : { time: waited, happened: false };
  });
}
