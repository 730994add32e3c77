import { sql } from 'kysely';
import { type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import { type EngagementState, engagementWorkflow, type Phase, phases } from '../states.ts';
import { monthOn, monthsOf } from './calendar.ts';
import type { EngagementView, PhaseView } from './contract.ts';

type Row = Pick<
  EngagementView,
  'id' | 'number' | 'title' | 'state' | 'startsOn' | 'plannedEnd' | 'endsOn'
> & { stateSince: Date };

/** A site’s engagements, the open one first, then the latest. */
export async function engagementsOf(tx: Tx, siteId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.id, e.number, e.title, e.state, e.state_since as "stateSince", e.starts_on as "startsOn",
      e.planned_end as "plannedEnd",
      greatest(e.planned_end, (select max(x.ends_on) from program.extension x where x.engagement_id = e.id)) as "endsOn"
    from program.engagement e
    where e.site_id = ${siteId}
    order by e.state in ('graduated', 'withdrawn'), e.starts_on desc, e.id desc`.execute(tx);
  return rows;
}

/** An engagement with what was planned, what came and everything that happened to it. */
export async function describeEngagement(
  tx: Tx,
  row: Row,
  site: { timeZone: string },
  now: Date,
): Promise<EngagementView> {
  const history = await historyOf(tx, engagementWorkflow.name, row.id);
  const begun = new Map<string, Day>();
  for (const { to, at } of history.timeline) begun.set(to, dayIn(site.timeZone, new Date(at)));
  return {
    ...row,
    stateSince: row.stateSince.toISOString(),
    month: monthNow(row, dayIn(site.timeZone, now)),
    months: monthsOf(row.startsOn, row.endsOn),
    phases: await phasesOf(tx, row.id, begun),
    extensions: await extensionsOf(tx, row.id),
    ...history,
  };
}

export function monthNow(row: { state: EngagementState; startsOn: Day }, today: Day): number | null {
  return 'final' in engagementWorkflow.states[row.state] ? null : monthOn(row.startsOn, today);
}

type PlanRow = {
  phase: Phase;
  beginsOn: Day;
  revision: number;
  reason: string | null;
  by: string | null;
  at: Date;
};

async function phasesOf(tx: Tx, engagementId: string, begun: ReadonlyMap<string, Day>): Promise<PhaseView[]> {
  const { rows } = await sql<PlanRow>`
    select p.phase, p.begins_on as "beginsOn", p.revision, p.reason, identity.name_of(p.author_id) as by, p.at
    from program.phase_plan p
    where p.engagement_id = ${engagementId}
    order by p.revision desc`.execute(tx);
  return phases.map((phase) => {
    const revisions = rows
      .filter((row) => row.phase === phase)
      .map(({ phase: _, at, ...revision }) => ({ ...revision, at: at.toISOString() }));
    return {
      phase,
      plannedOn: revisions[0]?.beginsOn ?? null,
      revisions,
      actualOn: begun.get(phase) ?? null,
    };
  });
}

async function extensionsOf(tx: Tx, engagementId: string): Promise<EngagementView['extensions']> {
  const { rows } = await sql<{ endsOn: Day; reason: string; by: string | null; at: Date }>`
    select x.ends_on as "endsOn", x.reason, identity.name_of(x.author_id) as by, x.at
    from program.extension x
    where x.engagement_id = ${engagementId}
    order by x.ends_on`.execute(tx);
  return rows.map(({ at, ...extension }) => ({ ...extension, at: at.toISOString() }));
}
