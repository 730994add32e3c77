import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { engagementWorkflow, type Phase } from '../states.ts';
import { type BaseRow, isOver } from './base-rows.ts';
import type { PortfolioRow } from './contract.ts';

/** When the next phase of each engagement is planned to begin, and what of it is late: one question for all of them. */
export async function fillPlans(tx: Tx, rows: readonly BaseRow[]): Promise<void> {
  const planned = await plannedDays(tx, rows);
  for (const row of rows) {
    const { engagement, engagementId } = row;
    if (!engagement || isOver(engagement.phase)) continue;
    if (engagement.next) engagement.next.plannedOn = planned.get(engagementId!) ?? null;
    const late = latenessOf(row.slug, engagement, row.today);
    row.isLate = late.length > 0;
    row.attention.push(...late);
  }
}

/** Each engagement's next phase alone: what was planned of the others is history. */
async function plannedDays(tx: Tx, rows: readonly BaseRow[]): Promise<Map<string, Day>> {
  const next = rows.flatMap(({ engagementId, engagement }) =>
    engagementId && engagement?.next ? [{ id: engagementId, phase: engagement.next.phase }] : [],
  );
  const { rows: planned } = await sql<{ id: string; day: Day }>`
    select asked.id, latest.begins_on as day
    from unnest(${next.map(({ id }) => id)}::uuid[], ${next.map(({ phase }) => phase)}::text[]) asked (id, phase)
    cross join lateral (
      select p.begins_on from program.phase_plan p
      where p.engagement_id = asked.id and p.phase = asked.phase
      order by p.revision desc limit 1
    ) latest`.execute(tx);
  return new Map(planned.map(({ id, day }) => [id, day]));
}

type Engagement = NonNullable<PortfolioRow['engagement']>;

function latenessOf(slug: string, { next, endsOn }: Engagement, today: Day): PortfolioRow['attention'] {
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

const written = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

function dayWords(day: Day): string {
  return written.format(new Date(day));
}
