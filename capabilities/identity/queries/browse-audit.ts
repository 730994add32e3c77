import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';

type Filter = {
  person?: string;
  action?: string;
  table?: string;
  row?: string;
  site?: string;
  from?: string;
  to?: string;
};

type Row = {
  id: number;
  at: Date;
  person: { id: string; name: string | null } | null;
  action: string;
  table: string;
  row: string | null;
  site: { id: string; name: string } | null;
  purpose: string | null;
  requestId: string | null;
  detail: Record<string, unknown>;
};

/** Who did what, newest first; of a site's rows, what its data owner is shown. Days are whole days in UTC. */
export async function browseAudit(tx: Tx, page: PageQuery, filter: Filter) {
  const before = Number(decodeCursor(page.after)?.[0] ?? Number.MAX_SAFE_INTEGER);
  const conditions = [
    sql`a.id < ${before}`,
    ...given(
      filter.person,
      (value) => sql`a.person_id in (
      select p.id from identity.person p where p.id::text = ${value} or p.name ilike ${containing(value)})`,
    ),
    ...given(filter.action, (value) => sql`a.action = ${value}`),
    ...given(filter.table, (value) => sql`a.table_name = ${value}`),
    ...given(filter.row, (value) => sql`a.row_id = ${value}`),
    ...given(filter.site, (value) => sql`a.site_id = ${value}`),
    ...given(filter.from, (value) => sql`a.at >= ${value}::timestamp at time zone 'UTC'`),
    ...given(filter.to, (value) => sql`a.at < (${value}::timestamp + interval '1 day') at time zone 'UTC'`),
  ];
  const { rows } = await sql<Row>`
    select a.id, a.at, a.action, a.table_name as table, a.row_id as row, a.purpose, a.request_id as "requestId", a.detail,
      case when a.person_id is not null
        then jsonb_build_object('id', a.person_id, 'name', identity.name_of(a.person_id)) end as person,
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as site
    from platform.audit a
    left join program.site s on s.id = a.site_id
    where ${sql.join(conditions, sql` and `)}
    order by a.id desc
    limit ${page.limit + 1}`.execute(tx);
  const { items, next } = cutPage(rows, page.limit, (row) => [row.id]);
  return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), next };
}

function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

function given<V, R>(value: V | undefined, condition: (value: V) => R): R[] {
  return value === undefined ? [] : [condition(value)];
}
