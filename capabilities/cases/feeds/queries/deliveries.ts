import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Delivery, DeliveryRecord, SetAsideRow } from '../contract.ts';

type Page = { after?: string | undefined; limit: number };

const columns = sql`d.id, d.number, a.name as agency, d.source, d.form, d.file_name as "fileName", d.state,
  to_char(d.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "receivedAt",
  coalesce(p.name, 'A system') as "receivedBy", d.told, d.recorded, d.duplicate, d.superseded,
  d.set_aside as "setAside", d.conflicts`;

export async function listDeliveries(tx: Tx, siteId: string, { after, limit }: Page) {
  const from = decodeCursor(after);
  const { rows } = await sql<Delivery>`
    select ${columns}
    from cases.delivery d
    join identity.agency a on a.id = d.agency_id
    left join identity.person p on p.id = d.received_by
    where d.site_id = ${siteId}
      and (${from === null} or (d.received_at, d.id) < (${from?.[0] ?? null}::timestamptz, ${from?.[1] ?? null}::uuid))
    order by d.received_at desc, d.id desc
    limit ${limit + 1}`.execute(tx);
  return cutPage(rows, limit, ({ receivedAt, id }) => [receivedAt, id]);
}

export async function findDelivery(tx: Tx, siteId: string, id: string): Promise<DeliveryRecord | null> {
  const { rows } = await sql<Delivery>`
    select ${columns}
    from cases.delivery d
    join identity.agency a on a.id = d.agency_id
    left join identity.person p on p.id = d.received_by
    where d.site_id = ${siteId} and d.id = ${id}`.execute(tx);
  if (!rows[0]) return null;
  const { rows: contradictions } = await sql<DeliveryRecord['contradictions'][number]>`
    select f.case_id as "caseId", c.number as "caseNumber", f.code, f.words
    from cases.conflict f left join cases.case c on c.id = f.case_id
    where f.delivery_id = ${id} order by f.found_at, f.id limit 500`.execute(tx);
  return { ...rows[0], contradictions, ignored: [] };
}

export async function listSetAside(tx: Tx, siteId: string, { after, limit }: Page) {
  const from = decodeCursor(after);
  const { rows } = await sql<SetAsideRow>`
    select s.id, d.number as delivery, s.source, s.source_key as "sourceKey", s.reference as "case",
      s.file_row as row, s.told, s.reasons,
      to_char(s.set_aside_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "setAsideAt"
    from cases.set_aside s join cases.delivery d on d.id = s.delivery_id
    where s.site_id = ${siteId} and s.state = 'waiting'
      and (${from === null} or (s.set_aside_at, s.id) < (${from?.[0] ?? null}::timestamptz, ${from?.[1] ?? null}::uuid))
    order by s.set_aside_at desc, s.id desc
    limit ${limit + 1}`.execute(tx);
  return cutPage(rows, limit, ({ setAsideAt, id }) => [setAsideAt, id]);
}
