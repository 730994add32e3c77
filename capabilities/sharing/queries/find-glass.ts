import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Glass, GlassSummary, glassListQuery } from '../contract.ts';

type Dates = 'stateSince' | 'startedAt' | 'endsAt';
type Row = Omit<Glass, Dates | 'iMade' | 'timeline'> & Record<Dates, Date>;

function glassRows(condition: RawBuilder<unknown>): RawBuilder<Row> {
  return sql<Row>`
    select g.id, g.number, g.state, g.state_since as "stateSince", g.record_id as "caseId",
      g.record_number as "caseNumber", owner.name as owner,
      coalesce(identity.name_of(g.person_id), 'Someone') as reader, reading.name as "readerAgency",
      g.started_at as "startedAt", g.ends_at as "endsAt", g.reason, g.person_id = access.person_id() as "isMine",
      case when g.person_id <> access.person_id() then (
        select count(*)::int from platform.audit l
        where l.action = 'read' and l.agency_id = g.owner_agency_id and l.person_id = g.person_id
          and l.at >= g.started_at and l.detail -> 'glass' ? g.id::text
      ) end as looks
    from sharing.broken_glass g
    join identity.agency owner on owner.id = g.owner_agency_id
    join identity.agency reading on reading.id = g.reader_agency_id
    where ${condition}`;
}

/** One use of broken glass, for whoever broke it and for the owner of the records. */
export async function findGlass(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Glass | null> {
  const { rows } = await glassRows(sql`g.id = ${id} and g.site_id = ${siteId}`).execute(tx);
  return rows[0] ? { ...datesOf(rows[0]), ...(await historyOf(tx, 'sharing-broken-glass', id)) } : null;
}

/** Mine, and those on the records of the agencies I answer for; newest first. */
export async function listGlass(
  tx: Tx,
  siteId: string,
  { state, after, limit }: z.infer<typeof glassListQuery>,
): Promise<{ items: GlassSummary[]; next: string | null }> {
  const wanted = state === undefined ? null : [state].flat();
  const cursor = decodeCursor(after)?.[0] ?? null;
  const { rows } = await sql<Row>`${glassRows(sql`g.site_id = ${siteId}
      and (${wanted}::text[] is null or g.state = any (${wanted}::text[]))
      and (${cursor}::uuid is null or g.id < ${cursor}::uuid)`)}
    order by g.id desc limit ${limit + 1}`.execute(tx);
  const page = cutPage(rows, limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

function datesOf(row: Row) {
  return {
    ...row,
    stateSince: row.stateSince.toISOString(),
    startedAt: row.startedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  };
}

function summaryOf(row: Row): GlassSummary {
  const { reason: _, isMine: __, looks: ___, ...summary } = datesOf(row);
  return summary;
}
