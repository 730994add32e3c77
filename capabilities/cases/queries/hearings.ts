import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { CalendarHearing, HearingOfCase } from '../contract.ts';
import { findConflicts } from './find-conflicts.ts';

type Row = Omit<HearingOfCase, 'at' | 'endsAt'> & {
  at: Date;
  endsAt: Date | null;
  caseId: string;
  number: string;
  attorneyId: string | null;
  compartmentId: number;
};

const MOST = 500;

async function hearingsWhere(tx: Tx, condition: RawBuilder<unknown>, limit = MOST): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select h.id, h.hearing_key as key, h.defendant_key as "defendantKey", h.kind, h.at, h.ends_at as "endsAt",
      h.place, h.status, h.continuances, identity.name_of(h.attorney_id) as attorney,
      h.attorney_id as "attorneyId", h.case_id as "caseId", c.number, h.compartment_id as "compartmentId"
    from cases.hearing h
    join cases.case c on c.id = h.case_id
    where ${condition}
    order by h.at, h.id limit ${limit}`.execute(tx);
  return rows;
}

export async function hearingsOf(tx: Tx, caseId: string): Promise<HearingOfCase[]> {
  return (await hearingsWhere(tx, sql`h.case_id = ${caseId}`)).map(hearingOf);
}

export type Span = { siteId: string; from: Date; to: Date; whose: 'mine' | 'all' };

/** The hearings that stand in these days, each with what it collides with among all that the reader may see. */
export async function hearingCalendar(tx: Tx, { siteId, from, to, whose }: Span) {
  const inSpan = sql`h.site_id = ${siteId} and h.at >= ${from} and h.at < ${to} and h.status = 'set'`;
  const rows = await hearingsWhere(tx, whose === 'all' ? inSpan : sql`${inSpan} and ${isMine}`, MOST + 1);
  const shown = rows.slice(0, MOST);
  const near = whose === 'all' ? shown : await hearingsWhere(tx, inSpan, 5 * MOST);
  const conflicts = findConflicts([
    ...shown,
    ...near.filter(({ id }) => !shown.some((one) => one.id === id)),
  ]);
  const hearings = shown.map(
    (row): CalendarHearing => ({
      ...hearingOf(row),
      caseId: row.caseId,
      number: row.number,
      attorneyId: row.attorneyId,
      conflicts: conflicts.get(row.id) ?? [],
    }),
  );
  return {
    calendar: {
      hearings,
      conflicts: hearings.filter((hearing) => hearing.conflicts.length > 0).length,
      more: rows.length > MOST,
    },
    compartmentIds: shown.map(({ compartmentId }) => compartmentId),
  };
}

/** Mine: I appear, or the case is assigned to me. */
const isMine = sql`(h.attorney_id = access.person_id() or exists (
  select from cases.part p where p.case_id = h.case_id and p.assigned_to_id = access.person_id()))`;

export async function myHearings(tx: Tx, from: Date, to: Date, siteId: string | null) {
  return hearingsWhere(
    tx,
    sql`h.at >= ${from} and h.at < ${to} and h.status = 'set' and ${isMine}
      and (${siteId}::uuid is null or h.site_id = ${siteId})`,
  );
}

function hearingOf(row: Row): HearingOfCase {
  const { caseId: _, number: __, attorneyId: ___, compartmentId: ____, at, endsAt, ...hearing } = row;
  return { ...hearing, at: at.toISOString(), endsAt: endsAt?.toISOString() ?? null };
}
