import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { ScheduleDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { purgePortOf } from '../purging/port.ts';
import { agenciesWith } from '../queries/posts.ts';
import { tellOfRetention } from './tell.ts';

/** From a day on a class is kept that long, by that authority. What stood before stays in the list. */
export async function setScheduleIn(
  tx: Tx,
  siteId: string,
  draft: ScheduleDraft,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const { agencyId, recordClass } = draft;
  const mine = await agenciesWith(tx, 'retention.schedule', siteId);
  if (!mine.some(({ id }) => id === agencyId)) return failWith('retention.not-your-agency', {});
  if (!purgePortOf(recordClass)) return failWith('retention.class-unknown', { recordClass });
  if (draft.inForceFrom < today)
    return failWith('retention.schedule-in-past', {}, [
      { field: 'inForceFrom', message: 'This day has passed.', mend: 'Choose today or a later day.' },
    ]);
  const id = uuidv7();
  const { rows } = await sql`insert into sharing.retention_schedule
      (id, site_id, agency_id, record_class, keep_months, authority, note, in_force_from, set_by)
    values (${id}, ${siteId}, ${agencyId}, ${recordClass}, ${draft.keepMonths}, ${draft.authority}, ${draft.note},
      ${draft.inForceFrom}, access.person_id())
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return failWith('retention.schedule-known', {});
  await tellOfRetention(tx, 'retention.schedule-set', { table: 'retention_schedule', id, siteId });
  return succeed({ id });
}
