import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { engagementWorkflow } from '../states.ts';
import { tellOf } from '../tell.ts';
import { endOfCommitment, faultsOfPlan } from './calendar.ts';
import type { Invitation } from './contract.ts';
import { insertPlans, refusedDays } from './plan-phases.ts';

/** Invites a site to a commitment of three years; its phases may be planned with it. */
export async function inviteSiteIn(
  tx: Tx,
  site: { id: string; name: string },
  invitation: Invitation,
  year: number,
): Promise<Outcome<{ id: string; number: string }>> {
  const open = await openEngagement(tx, site.id);
  if (open) return failWith('program.engaged-already', { number: open.number });
  const { startsOn, plannedEnd = endOfCommitment(startsOn), phases } = invitation;
  const plan = Object.fromEntries(phases.map(({ phase, beginsOn }) => [phase, beginsOn]));
  const faults = faultsOfPlan(plan, { startsOn });
  if (faults.length > 0 || plannedEnd <= startsOn) return refusedDays(faults, startsOn, plannedEnd);
  const engagement = { id: uuidv7(), number: await nextNumber(tx, 'ENG', year) };
  await sql`insert into program.engagement (id, site_id, number, title, starts_on, planned_end)
    values (${engagement.id}, ${site.id}, ${engagement.number},
      ${`Engagement of ${site.name} from ${startsOn.slice(0, 4)}`}, ${startsOn}, ${plannedEnd})`.execute(tx);
  await recordCreation(tx, engagementWorkflow, { id: engagement.id, siteId: site.id });
  await insertPlans(tx, { engagementId: engagement.id, siteId: site.id }, phases, null);
  await tellOf(tx, 'program.invited', site.id, { table: 'program.engagement', id: engagement.id });
  return succeed(engagement);
}

async function openEngagement(tx: Tx, siteId: string): Promise<{ number: string } | undefined> {
  const { rows } = await sql<{ number: string }>`
    select number from program.engagement
    where site_id = ${siteId} and state not in ('graduated', 'withdrawn')`.execute(tx);
  return rows[0];
}
