import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { askFirst } from '../caution/ask-first.ts';
import { isCoreArea } from '../communities/list-communities.ts';
import { failWith } from '../errors.ts';
import { tellIn } from '../tell.ts';
import type { Gathering, GatheringChange, GatheringDraft } from './contract.ts';
import { findGathering } from './gatherings.ts';
import { momentOf } from './wall-clock.ts';

export async function announceIn(
  tx: Tx,
  draft: GatheringDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const times = await checked(tx, draft);
  if (!times.ok) return times;
  const { startsAt, endsAt } = times.value;
  const id = uuidv7();
  const number = await nextNumber(tx, 'CEV', year);
  await sql`insert into community.gathering
      (id, core_area, number, title, about, starts_at, ends_at, time_zone, place, join_url)
    values (${id}, ${draft.coreArea}, ${number}, ${draft.title}, ${draft.about}, ${startsAt}, ${endsAt},
      ${draft.timeZone}, ${draft.place}, ${draft.joinUrl})`.execute(tx);
  await tellIn(tx, 'community.event-changed', id);
  return succeed({ id });
}

/** A change raises the revision, by which calendars know the newer one. The community it belongs to stays. */
export async function changeGatheringIn(
  tx: Tx,
  id: string,
  change: GatheringChange,
): Promise<Outcome<{ id: string }>> {
  const event = await openGathering(tx, id);
  if (!event.ok) return event;
  if (event.value.revision !== change.revision) return failWith('community.changed-meanwhile', {});
  const times = await checked(tx, change);
  if (!times.ok) return times;
  await sql`update community.gathering set title = ${change.title}, about = ${change.about},
      starts_at = ${times.value.startsAt}, ends_at = ${times.value.endsAt}, time_zone = ${change.timeZone},
      place = ${change.place}, join_url = ${change.joinUrl}, revision = revision + 1
    where id = ${id}`.execute(tx);
  await tellIn(tx, 'community.event-changed', id);
  return succeed({ id });
}

export async function cancelGatheringIn(
  tx: Tx,
  id: string,
  reason: string,
): Promise<Outcome<{ id: string }>> {
  const event = await openGathering(tx, id);
  if (!event.ok) return event;
  await sql`update community.gathering
    set cancelled_at = now(), cancelled_reason = ${reason}, revision = revision + 1 where id = ${id}`.execute(
    tx,
  );
  await tellIn(tx, 'community.event-changed', id);
  return succeed({ id });
}

async function openGathering(tx: Tx, id: string): Promise<Outcome<Gathering>> {
  const event = await findGathering(tx, id);
  if (!event) return failWith('community.not-found', {});
  if (event.isOver || event.cancelledReason !== null) return failWith('community.event-over', {});
  return event.mayChange ? succeed(event) : failWith('community.not-author', {});
}

async function checked(tx: Tx, draft: GatheringDraft): Promise<Outcome<{ startsAt: Date; endsAt: Date }>> {
  const caution = askFirst(
    { title: draft.title, about: draft.about, place: draft.place },
    draft.cautionsSeen,
  );
  if (caution) return caution;
  if (!(await isCoreArea(tx, [draft.coreArea]))) return failWith('community.core-area-unknown', {});
  const [startsAt, endsAt] = [draft.startsAt, draft.endsAt].map((at) => momentOf(at, draft.timeZone));
  if (!startsAt) return misfit('startsAt', 'There is no such time at this place.');
  if (!endsAt) return misfit('endsAt', 'There is no such time at this place.');
  if (endsAt <= startsAt) return misfit('endsAt', 'The event ends before it begins.');
  return succeed({ startsAt, endsAt });
}

function misfit(field: string, message: string) {
  return failWith('community.dates-do-not-fit', {}, [{ field, message, mend: 'Give another time.' }]);
}
