import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { Preview, PurgeDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { labelOfClass } from '../purging/port.ts';
import { findPurge } from '../queries/find-purge.ts';
import { whatMayGo } from '../queries/preview-purge.ts';
import { type purgeMoves, purgeWorkflow } from '../states.ts';
import { tellOfRetention } from './tell.ts';

/** Proposes to purge what the schedule lets go. Nothing happens to a record before someone else approves. */
export async function proposePurgeIn(
  tx: Tx,
  siteId: string,
  draft: PurgeDraft,
  today: Day,
  count: Pick<Preview, 'due' | 'held'>,
): Promise<Outcome<{ id: string }>> {
  const { agencyId, recordClass } = draft;
  const allowed = await whatMayGo(tx, { siteId, agencyId, recordClass }, today);
  if (!allowed.ok) return allowed;
  const { cutoff, scheduleId } = allowed.value;
  if (count.due - count.held <= 0) return failWith('retention.nothing-due', { cutoff });
  if (await isOneOpen(tx, siteId, draft)) return failWith('retention.purge-open', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'PRG', Number(today.slice(0, 4)));
  await sql`insert into sharing.purge
      (id, site_id, agency_id, number, state, title, record_class, schedule_id, cutoff, reason, expected, proposed_by)
    values (${id}, ${siteId}, ${agencyId}, ${number}, 'proposed', ${`${labelOfClass(recordClass)} before ${cutoff}`},
      ${recordClass}, ${scheduleId}, ${cutoff}, ${draft.reason}, ${count.due - count.held}, access.person_id())`.execute(
    tx,
  );
  await recordCreation(tx, purgeWorkflow, { id, siteId });
  await tellOfRetention(tx, 'retention.purge-proposed', { table: 'purge', id, siteId });
  return succeed({ id });
}

const told = {
  approve: 'retention.purge-approved',
  'call-off': 'retention.purge-called-off',
} as const;

/** Approves a purge, which starts it, or calls it off. */
export async function movePurgeIn(
  tx: Tx,
  target: { siteId: string; id: string },
  order: { move: (typeof purgeMoves)[number]; reason?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  if (!(await findPurge(tx, target))) return failWith('retention.not-found', {});
  const moved = await moveIn(tx, purgeWorkflow, {
    id: target.id,
    move: order.move,
    ...(order.reason === undefined ? {} : { reason: order.reason }),
  });
  if (!moved.ok) return moved;
  await tellOfRetention(tx, told[order.move], { table: 'purge', ...target });
  return succeed({ id: target.id });
}

async function isOneOpen(tx: Tx, siteId: string, { agencyId, recordClass }: PurgeDraft): Promise<boolean> {
  const { rows } = await sql`select 1 from sharing.purge
    where site_id = ${siteId} and agency_id = ${agencyId} and record_class = ${recordClass}
      and state in ('proposed', 'approved')`.execute(tx);
  return rows.length > 0;
}
