import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '#platform/clock/days.ts';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Hold, holdListQuery } from '../contract.ts';
import { labelOfClass } from '../purging/port.ts';

type Query = z.infer<typeof holdListQuery>;
type Row = Omit<Hold, 'label' | 'placedAt' | 'releasedAt' | 'reviewIsOverdue'> & {
  placedAt: Date;
  releasedAt: Date | null;
};

/** Holds of the agencies that the person answers for, those in force first, then the newest. */
export async function listHolds(
  tx: Tx,
  siteId: string,
  query: Query,
  today: Day,
): Promise<{ items: Hold[]; next: string | null }> {
  const rows = await holdsWhere(tx, sql`h.site_id = ${siteId} and ${conditions(query)}`, query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.releasedAt === null ? 1 : 0, row.id]);
  return { items: page.items.map((row) => holdOf(row, today)), next: page.next };
}

export async function findHold(
  tx: Tx,
  target: { siteId: string; id: string },
  today: Day,
): Promise<Hold | null> {
  const rows = await holdsWhere(tx, sql`h.site_id = ${target.siteId} and h.id = ${target.id}`, 1);
  return rows[0] ? holdOf(rows[0], today) : null;
}

async function holdsWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select h.id, h.number, a.name as agency, h.record_class as "recordClass",
      cardinality(h.record_ids) as "recordCount", h.matter, h.reason, identity.name_of(h.placed_by) as "placedBy",
      h.placed_at as "placedAt", h.review_on as "reviewOn", h.released_at as "releasedAt",
      identity.name_of(h.released_by) as "releasedBy", h.release_reason as "releaseReason"
    from sharing.legal_hold h
    join identity.agency a on a.id = h.agency_id
    where ${condition}
    order by (h.released_at is null) desc, h.id desc
    limit ${limit}`.execute(tx);
  return rows;
}

function holdOf({ placedAt, releasedAt, ...row }: Row, today: Day): Hold {
  return {
    ...row,
    label: labelOfClass(row.recordClass),
    placedAt: placedAt.toISOString(),
    releasedAt: releasedAt?.toISOString() ?? null,
    reviewIsOverdue: releasedAt === null && row.reviewOn < today,
  };
}

function conditions({ show, q, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (show) parts.push(show === 'in force' ? sql`h.released_at is null` : sql`h.released_at is not null`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(h.matter ilike ${like} or h.number ilike ${like})`);
  }
  const [open, id] = decodeCursor(after) ?? [];
  if (typeof open === 'number' && typeof id === 'string')
    parts.push(
      sql`(case when h.released_at is null then 1 else 0 end, h.id) < (${open}::integer, ${id}::uuid)`,
    );
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
