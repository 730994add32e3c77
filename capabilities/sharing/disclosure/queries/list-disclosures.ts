import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Disclosure, disclosureListQuery } from '../contract.ts';

type Query = z.infer<typeof disclosureListQuery>;
type Row = Omit<Disclosure, 'at'> & { at: Date };

/** What left of the records of the agencies that the person answers for, the latest first. */
export async function listDisclosures(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: Disclosure[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select d.id, d.at, a.name as agency, d.kind, identity.name_of(d.by_person_id) as by, d.recipient,
      d.record_class as "recordClass", coalesce(k.label, 'Records asked for') as "recordClassLabel", d.fields, d.what,
      d.purpose, d.basis, g.number as "agreementNumber", d.law, r.id as "requestId", r.number as "requestNumber",
      d.record_count as "recordCount", d.records_hash as "recordsHash"
    from sharing.disclosure d
    join identity.agency a on a.id = d.agency_id
    left join sharing.record_class k on k.name = d.record_class
    left join sharing.agreement g on g.id = d.agreement_id
    left join sharing.records_request r on r.id = d.records_request_id
    where d.site_id = ${siteId} and ${conditions(query)}
    order by d.at desc, d.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ at, id }) => [at.toISOString(), id]);
  return { items: page.items.map((row) => ({ ...row, at: row.at.toISOString() })), next: page.next };
}

function conditions({ q, kind, basis, record, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (kind) parts.push(sql`d.kind = ${kind}`);
  if (basis) parts.push(sql`d.basis = ${basis}`);
  if (record)
    parts.push(sql`exists (
      select from sharing.disclosed_record dr where dr.record_id = ${record} and dr.disclosure_id = d.id)`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(d.recipient ilike ${like} or d.what ilike ${like} or g.number ilike ${like})`);
  }
  const [at, id] = decodeCursor(after) ?? [];
  if (typeof at === 'string' && typeof id === 'string')
    parts.push(sql`(d.at, d.id) < (${at}::timestamptz, ${id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
