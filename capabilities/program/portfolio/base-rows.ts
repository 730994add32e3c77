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
  planned: Partial<Record<Phase, Day>> | null;
  liaisonId: string | null;
  liaison: string | null;
  held: string[] | null;
};

/** What a row is narrowed by and does not show. */
export type BaseRow = PortfolioRow & { liaisonId: string | null; isLate: boolean };

/**
 * Every site the person may see beside others: its engagement, its phase and its team, in one question whatever
 * their number.
 */
export async function baseRows(tx: Tx, now: Date): Promise<BaseRow[]> {
  const { rows } = await sql<Row>`
    with mine as materialized (
      select s.id, s.slug, s.name, s.state, s.time_zone, s.is_invented, s.cohort_year
      from program.site s
      where s.id = any (array(select access.sites_for('program.portfolio')))
    ), engaged as (
      select distinct on (e.site_id) e.site_id, e.id, e.number, e.state, e.starts_on, e.planned_end
      from program.engagement e
      order by e.site_id, e.state in ('graduated', 'withdrawn'), e.starts_on desc, e.id desc
    ), extended as (
      select x.engagement_id, max(x.ends_on) as ends_on from program.extension x group by 1
    ), planned as (
      select engagement_id, jsonb_object_agg(phase, begins_on) as days
      from (
        select distinct on (p.engagement_id, p.phase) p.engagement_id, p.phase, p.begins_on
        from program.phase_plan p
        order by p.engagement_id, p.phase, p.revision desc
      ) latest
      group by 1
    ), held as (
      select h.site_id, array_agg(distinct h.position) as positions,
        (array_agg(h.person_id order by h.acting desc) filter (where h.position = 'liaison'))[1] as liaison_id
      from program.holding h
      where h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)
      group by 1
    ), named as (
      select id, identity.name_of(id) as name from (select distinct liaison_id as id from held) liaisons
    )
    select m.id, m.slug, m.name, m.state, m.time_zone as "timeZone", m.is_invented as "isInvented",
      m.cohort_year as cohort, e.id as "engagementId", e.number, e.state as phase, e.starts_on as "startsOn",
      greatest(e.planned_end, x.ends_on) as "endsOn", pl.days as planned,
      h.liaison_id as "liaisonId", l.name as liaison, h.positions as held
    from mine m
    left join engaged e on e.site_id = m.id
    left join extended x on x.engagement_id = e.id
    left join planned pl on pl.engagement_id = e.id
    left join held h on h.site_id = m.id
    left join named l on l.id = h.liaison_id
    order by m.name, m.id`.execute(tx);
  const positions = await everyPosition(tx);
  return rows.map((row) => describe(row, positions, dayIn(row.timeZone, now)));
}

type Position = { key: string; name: string };

async function everyPosition(tx: Tx): Promise<Position[]> {
  const { rows } = await sql<Position>`select key, name from program.position order by rank`.execute(tx);
  return rows;
}

function describe(row: Row, positions: readonly Position[], today: Day): BaseRow {
  const engagement = engagementOf(row, today);
  const held = new Set(row.held ?? []);
  const vacant = engagement ? positions.filter(({ key }) => !held.has(key)).map(({ name }) => name) : [];
  const late = latenessOf(row, engagement, today);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.state,
    isInvented: row.isInvented,
    cohort: row.cohort,
    engagement,
    liaisonId: row.liaisonId,
    isLate: late.length > 0,
    liaison: row.liaison,
    vacancies: engagement ? vacant.length : null,
    vacant,
    cells: {},
    attention: [...late, ...withoutLiaison(row, engagement, held)],
  };
}

function engagementOf(row: Row, today: Day): PortfolioRow['engagement'] {
  if (!row.engagementId) return null;
  const phase = row.phase!;
  const next = isOver(phase) ? undefined : phases[phases.indexOf(phase as Phase) + 1];
  return {
    number: row.number!,
    phase,
    month: isOver(phase) ? null : monthOn(row.startsOn!, today),
    months: monthsOf(row.startsOn!, row.endsOn!),
    startsOn: row.startsOn!,
    endsOn: row.endsOn!,
    next: next ? { phase: next, plannedOn: row.planned?.[next] ?? null } : null,
  };
}

/** What of the engagement itself is late. */
function latenessOf(
  { slug }: Row,
  engagement: PortfolioRow['engagement'],
  today: Day,
): PortfolioRow['attention'] {
  if (!engagement || isOver(engagement.phase)) return [];
  const { next, endsOn } = engagement;
  const to = `/s/${slug}/program`;
  const late: PortfolioRow['attention'] = [];
  if (next?.plannedOn && next.plannedOn < today)
    late.push({ why: lateWords(next.phase, next.plannedOn), to });
  if (endsOn < today)
    late.push({ why: `The commitment ended on ${dayWords(endsOn)}: graduate or extend`, to });
  return late;
}

function lateWords(phase: Phase, plannedOn: Day): string {
  if (phase === 'graduated') return `Graduation was planned for ${dayWords(plannedOn)}`;
  return `${engagementWorkflow.states[phase].label} was planned to begin on ${dayWords(plannedOn)} and has not`;
}

/** Without a liaison, what the site asks falls to nobody in particular. */
function withoutLiaison(
  { slug }: Row,
  engagement: PortfolioRow['engagement'],
  held: ReadonlySet<string>,
): PortfolioRow['attention'] {
  if (!engagement || isOver(engagement.phase) || held.has('liaison')) return [];
  return [{ why: 'Nobody is the Strategic Site Liaison', to: `/s/${slug}/program?tab=team` }];
}

function isOver(phase: EngagementState): boolean {
  return 'final' in engagementWorkflow.states[phase];
}

const written = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

function dayWords(day: Day): string {
  return written.format(new Date(day));
}
