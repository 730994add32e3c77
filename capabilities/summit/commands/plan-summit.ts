import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { SummitChange, SummitDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { SummitEvent } from '../events.ts';
import { type SummitMove, summitWorkflow } from '../states.ts';
import { tellIn } from './tell.ts';

const told: Record<SummitMove, SummitEvent> = {
  open: 'summit.opened',
  begin: 'summit.begun',
  close: 'summit.closed',
};

/** There is one summit a year, and the year is its number. */
export async function planSummitIn(tx: Tx, draft: SummitDraft): Promise<Outcome<{ id: string }>> {
  if (!daysFit(draft)) return refuseDays();
  const year = Number(draft.startsOn.slice(0, 4));
  const number = `SUM-${year}`;
  if (await isTaken(tx, number)) return failWith('summit.already-this-year', { year });
  const id = uuidv7();
  await sql`insert into summit.event
      (id, number, title, starts_on, ends_on, time_zone, place, seats_per_site)
    values (${id}, ${number}, ${draft.title}, ${draft.startsOn}, ${draft.endsOn}, ${draft.timeZone}, ${draft.place},
      ${draft.seatsPerSite})`.execute(tx);
  await recordCreation(tx, summitWorkflow, { id, siteId: null });
  await tellIn(tx, 'summit.planned', { table: 'event', id }, null, { number });
  return succeed({ id });
}

export async function changeSummitIn(
  tx: Tx,
  id: string,
  change: SummitChange,
): Promise<Outcome<{ id: string }>> {
  if (!daysFit(change)) return refuseDays();
  const { numAffectedRows } = await sql`update summit.event
    set title = ${change.title}, starts_on = ${change.startsOn}, ends_on = ${change.endsOn}, place = ${change.place},
      seats_per_site = ${change.seatsPerSite}, revision = revision + 1
    where id = ${id} and revision = ${change.revision} and state <> 'closed'`.execute(tx);
  if (!numAffectedRows) return failWith('summit.changed-meanwhile', {});
  await tellIn(tx, 'summit.changed', { table: 'event', id });
  return succeed({ id });
}

export async function moveSummitIn(tx: Tx, id: string, move: SummitMove): Promise<Outcome<{ id: string }>> {
  const moved = await moveIn(tx, summitWorkflow, { id, move });
  if (!moved.ok) return moved;
  await tellIn(tx, told[move], { table: 'event', id });
  return succeed({ id });
}

const LONGEST_DAYS = 14;

function daysFit({ startsOn, endsOn }: Pick<SummitDraft, 'startsOn' | 'endsOn'>): boolean {
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  return days >= 0 && days <= LONGEST_DAYS;
}

function refuseDays() {
  return failWith('summit.days-do-not-fit', {}, [
    {
      field: 'endsOn',
      message: `The last day is the first or at most ${LONGEST_DAYS} days later.`,
      mend: 'Correct the days.',
    },
  ]);
}

async function isTaken(tx: Tx, number: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from summit.event where number = ${number}`.execute(tx);
  return rows.length > 0;
}
