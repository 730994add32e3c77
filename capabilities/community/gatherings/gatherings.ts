import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Gathering, gatheringListQuery } from './contract.ts';

type Query = z.infer<typeof gatheringListQuery>;
type Row = Omit<Gathering, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

/** Events of the communities: what is coming with the next first, what is past with the latest first. */
export async function listGatherings(tx: Tx, { coreArea, when, limit, after }: Query) {
  const coming = when === 'coming';
  const [startsAt, id] = decodeCursor(after) ?? [];
  const parts: RawBuilder<unknown>[] = [coming ? sql`g.ends_at > now()` : sql`g.ends_at <= now()`];
  if (coreArea) parts.push(sql`g.core_area = ${coreArea}`);
  if (typeof startsAt === 'string' && typeof id === 'string')
    parts.push(
      coming
        ? sql`(g.starts_at, g.id) > (${startsAt}::timestamptz, ${id}::uuid)`
        : sql`(g.starts_at, g.id) < (${startsAt}::timestamptz, ${id}::uuid)`,
    );
  const direction = coming ? sql`asc` : sql`desc`;
  const rows = await gatheringsWhere(
    tx,
    sql`${sql.join(parts, sql` and `)}`,
    sql`order by g.starts_at ${direction}, g.id ${direction} limit ${limit + 1}`,
  );
  return cutPage(rows, limit, (row) => [row.startsAt, row.id]);
}

export async function findGathering(tx: Tx, id: string): Promise<Gathering | null> {
  return (await gatheringsWhere(tx, sql`g.id = ${id}`, sql``))[0] ?? null;
}

async function gatheringsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  ordered: RawBuilder<unknown>,
): Promise<Gathering[]> {
  const { rows } = await sql<Row>`
    select g.id, g.number, g.core_area as "coreArea", g.title, g.about, g.starts_at as "startsAt",
      g.ends_at as "endsAt", g.time_zone as "timeZone", g.place, g.join_url as "joinUrl",
      coalesce(identity.name_of(g.convener_id), 'A colleague') as convener,
      g.cancelled_at is null and g.ends_at > now() and (
        (g.convener_id = access.person_id() and access.holds('community.convene'))
        or access.holds('community.moderate')) as "mayChange",
      g.revision, g.cancelled_reason as "cancelledReason", g.ends_at <= now() as "isOver"
    from community.gathering g
    where ${condition}
    ${ordered}`.execute(tx);
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }));
}
