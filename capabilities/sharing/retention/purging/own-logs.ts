import { sql } from 'kysely';
import type { PurgePort } from './port.ts';

/** What left of an agency's records, when the log itself has been kept long enough. */
export const disclosureLogPort: PurgePort = {
  recordClass: 'sharing.disclosures',
  label: 'Disclosure log',
  countsFrom: 'the day of the disclosure',
  due: async (tx, { siteId, agencyId, before, after, limit }) => {
    const { rows } = await sql<{ id: string }>`
      select d.id from sharing.disclosure d
      join program.site s on s.id = d.site_id
      where d.site_id = ${siteId} and d.agency_id = ${agencyId}
        and d.at < ${before}::date::timestamp at time zone s.time_zone
        and (${after}::uuid is null or d.id > ${after}::uuid)
      order by d.id limit ${limit}`.execute(tx);
    return rows.map(({ id }) => id);
  },
  remove: async (tx, ids) => {
    const records =
      await sql`delete from sharing.disclosed_record where disclosure_id = any (${[...ids]}::uuid[])`.execute(
        tx,
      );
    const lines = await sql`delete from sharing.disclosure where id = any (${[...ids]}::uuid[])`.execute(tx);
    return {
      'sharing.disclosure': Number(lines.numAffectedRows ?? 0),
      'sharing.disclosed_record': Number(records.numAffectedRows ?? 0),
    };
  },
  remaining: async (tx, ids) => {
    const { rows } = await sql<{ left: number }>`
      select count(distinct i.id) as "left" from unnest(${[...ids]}::uuid[]) as i (id)
      where exists (select from sharing.disclosure d where d.id = i.id)
        or exists (select from sharing.disclosed_record r where r.disclosure_id = i.id)`.execute(tx);
    return rows[0]!.left;
  },
};

/** Requests for records that have come to rest: who asked for what, and what they were told. */
export const recordsRequestPort: PurgePort = {
  recordClass: 'sharing.records-requests',
  label: 'Records requests',
  countsFrom: 'the day it was answered, upheld or withdrawn',
  due: async (tx, { siteId, agencyId, before, after, limit }) => {
    const { rows } = await sql<{ id: string }>`
      select r.id from sharing.records_request r
      join program.site s on s.id = r.site_id
      where r.site_id = ${siteId} and r.agency_id = ${agencyId}
        and r.state in ('answered', 'answered-in-part', 'denied', 'upheld', 'withdrawn')
        and r.state_since < ${before}::date::timestamp at time zone s.time_zone
        and (${after}::uuid is null or r.id > ${after}::uuid)
      order by r.id limit ${limit}`.execute(tx);
    return rows.map(({ id }) => id);
  },
  remove: async (tx, ids) => {
    const notes =
      await sql`delete from sharing.redaction where request_id = any (${[...ids]}::uuid[])`.execute(tx);
    const requests =
      await sql`delete from sharing.records_request where id = any (${[...ids]}::uuid[])`.execute(tx);
    return {
      'sharing.records_request': Number(requests.numAffectedRows ?? 0),
      'sharing.redaction': Number(notes.numAffectedRows ?? 0),
    };
  },
  remaining: async (tx, ids) => {
    const { rows } = await sql<{ left: number }>`
      select count(distinct i.id) as "left" from unnest(${[...ids]}::uuid[]) as i (id)
      where exists (select from sharing.records_request r where r.id = i.id)
        or exists (select from sharing.redaction x where x.request_id = i.id)`.execute(tx);
    return rows[0]!.left;
  },
};
