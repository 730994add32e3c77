import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { ProviderOptions, ProviderSummary, providerListQuery } from '../contract.ts';

type Query = z.infer<typeof providerListQuery>;

/** The providers by name, each with what it knows best first and what it carries now. */
export async function listProviders(
  tx: Tx,
  query: Query,
): Promise<{ items: ProviderSummary[]; next: string | null }> {
  const { rows } = await sql<ProviderSummary>`
    select p.id, p.name, p.capacity, coalesce(l.open, 0) as open, p.away_until as "awayUntil",
      coalesce((
        select jsonb_agg(jsonb_build_object('coreArea', e.core_area, 'name', a.name, 'level', e.level)
          order by array_position(array['deep', 'solid', 'some'], e.level), a.name)
        from assistance.provider_expertise e join program.core_area a on a.key = e.core_area
        where e.provider_id = p.id), '[]') as expertise
    from assistance.provider p
    left join assistance.provider_loads() l on l.provider_id = p.id
    where ${conditions(query)}
    order by p.name, p.id
    limit ${query.limit + 1}`.execute(tx);
  return cutPage(rows, query.limit, ({ name, id }) => [name, id]);
}

function conditions({ q, coreArea, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (q) parts.push(sql`p.name ilike ${containing(q)}`);
  if (coreArea)
    parts.push(sql`exists (select from assistance.provider_expertise e
      where e.provider_id = p.id and e.core_area = ${coreArea})`);
  const cursor = decodeCursor(after);
  if (cursor?.length === 2) parts.push(sql`(p.name, p.id) > (${cursor[0]}, ${cursor[1]}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** Which agencies could be listed. */
export async function providerOptions(tx: Tx): Promise<z.infer<typeof ProviderOptions>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, a.name from identity.agency a
    where a.kind = 'tta provider'
      and not exists (select from assistance.provider p where p.agency_id = a.id)
    order by a.name`.execute(tx);
  return { agencies: rows };
}
