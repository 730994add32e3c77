import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { RequestFilters, RequestSummary, requestListQuery } from '../contract.ts';

type Query = z.infer<typeof requestListQuery>;
type Moments = 'stateSince' | 'waitsSince' | 'pausedUntil' | 'targetDueAt' | 'submittedAt';
export type SummaryRow = Omit<RequestSummary, Moments | 'owner'> & {
  stateSince: Date;
  waitsSince: Date | null;
  pausedUntil: Date | null;
  targetDueAt: Date | null;
  submittedAt: Date | null;
  ownerId: string;
  ownerName: string | null;
};

export const OPEN = sql<boolean>`r.state not in ('draft', 'closed', 'declined', 'withdrawn')`;

/** What a list says of a request: on whom it waits, how long, until when. */
export function summaryColumns(now: Date): RawBuilder<SummaryRow> {
  return sql`r.id, r.number, s.slug as "siteSlug", s.name as "siteName", r.title, r.state,
    r.state_since as "stateSince", r.primary_core_area as "primaryCoreArea", r.urgency, r.intensity,
    r.owner_id as "ownerId", identity.name_of(r.owner_id) as "ownerName", r.waits_on as "waitsOn",
    r.waits_since as "waitsSince",
    case when r.paused_until > ${now} then r.paused_until end as "pausedUntil",
    r.target_stage as "targetStage", r.target_due_at as "targetDueAt",
    coalesce(${pastTarget(now)}, false) as "pastTarget", r.submitted_at as "submittedAt"`;
}

/** Paused clocks are past nothing: their target waits with them. */
export function pastTarget(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(r.target_due_at < ${now} and (r.paused_until is null or r.paused_until <= ${now}))`;
}

/** The requests a person may read, of one site or of all of theirs, the newest first. */
export async function listRequests(
  tx: Tx,
  siteId: string | null,
  query: Query,
  now: Date,
): Promise<{ items: RequestSummary[]; next: string | null }> {
  const cursor = decodeCursor(query.after)?.[0];
  const onward = typeof cursor === 'string' ? sql`and r.id < ${cursor}::uuid` : sql``;
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(now)}
    from assistance.request r
    join program.site s on s.id = r.site_id
    where ${conditions(siteId, query, now)} ${onward}
    order by r.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

const MOST_EXPORTED = 25_000;

/** The same list whole, for a file. */
export async function exportRequests(
  tx: Tx,
  siteId: string | null,
  filters: RequestFilters,
  now: Date,
): Promise<RequestSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(now)}
    from assistance.request r
    join program.site s on s.id = r.site_id
    where ${conditions(siteId, filters, now)}
    order by r.id desc
    limit ${MOST_EXPORTED}`.execute(tx);
  return rows.map(summaryOf);
}

export function summaryOf(row: SummaryRow): RequestSummary {
  const { ownerId, ownerName, stateSince, waitsSince, pausedUntil, targetDueAt, submittedAt, ...rest } = row;
  return {
    ...rest,
    owner: { id: ownerId, name: ownerName ?? 'A colleague' },
    stateSince: stateSince.toISOString(),
    waitsSince: waitsSince?.toISOString() ?? null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
    targetDueAt: targetDueAt?.toISOString() ?? null,
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

function conditions(siteId: string | null, filters: RequestFilters, now: Date): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (siteId) parts.push(sql`r.site_id = ${siteId}`);
  if (filters.show === 'waiting-on-me')
    parts.push(sql`r.owner_id = access.person_id() and r.state not in ('closed', 'declined', 'withdrawn')`);
  if (filters.show === 'open') parts.push(OPEN);
  if (filters.show === 'past-target') parts.push(OPEN, pastTarget(now));
  if (filters.area)
    parts.push(sql`(r.primary_core_area = ${filters.area} or ${filters.area} = any (r.core_areas))`);
  if (filters.urgency) parts.push(sql`r.urgency = ${filters.urgency}`);
  if (filters.state) parts.push(sql`r.state = ${filters.state}`);
  if (filters.waitsOn) parts.push(sql`r.waits_on = ${filters.waitsOn}`);
  if (filters.q) {
    const like = containing(filters.q);
    parts.push(sql`(r.title ilike ${like} or r.number ilike ${like} or s.name ilike ${like})`);
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
