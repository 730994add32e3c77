import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Leadership } from '../contract.ts';
import { commitmentsOfSummit } from '../queries/commitments.ts';
import { findSummitSummary } from '../queries/summits.ts';
import { countCommitments } from './count-commitments.ts';

type Attendance = Leadership['attendance'];

/** What came of a summit, over the sites that the person asking sees: each count with what it is a part of. */
export async function leadershipSummary(tx: Tx, eventId: string): Promise<Leadership | null> {
  const summit = await findSummitSummary(tx, eventId);
  if (!summit) return null;
  const bySite = await attendanceBySite(tx, eventId);
  const total = (count: (row: Attendance['bySite'][number]) => number) =>
    bySite.reduce((sum, row) => sum + count(row), 0);
  return {
    summit,
    ...(await sitesSeen(tx)),
    attendance: {
      registered: total((row) => row.registered),
      came: total((row) => row.came),
      walkIns: total((row) => row.walkIns),
      bySite,
      byCoreArea: await attendanceByCoreArea(tx, eventId),
    },
    commitments: countCommitments(await commitmentsOfSummit(tx, eventId)),
  };
}

async function sitesSeen(tx: Tx): Promise<{ sitesCounted: number; sites: number }> {
  const { rows } = await sql<{ sitesCounted: number; sites: number }>`
    select (select count(*)::int from access.sites_for('summit.read')) as "sitesCounted",
      (select count(*)::int from program.site) as sites`.execute(tx);
  return rows[0]!;
}

/** A person counts once, in however many sessions they were. */
async function attendanceBySite(tx: Tx, eventId: string): Promise<Attendance['bySite']> {
  const { rows } = await sql<Attendance['bySite'][number]>`
    with there as (
      select distinct a.site_id, a.person_id, a.registration_id
      from summit.attendance a
      where a.event_id = ${eventId} and a.taken_back_at is null and a.site_id is not null
    ), registered as (
      select r.site_id, count(*) filter (where r.seated_at is not null) as registered,
        count(*) filter (where r.seated_at is null) as waiting,
        count(*) filter (where r.seated_at is not null and exists (
          select from there t where t.registration_id = r.id or t.person_id = r.person_id)) as came
      from summit.registration r
      where r.event_id = ${eventId} and r.withdrawn_at is null
      group by r.site_id
    ), walk_ins as (
      select t.site_id, count(distinct coalesce(t.person_id, t.registration_id)) as n
      from there t
      where not exists (
        select from summit.registration r
        where r.event_id = ${eventId} and r.withdrawn_at is null and r.seated_at is not null
          and (r.id = t.registration_id or r.person_id = t.person_id))
      group by t.site_id
    )
    select s.name as site, coalesce(r.registered, 0)::int as registered, coalesce(r.waiting, 0)::int as waiting,
      coalesce(r.came, 0)::int as came, coalesce(w.n, 0)::int as "walkIns"
    from registered r
    full join walk_ins w on w.site_id = r.site_id
    join program.site s on s.id = coalesce(r.site_id, w.site_id)
    order by s.name`.execute(tx);
  return rows;
}

async function attendanceByCoreArea(tx: Tx, eventId: string): Promise<Attendance['byCoreArea']> {
  const { rows } = await sql<Attendance['byCoreArea'][number]>`
    select c.name as "coreArea", count(*)::int as sessions, sum(s.capacity)::int as capacity,
      coalesce(sum(a.n), 0)::int as "signIns",
      (select count(distinct coalesce(t.person_id, t.registration_id))::int
        from summit.attendance t
        join summit.session o on o.id = t.session_id
        where o.event_id = ${eventId} and o.core_area = c.key and t.taken_back_at is null) as people
    from summit.session s
    join program.core_area c on c.key = s.core_area
    left join lateral (
      select count(*) as n from summit.attendance x where x.session_id = s.id and x.taken_back_at is null) a on true
    where s.event_id = ${eventId}
    group by c.key, c.name
    order by c.name`.execute(tx);
  return rows;
}
