import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Schedule, Schedules } from '../contract.ts';
import { purgePortOf, purgePorts } from '../purging/port.ts';
import { standingSchedule } from '../schedule.ts';
import { agenciesWith } from './posts.ts';

export type ScheduleRow = Omit<Schedule, 'label' | 'countsFrom' | 'stands'> & { agencyId: string };

/** How long each class is kept, which classes nobody has set a time for, and what was promised before. */
export async function listSchedules(tx: Tx, siteId: string, today: Day): Promise<Schedules> {
  const rows = await schedulesOf(tx, siteId);
  const readers = await agenciesWith(tx, 'retention.read', siteId);
  const ofClass = (agencyId: string, recordClass: string) =>
    rows.filter((row) => row.agencyId === agencyId && row.recordClass === recordClass);
  const standing = new Set(
    rows.map((row) => standingSchedule(ofClass(row.agencyId, row.recordClass), today)?.id),
  );
  return {
    items: rows.map(({ agencyId: _, ...row }) => ({
      ...row,
      label: purgePortOf(row.recordClass)?.label ?? row.recordClass,
      countsFrom: purgePortOf(row.recordClass)?.countsFrom ?? '',
      stands: standing.has(row.id),
    })),
    unscheduled: readers.flatMap(({ id, name }) =>
      purgePorts()
        .filter(({ recordClass }) => standingSchedule(ofClass(id, recordClass), today) === null)
        .map(({ label }) => ({ agency: name, label })),
    ),
    classes: purgePorts().map(({ recordClass, label, countsFrom }) => ({
      name: recordClass,
      label,
      countsFrom,
    })),
    agencies: await agenciesWith(tx, 'retention.schedule', siteId),
  };
}

export async function schedulesOf(
  tx: Tx,
  siteId: string,
  only: { agencyId: string; recordClass: string } | null = null,
): Promise<ScheduleRow[]> {
  const { rows } = await sql<ScheduleRow>`
    select s.id, s.agency_id as "agencyId", a.name as agency, s.record_class as "recordClass",
      s.keep_months as "keepMonths", s.authority, s.note, s.in_force_from as "inForceFrom",
      identity.name_of(s.set_by) as "setBy"
    from sharing.retention_schedule s
    join identity.agency a on a.id = s.agency_id
    where s.site_id = ${siteId}
      and (${only?.agencyId ?? null}::uuid is null or s.agency_id = ${only?.agencyId ?? null}::uuid)
      and (${only?.recordClass ?? null}::text is null or s.record_class = ${only?.recordClass ?? null}::text)
    order by a.name, s.record_class, s.in_force_from desc`.execute(tx);
  return rows;
}
