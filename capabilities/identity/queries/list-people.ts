import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { PersonView } from '../contract.ts';
import { membershipsOf } from './memberships.ts';

type Filter = { q?: string; agency?: string; role?: string; id?: string };
type Row = Omit<PersonView, 'memberships' | 'lastSeenAt'> & { lastSeenAt: Date | null };

/** People by name: those whom the asker may see. */
export async function listPeople(tx: Tx, page: PageQuery, filter: Filter = {}) {
  const [name, id] = decodeCursor(page.after)?.map(String) ?? [];
  const wanted = filter.q ? `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<Row>`
    select p.id, p.name, p.email, p.is_demo as "isDemo", identity.last_seen(p.id) as "lastSeenAt",
      case
        when p.status = 'suspended' then 'suspended'
        when exists (select from identity.invitation i
            where i.person_id = p.id and i.accepted_at is null and i.withdrawn_at is null)
          and not exists (select from identity.invitation i where i.person_id = p.id and i.accepted_at is not null)
          then 'invited'
        else 'active'
      end as state
    from identity.person p
    where p.kind = 'human'
      and (${filter.id ?? null}::uuid is null or p.id = ${filter.id ?? null})
      and (${wanted}::text is null or p.name ilike ${wanted} or p.email ilike ${wanted})
      and (
        (${filter.agency ?? null}::uuid is null and ${filter.role ?? null}::text is null)
        or exists (
          select from identity.membership m
          where m.person_id = p.id and identity.in_force(m)
            and (${filter.agency ?? null}::uuid is null or m.agency_id = ${filter.agency ?? null})
            and (${filter.role ?? null}::text is null or m.role = ${filter.role ?? null})
        )
      )
      and (${id ?? null}::uuid is null or (p.name, p.id) > (${name ?? null}, ${id ?? null}))
    order by p.name, p.id
    limit ${page.limit + 1}`.execute(tx);
  const { items, next } = cutPage(rows, page.limit, (row) => [row.name, row.id]);
  return { items: await withMemberships(tx, items), next };
}

export async function findPerson(tx: Tx, id: string): Promise<PersonView | null> {
  const { items } = await listPeople(tx, { limit: 1 }, { id });
  return items[0] ?? null;
}

async function withMemberships(tx: Tx, rows: Row[]): Promise<PersonView[]> {
  const memberships = await membershipsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    memberships: memberships.get(row.id)!,
  }));
}
