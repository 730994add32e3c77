import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Look, lookListQuery } from '../contract.ts';

type Query = z.infer<typeof lookListQuery>;
type Row = Omit<Look, 'at' | 'id'> & { id: number; at: Date };

/** Who looked at our records: of the agencies that whoever is asking answers for, newest first. */
export async function listLooks(
  tx: Tx,
  site: { id: string; timeZone: string },
  query: Query,
): Promise<{ items: Look[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select l.id, l.at, coalesce(identity.name_of(l.person_id), 'The system') as who,
      array(select y.name from identity.agency y
        where y.id in (select jsonb_array_elements_text(l.detail -> 'readers')::uuid) order by y.name) as agencies,
      l.detail -> 'readers' ? l.agency_id::text as "isOwn",
      l.table_name as "recordTable", l.row_id as "recordId",
      (select k.number from cases.case k where l.table_name = 'cases.case' and k.id::text = l.row_id) as "recordNumber",
      array(select jsonb_array_elements_text(l.detail -> 'classes')) as classes,
      l.purpose, owner.name as owner,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number) order by a.number)
        from sharing.agreement a
        where a.id in (select jsonb_array_elements_text(l.detail -> 'agreements')::uuid)), '[]') as agreements,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'number', g.number) order by g.number)
        from sharing.broken_glass g
        where g.id in (select jsonb_array_elements_text(l.detail -> 'glass')::uuid)), '[]') as glass
    from platform.audit l
    join identity.agency owner on owner.id = l.agency_id
    where l.action = 'read' and l.detail ? 'readers' and l.site_id = ${site.id}
      and l.agency_id = any (array(
        select s.agency_id from sharing.agency_sites('sharing.see-readers') s where s.site_id = ${site.id}))
      and ${conditions(query, site.timeZone)}
    order by l.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return {
    items: page.items.map((row) => ({ ...row, id: String(row.id), at: row.at.toISOString() })),
    next: page.next,
  };
}

function conditions({ q, from, to, agreement, by, after }: Query, timeZone: string): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (q) {
    parts.push(sql`(identity.name_of(l.person_id) ilike ${containing(q)}
      or exists (select from cases.case k where k.id::text = l.row_id and k.number = ${q}))`);
  }
  if (from) parts.push(sql`l.at >= ${from}::date::timestamp at time zone ${timeZone}`);
  if (to) parts.push(sql`l.at < (${to}::date + 1)::timestamp at time zone ${timeZone}`);
  if (agreement) parts.push(sql`l.detail -> 'agreements' ? ${agreement}`);
  if (by === 'own') parts.push(sql`l.detail -> 'readers' ? l.agency_id::text`);
  if (by === 'others') parts.push(sql`not (l.detail -> 'readers' ? l.agency_id::text)`);
  if (by === 'broken-glass') parts.push(sql`l.detail -> 'glass' <> '[]'::jsonb`);
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'number') parts.push(sql`l.id < ${cursor}`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
