import { sql } from 'kysely';
import { type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { monthOn, monthsOf } from '../engagements/calendar.ts';
import { type EngagementState, engagementWorkflow, type Phase, phases } from '../states.ts';
import type { PortfolioRow } from './contract.ts';

type Row = {
  id: string;
  slug: string;
  name: string;
  state: string;
  timeZone: string;
  isInvented: boolean;
  cohort: number | null;
  engagementId: string | null;
  number: string | null;
  phase: EngagementState | null;
  startsOn: Day | null;
  endsOn: Day | null;
};

/** What a row is narrowed by and does not show. */
export type BaseRow = PortfolioRow & {
  engagementId: string | null;
  liaisonId: string | null;
  isLate: boolean;
  /** The day it is at the site. */
  today: Day;
};

const nextPhase = Object.fromEntries(
  (['invited', ...phases.slice(0, -1)] as const).map((state, place) => [state, phases[place]!]),
) as Partial<Record<EngagementState, Phase>>;

/** Every site the person may see beside others, with its engagement: one question whatever their number. */
export async function baseRows(tx: Tx, now: Date): Promise<BaseRow[]> {
  const { rows } = await sql<Row>`
    with mine as materialized (
      select s.id, s.slug, s.name, s.state, s.time_zone, s.is_invented, s.cohort_year
      from program.site s
      where s.id = any (array(select access.sites_for('program.portfolio')))
    ), engaged as materialized (
      select distinct on (e.site_id) e.site_id, e.id, e.number, e.state, e.starts_on, e.planned_end
      from program.engagement e
      order by e.site_id, e.state in ('graduated', 'withdrawn'), e.starts_on desc, e.id desc
    ), extended as materialized (
      select x.engagement_id, max(x.ends_on) as ends_on from program.extension x group by 1
    )
    select m.id, m.slug, m.name, m.state, m.time_zone as "timeZone", m.is_invented as "isInvented",
      m.cohort_year as cohort, e.id as "engagementId", e.number, e.state as phase, e.starts_on as "startsOn",
      greatest(e.planned_end, x.ends_on) as "endsOn"
    from mine m
    left join engaged e on e.site_id = m.id
    left join extended x on x.engagement_id = e.id
    order by m.name, m.id`.execute(tx);
  const today = daysIn(now);
  return rows.map((row) => describe(row, today(row.timeZone)));
}

/** The day it is, asked once for each time zone: there are fewer of those than sites. */
function daysIn(now: Date): (timeZone: string) => Day {
  const days = new Map<string, Day>();
  return (timeZone) => {
    const day = days.get(timeZone) ?? dayIn(timeZone, now);
    days.set(timeZone, day);
    return day;
  };
}

function describe(row: Row, today: Day): BaseRow {
  const { id, slug, name, state, isInvented, cohort, engagementId } = row;
  return {
    ...{ id, slug, name, state, isInvented, cohort, engagementId, today },
    engagement: engagementOf(row, today),
    ...{
      liaisonId: null,
      liaison: null,
      vacancies: null,
      vacant: [],
      isLate: false,
      cells: {},
      attention: [],
    },
  };
}

function engagementOf(row: Row, today: Day): PortfolioRow['engagement'] {
  if (!row.engagementId) return null;
  const phase = row.phase!;
  const next = nextPhase[phase];
  return {
    number: row.number!,
    phase,
    month: isOver(phase) ? null : monthOn(row.startsOn!, today),
    months: monthsOf(row.startsOn!, row.endsOn!),
    startsOn: row.startsOn!,
    endsOn: row.endsOn!,
    next: next ? { phase: next, plannedOn: null } : null,
  };
}

export function isOver(phase: EngagementState): boolean {
  return 'final' in engagementWorkflow.states[phase];
}
