import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';

type Row = { id: string; name: string; kind: string; isDemo: boolean; people: number };

export async function listAgencies(tx: Tx, page: PageQuery) {
  const [name, id] = decodeCursor(page.after)?.map(String) ?? [];
  const { rows } = await sql<Row>`
    select a.id, a.name, a.kind, a.is_demo as "isDemo",
      (select count(distinct m.person_id) from identity.membership m
        where m.agency_id = a.id and identity.in_force(m)) as people
    from identity.agency a
    where ${id ?? null}::uuid is null or (a.name, a.id) > (${name ?? null}, ${id ?? null})
    order by a.name, a.id
    limit ${page.limit + 1}`.execute(tx);
  return cutPage(rows, page.limit, (row) => [row.name, row.id]);
}

type RoleRow = {
  name: string;
  label: string;
  programWide: boolean;
  operational: boolean;
  permissions: { name: string; can: string }[];
};

/** The roles with what each brings, for choosing one knowingly. */
export async function listRoles(tx: Tx): Promise<{ items: RoleRow[] }> {
  const { rows } = await sql<RoleRow>`
    select r.name, r.label, r.program_wide as "programWide", r.operational,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', p.name, 'can', p.can) order by p.name)
        from access.permission_role pr
        join access.permission p on p.name = pr.permission
        where pr.role = r.name
      ), '[]') as permissions
    from access.role r
    order by r.label`.execute(tx);
  return { items: rows };
}
