import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { MachineClientView } from '../contract.ts';
import { membershipsOf } from './memberships.ts';

type Row = Omit<MachineClientView, 'membership'>;

export async function listMachineClients(tx: Tx, page: PageQuery, now: Date) {
  const [name, id] = decodeCursor(page.after)?.map(String) ?? [];
  const { rows } = await sql<Row>`
    select p.id, p.name, p.status = 'suspended' as suspended,
      array(select s.permission from identity.machine_scope s where s.person_id = p.id order by 1) as scopes,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', k.id, 'prefix', k.prefix, 'issuedAt', k.issued_at, 'expiresAt', k.expires_at,
          'revokedAt', k.revoked_at, 'usedAt', k.used_at,
          'valid', k.revoked_at is null and k.expires_at > ${now}
        ) order by k.issued_at desc)
        from identity.machine_key k
        where k.person_id = p.id
      ), '[]') as keys
    from identity.person p
    where p.kind = 'machine'
      and (${id ?? null}::uuid is null or (p.name, p.id) > (${name ?? null}, ${id ?? null}))
    order by p.name, p.id
    limit ${page.limit + 1}`.execute(tx);
  const { items, next } = cutPage(rows, page.limit, (row) => [row.name, row.id]);
  const memberships = await membershipsOf(
    tx,
    items.map((row) => row.id),
  );
  return {
    items: items.map((row) => ({ ...row, membership: memberships.get(row.id)![0] ?? null })),
    next,
  };
}
