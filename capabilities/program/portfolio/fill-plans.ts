import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { engagementWorkflow, type Phase } from '../states.ts';
import { type BaseRow, isOver } from './base-rows.ts';
import type { PortfolioRow } from './contract.ts';

/** When the next phase of each engagement is planned to begin, and what of it is late: one question for all of them. */
export async function fillPlans(tx: Tx, rows: readonly BaseRow[]): Promise<void> {
  const planned = await plannedDays(
    tx,
    rows.flatMap(({ engagementId }) => engagementId ?? []),
  );
  for (const row of rows) {
    const { engagement, engagementId } = row;
    if (!engagement || isOver(engagement.phase)) continue;
    if (engagement.next)
      engagement.next.plannedOn = planned.get(`${engagementId} ${engagement.next.phase}`) ?? null;
    const late = latenessOf(row.slug, engagement, row.today);
    row.isLate = late.length > 0;
    row.attention.push(...late);
  }
}

async function plannedDays(tx: Tx, engagementIds: readonly string[]): Promise<Map<string, Day>> {
  const { rows } = await sql<{ id: string; phase: Phase; day: Day }>`
    select distinct on (p.engagement_id, p.phase) p.engagement_id as id, p.phase, p.begins_on as day
    from program.phase_plan p
    where p.engagement_id = any (${engagementIds}::uuid[])
    order by p.engagement_id, p.phase, p.revision desc`.execute(tx);
  return new Map(rows.map(({ id, phase, day }) => [`${id} ${phase}`, day]));
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
