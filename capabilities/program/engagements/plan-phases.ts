import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { type EngagementState, engagementWorkflow, type Phase } from '../states.ts';
import { tellOf } from '../tell.ts';
import { faultsOfPlan, type PlanFault, type PlannedDays } from './calendar.ts';
import type { PlanChange } from './contract.ts';

type Target = { siteId: string; engagementId: string };
type Planned = PlanChange['phases'];

/** Plans on which days the phases begin. A day that replaces another needs the reason, and both stay. */
export async function planPhasesIn(
  tx: Tx,
  target: Target,
  change: PlanChange,
): Promise<Outcome<{ id: string }>> {
  const engagement = await lockEngagement(tx, target);
  if (!engagement) return failWith('program.not-found', {});
  const over = overFailure(engagement.state);
  if (over) return over;
  if (change.commitment && engagement.state !== 'invited') return failWith('program.commitment-begun', {});
  const commitment = change.commitment ?? engagement;
  const before = await plannedDays(tx, target.engagementId);
  const changed = change.phases.filter(({ phase, beginsOn }) => before[phase] !== beginsOn);
  const plan = { ...before, ...Object.fromEntries(changed.map((one) => [one.phase, one.beginsOn])) };
  const faults = faultsOfPlan(plan, commitment);
  if (faults.length > 0 || commitment.plannedEnd <= commitment.startsOn)
    return refusedDays(faults, commitment.startsOn, commitment.plannedEnd);
  if (!change.reason && changed.some(({ phase }) => before[phase]))
    return failWith('program.plan-reason-missing', {}, [
      { field: 'reason', message: 'A planned day changes.', mend: 'Say why.' },
    ]);
  if (change.commitment) await changeCommitment(tx, target, change.commitment);
  await insertPlans(tx, target, changed, change.reason ?? null);
  await tellOf(tx, 'program.phases-planned', target.siteId, {
    table: 'program.engagement',
    id: target.engagementId,
  });
  return succeed({ id: target.engagementId });
}

export async function insertPlans(
  tx: Tx,
  { siteId, engagementId }: Target,
  planned: Planned,
  reason: string | null,
): Promise<void> {
  for (const { phase, beginsOn } of planned) {
    await sql`insert into program.phase_plan (id, site_id, engagement_id, phase, revision, begins_on, reason)
      select ${uuidv7()}, ${siteId}, ${engagementId}, ${phase}, coalesce(max(p.revision), 0) + 1, ${beginsOn},
        ${reason}
      from program.phase_plan p
      where p.engagement_id = ${engagementId} and p.phase = ${phase}`.execute(tx);
  }
}

export function refusedDays(faults: readonly PlanFault[], startsOn: string, plannedEnd: string) {
  const fields = faults.map(({ phase, message }) => ({
    field: phase as string,
    message,
    mend: 'Choose a day that follows.',
  }));
  if (plannedEnd <= startsOn)
    fields.push({ field: 'plannedEnd', message: 'It ends before it starts.', mend: 'Choose a later day.' });
  return failWith('program.days-do-not-fit', {}, fields);
}

export function overFailure(state: EngagementState) {
  const declared = engagementWorkflow.states[state];
  return 'final' in declared
    ? failWith('program.engagement-over', { state: declared.label.toLowerCase() })
    : null;
}

export type EngagementRow = { state: EngagementState; startsOn: string; plannedEnd: string; endsOn: string };

export async function lockEngagement(
  tx: Tx,
  { siteId, engagementId }: Target,
): Promise<EngagementRow | undefined> {
  const { rows } = await sql<EngagementRow>`
    select e.state, e.starts_on as "startsOn", e.planned_end as "plannedEnd",
      greatest(e.planned_end, (select max(x.ends_on) from program.extension x where x.engagement_id = e.id)) as "endsOn"
    from program.engagement e
    where e.id = ${engagementId} and e.site_id = ${siteId}
    for update`.execute(tx);
  return rows[0];
}

async function plannedDays(tx: Tx, engagementId: string): Promise<PlannedDays> {
  const { rows } = await sql<{ phase: Phase; begins_on: string }>`
    select distinct on (phase) phase, begins_on from program.phase_plan
    where engagement_id = ${engagementId} order by phase, revision desc`.execute(tx);
  return Object.fromEntries(rows.map((row) => [row.phase, row.begins_on]));
}

async function changeCommitment(
  tx: Tx,
  { engagementId }: Target,
  { startsOn, plannedEnd }: { startsOn: string; plannedEnd: string },
): Promise<void> {
  await sql`update program.engagement set starts_on = ${startsOn}, planned_end = ${plannedEnd}
    where id = ${engagementId}`.execute(tx);
}
