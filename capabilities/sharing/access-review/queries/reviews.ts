import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Review, ReviewLine, ReviewSummary, reviewListQuery } from '../contract.ts';
import { isUnused, standingOf, UNUSED_AFTER_DAYS } from '../review-rules.ts';

type Query = z.infer<typeof reviewListQuery>;
type Row = Omit<ReviewSummary, 'openedAt' | 'completedAt' | 'standing' | 'days'> & {
  openedAt: Date;
  completedAt: Date | null;
  mayAttest: boolean;
};

/** Reviews that the person may see: open ones first, the latest quarter first. */
export async function listReviews(
  tx: Tx,
  query: Query,
  now: Date,
): Promise<{ items: ReviewSummary[]; next: string | null }> {
  const rows = await reviewsWhere(tx, conditions(query, now), now, query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.completedAt === null ? 1 : 0, row.quarter, row.id]);
  return { items: page.items.map((row) => summaryOf(row, now)), next: page.next };
}

/** One review with a line for each membership: who decides first sees what is undecided and what nobody uses. */
export async function findReview(tx: Tx, id: string, now: Date): Promise<Review | null> {
  const [row] = await reviewsWhere(tx, sql`r.id = ${id}`, now, 1);
  if (!row) return null;
  return { ...summaryOf(row, now), mayAttest: row.mayAttest, lines: await linesOf(tx, id, now) };
}

async function reviewsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  now: Date,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, a.name as agency, r.quarter, r.opened_at as "openedAt", r.due_on as "dueOn",
      r.completed_at as "completedAt", count(l.id) as memberships,
      count(l.id) filter (where l.decision is null) as undecided,
      count(l.id) filter (where l.decision = 'end') as ended,
      count(l.id) filter (where greatest(l.last_used_at, l.member_since)
        <= ${now}::timestamptz - make_interval(days => ${UNUSED_AFTER_DAYS})) as unused,
      r.agency_id = any (array(select access.agencies_for('access-review.attest')))
        or (select access.holds('access-review.attest-any')) as "mayAttest"
    from sharing.access_review r
    join identity.agency a on a.id = r.agency_id
    left join sharing.access_review_line l on l.review_id = r.id
    where ${condition}
    group by r.id, a.id
    order by (r.completed_at is null) desc, r.quarter desc, r.id
    limit ${limit}`.execute(tx);
  return rows;
}

/** The program's offices are in Washington; the day is theirs for agencies of every site. */
export const PROGRAM_ZONE = 'America/New_York';

function summaryOf({ openedAt, completedAt, mayAttest: _, ...row }: Row, now: Date): ReviewSummary {
  const completedOn = completedAt && dayIn(PROGRAM_ZONE, completedAt);
  return {
    ...row,
    openedAt: openedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    ...standingOf({ dueOn: row.dueOn, completedOn }, dayIn(PROGRAM_ZONE, now)),
  };
}

type LineRow = Omit<ReviewLine, 'memberSince' | 'lastUsedAt' | 'decidedAt' | 'carriedOutAt' | 'unused'> & {
  memberSince: Date;
  lastUsedAt: Date | null;
  decidedAt: Date | null;
  carriedOutAt: Date | null;
};

async function linesOf(tx: Tx, reviewId: string, now: Date): Promise<ReviewLine[]> {
  const { rows } = await sql<LineRow>`
    select l.id, l.membership_id as "membershipId", coalesce(identity.name_of(l.person_id), 'A colleague') as person,
      k.label as role, l.sites, l.member_since as "memberSince", l.last_used_at as "lastUsedAt",
      l.person_id = access.person_id() as "isMine", l.decision, identity.name_of(l.decided_by) as "decidedBy",
      l.decided_at as "decidedAt", l.reason, l.carried_out_at as "carriedOutAt", l.held_up as "heldUp"
    from sharing.access_review_line l
    join access.role k on k.name = l.role
    where l.review_id = ${reviewId}
    order by (l.decision is null) desc, greatest(l.last_used_at, l.member_since), l.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    unused: isUnused(row, now),
    memberSince: row.memberSince.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    carriedOutAt: row.carriedOutAt?.toISOString() ?? null,
  }));
}

function conditions({ show, after }: Query, now: Date): RawBuilder<boolean> {
  const today = dayIn(PROGRAM_ZONE, now);
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (show === 'open') parts.push(sql`r.completed_at is null`);
  if (show === 'overdue') parts.push(sql`r.completed_at is null and r.due_on < ${today}::date`);
  if (show === 'complete') parts.push(sql`r.completed_at is not null`);
  const [open, quarter, id] = decodeCursor(after) ?? [];
  if (typeof open === 'number' && typeof quarter === 'string' && typeof id === 'string') {
    const isOpen = sql`case when r.completed_at is null then 1 else 0 end`;
    parts.push(sql`(${isOpen} < ${open}::integer or (${isOpen} = ${open}::integer
      and (r.quarter < ${quarter} or (r.quarter = ${quarter} and r.id > ${id}::uuid))))`);
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
