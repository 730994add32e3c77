import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { addDays, type Day } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellOf } from '../tell.ts';
import type { HandoverRequest } from './contract.ts';
import { type OwnedWorkflow, openWorkOf, reassign } from './open-work.ts';
import { passOnPositions } from './pass-on-positions.ts';
import { mayEndMemberships } from './preview.ts';
import { unseenBy } from './unseen-by.ts';

const LATEST_DAYS_AHEAD = 90;
const UNIQUE_VIOLATED = '23505';

type Handing = { database: Database; workflows: readonly OwnedWorkflow[]; personId: string; today: Day };

/**
 * A person leaves: all their open work passes to another in one transaction, with their positions from the chosen day.
 * The system moves the rows, for no single person may change the records of every capability; the audit of each names
 * the handover, and the handover whoever made it.
 */
export async function handOver(
  { database, workflows, personId, today }: Handing,
  request: HandoverRequest,
): Promise<Outcome<{ id: string; number: string }>> {
  if (request.fromPersonId === request.toPersonId) return failWith('program.handover-to-self', {});
  const { effectiveOn } = request;
  if (effectiveOn < today || effectiveOn > addDays(today, LATEST_DAYS_AHEAD))
    return failWith('program.handover-day', {}, [
      { field: 'effectiveOn', message: 'It is not within the next 90 days.', mend: 'Choose another day.' },
    ]);
  let outcome: Outcome<{ id: string; number: string }> | undefined;
  try {
    return await database.asSystem(
      'a handover passes on what a person owns in every capability',
      async (tx) => {
        await actFor(tx, personId);
        outcome = await handOverIn(tx, { workflows, personId, year: Number(today.slice(0, 4)) }, request);
        if (!outcome.ok) throw undone;
        return outcome;
      },
    );
  } catch (error) {
    if (error === undone && outcome) return outcome;
    if ((error as { code?: string }).code === UNIQUE_VIOLATED) return failWith('program.handover-twice', {});
    throw error;
  }
}

/** In whose name the next rows change: whoever hands over, or the system with the handover as the purpose in the audit. */
async function actFor(tx: Tx, personId: string | null, purpose = 'a handover'): Promise<void> {
  await sql`select set_config('psp.person_id', ${personId ?? ''}, true),
    set_config('psp.purpose', ${purpose}, true)`.execute(tx);
}

/** Takes back what a refused handover had begun. */
const undone = new Error('the handover was refused');

type HandingIn = { workflows: readonly OwnedWorkflow[]; personId: string; year: number };

async function handOverIn(
  tx: Tx,
  { workflows, personId, year }: HandingIn,
  request: HandoverRequest,
): Promise<Outcome<{ id: string; number: string }>> {
  const whose = { personId: request.fromPersonId, siteId: request.siteId ?? null };
  const endsMemberships = request.endMemberships && whose.siteId === null;
  if (endsMemberships && !(await mayEndMemberships(tx))) return failWith('program.memberships-not-yours', {});
  const open = await openWorkOf(tx, workflows, whose);
  if (open.length !== request.listed)
    return failWith('program.handover-changed', { listed: request.listed, found: open.length });
  const unseen = await unseenBy(tx, request.toPersonId, open);
  if (unseen.records.length > 0)
    return failWith(
      'program.handover-unseen',
      { person: unseen.person, records: unseen.records.join(', ') },
      [{ field: 'toPersonId', message: 'They could not see all of it.', mend: 'Choose someone who can.' }],
    );
  const handover = { id: uuidv7(), number: await nextNumber(tx, 'HND', year) };
  await sql`insert into program.handover
      (id, site_id, number, from_person_id, to_person_id, effective_on, notes, ends_memberships)
    values (${handover.id}, ${whose.siteId}, ${handover.number}, ${request.fromPersonId}, ${request.toPersonId},
      ${request.effectiveOn}, ${request.notes}, ${endsMemberships})`.execute(tx);
  await actFor(tx, null, `handed over in ${handover.number}`);
  const moved = await reassign(tx, workflows, whose, request.toPersonId);
  await actFor(tx, personId);
  await sql`insert into program.handover_item (handover_id, workflow, record_id, site_id, number)
    select ${handover.id}, * from unnest(${moved.map((m) => m.workflow)}::text[], ${moved.map((m) => m.id)}::uuid[],
      ${moved.map((m) => m.siteId)}::uuid[], ${moved.map((m) => m.number)}::text[])`.execute(tx);
  await passOnPositions(tx, whose, request);
  await tellOf(
    tx,
    'program.handed-over',
    whose.siteId,
    { table: 'program.handover', id: handover.id },
    {
      number: handover.number,
      fromPersonId: request.fromPersonId,
      toPersonId: request.toPersonId,
      records: moved.length,
      endMembershipsAfter: endsMemberships ? request.effectiveOn : null,
    },
  );
  return succeed(handover);
}
