import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '#platform/clock/days.ts';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { standingOf } from '../clock.ts';
import type { RequestSummary, requestListQuery } from '../contract.ts';

type Query = z.infer<typeof requestListQuery>;
export type SummaryRow = Omit<RequestSummary, 'stateSince' | 'standing' | 'days'> & {
  stateSince: Date;
  answeredOn: Day | null;
};

const OPEN = sql`r.state in ('received', 'under-review', 'complained')`;
const views: Record<NonNullable<Query['show']>, (today: Day) => RawBuilder<unknown>> = {
  open: () => OPEN,
  late: (today) => sql`(r.state in ('received', 'under-review') and r.due_on < ${today}::date)`,
  answered: () => sql`r.state in ('answered', 'answered-in-part', 'denied', 'upheld')`,
  complaints: () => sql`r.complaint is not null`,
};

/** Requests for records of the agencies that the person answers for: what is due first, then the newest. */
export async function listRequests(
  tx: Tx,
  siteId: string,
  query: Query,
  today: Day,
): Promise<{ items: RequestSummary[]; next: string | null }> {
  const { rows } = await sql<SummaryRow>`
    select r.id, r.number, r.state, r.state_since as "stateSince", r.title, a.name as agency, r.requester,
      r.requester_kind as "requesterKind", r.received_on as "receivedOn", r.due_on as "dueOn",
      r.answered_on as "answeredOn"
    from sharing.records_request r
    join identity.agency a on a.id = r.agency_id
    where r.site_id = ${siteId} and ${conditions(query, today)}
    order by (${OPEN}) desc, r.due_on, r.id
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, (row) => [isOpen(row.state) ? 1 : 0, row.dueOn, row.id]);
  return { items: page.items.map((row) => summaryOf(row, today)), next: page.next };
}

export function summaryOf({ answeredOn, stateSince, ...row }: SummaryRow, today: Day): RequestSummary {
  const standing = standingOf({ dueOn: row.dueOn, answeredOn, isOpen: isUnanswered(row.state) }, today);
  return { ...row, stateSince: stateSince.toISOString(), ...standing };
}

function isOpen(state: string): boolean {
  return isUnanswered(state) || state === 'complained';
}

export function isUnanswered(state: string): boolean {
  return state === 'received' || state === 'under-review';
}

function conditions({ q, show, after }: Query, today: Day): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (show) parts.push(views[show](today));
  if (q) {
    const like = containing(q);
    parts.push(sql`(r.title ilike ${like} or r.number ilike ${like} or r.requester ilike ${like})`);
  }
  const [open, due, id] = decodeCursor(after) ?? [];
  if (typeof open === 'number' && typeof due === 'string' && typeof id === 'string')
    parts.push(sql`(case when ${OPEN} then 0 else 1 end, r.due_on, r.id)
      > (${1 - open}::integer, ${due}::date, ${id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
