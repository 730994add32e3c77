import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { HoldDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { purgePortOf } from '../purging/port.ts';
import { findHold } from '../queries/list-holds.ts';
import { agenciesWith } from '../queries/posts.ts';
import { tellOfRetention } from './tell.ts';

/** Stops every purge of these records from now on. A batch that is under way is waited for, the next one is stopped. */
export async function placeHoldIn(
  tx: Tx,
  siteId: string,
  draft: HoldDraft,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const { agencyId, recordClass } = draft;
  const mine = await agenciesWith(tx, 'retention.hold', siteId);
  if (!mine.some(({ id }) => id === agencyId)) return failWith('retention.not-your-agency', {});
  if (!purgePortOf(recordClass)) return failWith('retention.class-unknown', { recordClass });
  if (draft.reviewOn <= today)
    return failWith('retention.review-in-past', {}, [
      { field: 'reviewOn', message: 'This day has come already.', mend: 'Choose a later day.' },
    ]);
  const id = uuidv7();
  const number = await nextNumber(tx, 'HLD', Number(today.slice(0, 4)));
  const recordIds = draft.recordIds && [...new Set(draft.recordIds)];
  await sql`insert into sharing.legal_hold
      (id, site_id, agency_id, number, record_class, record_ids, matter, reason, placed_by, review_on)
    values (${id}, ${siteId}, ${agencyId}, ${number}, ${recordClass}, ${recordIds}::uuid[], ${draft.matter},
      ${draft.reason}, access.person_id(), ${draft.reviewOn})`.execute(tx);
  await tellOfRetention(tx, 'retention.hold-placed', { table: 'legal_hold', id, siteId });
  return succeed({ id });
}

/** Lets the records go their way again; nothing is purged by it: that takes a purge of its own. */
export async function releaseHoldIn(
  tx: Tx,
  target: { siteId: string; id: string },
  reason: string,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  if (!(await findHold(tx, target, today))) return failWith('retention.not-found', {});
  const { rows } = await sql`update sharing.legal_hold
    set released_at = now(), released_by = access.person_id(), release_reason = ${reason}
    where id = ${target.id} and released_at is null returning id`.execute(tx);
  if (rows.length === 0) return failWith('retention.hold-over', {});
  await tellOfRetention(tx, 'retention.hold-released', { table: 'legal_hold', ...target });
  return succeed({ id: target.id });
}
