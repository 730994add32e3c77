import type { Day } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { Preview } from '../contract.ts';
import { failWith } from '../errors.ts';
import { countDue } from '../purging/due-records.ts';
import { purgePortOf } from '../purging/port.ts';
import { cutoffOf, standingSchedule } from '../schedule.ts';
import { schedulesOf } from './list-schedules.ts';
import { agenciesWith } from './posts.ts';

type Owner = { siteId: string; agencyId: string; recordClass: string };
export type WhatMayGo = { scheduleId: string; keepMonths: number; authority: string; cutoff: Day };

/** What the schedule that stands today lets go; asked as the person, who has to answer for the agency. */
export async function whatMayGo(tx: Tx, owner: Owner, today: Day): Promise<Outcome<WhatMayGo>> {
  const mine = await agenciesWith(tx, 'retention.purge', owner.siteId);
  if (!mine.some(({ id }) => id === owner.agencyId)) return failWith('retention.not-your-agency', {});
  if (!purgePortOf(owner.recordClass))
    return failWith('retention.class-unknown', { recordClass: owner.recordClass });
  const schedule = standingSchedule(await schedulesOf(tx, owner.siteId, owner), today);
  if (!schedule || schedule.keepMonths === null) return failWith('retention.no-schedule', {});
  const { id, keepMonths, authority } = schedule;
  return succeed({ scheduleId: id, keepMonths, authority, cutoff: cutoffOf(keepMonths, today) });
}

/** The person may not see each of the records (sealed ones among them), so they are counted as the system. */
export async function previewOf(
  database: Database,
  owner: Owner,
  { keepMonths, authority, cutoff }: WhatMayGo,
): Promise<Preview> {
  const count = await database.asSystem('records that are due to be purged are counted', (tx) =>
    countDue(tx, purgePortOf(owner.recordClass)!, owner, cutoff),
  );
  return { keepMonths, authority, cutoff, ...count };
}
