import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { CaseDocument, QueueItem, RecordLock } from '../contract.ts';
import type { Seen } from './list-cases.ts';

type QueueRow = Omit<QueueItem, 'raisedAt' | 'resolvedAt'> & {
  raisedAt: Date;
  resolvedAt: Date | null;
  compartmentId: number;
};

const queueColumns = sql`q.id, q.case_id as "caseId", c.number, q.queue, q.code, q.words,
  q.raised_at as "raisedAt", q.due_on as "dueOn", a.name as agency,
  a.id = any (array(select access.agencies_for('cases.record'))) as own, q.resolved_at as "resolvedAt",
  q.resolution, q.compartment_id as "compartmentId"`;

/** What won't fit together in this case and what asks for someone to act; what was resolved stays readable. */
export async function queueOf(tx: Tx, caseId: string): Promise<QueueItem[]> {
  const { rows } = await sql<QueueRow>`
    select ${queueColumns}
    from cases.queue_item q
    join cases.case c on c.id = q.case_id
    join identity.agency a on a.id = q.agency_id
    where q.case_id = ${caseId} and q.raised_at <= now() and (q.ends_at is null or q.ends_at > now())
    order by q.resolved_at is not null, q.raised_at`.execute(tx);
  return rows.map(itemOf);
}

/** The open items that are for the reader’s agencies to settle, the oldest first. */
export async function openQueue(
  tx: Tx,
  siteId: string,
  query: { queue: string; after?: string | undefined; limit: number },
): Promise<Seen<QueueItem>> {
  const [at, id] = decodeCursor(query.after) ?? [];
  const since: RawBuilder<unknown> =
    at === undefined ? sql`true` : sql`(q.raised_at, q.id) > (${at}::timestamptz, ${id}::uuid)`;
  const { rows } = await sql<QueueRow>`
    select ${queueColumns}
    from cases.open_queue_item q
    join cases.case c on c.id = q.case_id
    join identity.agency a on a.id = q.agency_id
    where q.agency_id = any (array(select access.agencies_for('cases.record'))) and q.site_id = ${siteId}
      and q.queue = ${query.queue} and ${since}
    order by q.raised_at, q.id limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ raisedAt, id: last }) => [raisedAt.toISOString(), last]);
  return {
    page: { items: page.items.map(itemOf), next: page.next },
    compartmentIds: page.items.map(({ compartmentId }) => compartmentId),
  };
}

function itemOf({ raisedAt, resolvedAt, compartmentId: _, ...row }: QueueRow): QueueItem {
  return { ...row, raisedAt: raisedAt.toISOString(), resolvedAt: resolvedAt?.toISOString() ?? null };
}

export async function documentsOf(tx: Tx, caseId: string): Promise<CaseDocument[]> {
  const { rows } = await sql<Omit<CaseDocument, 'addedAt'> & { addedAt: Date }>`
    select d.id, d.title, d.kind, d.file_name as "fileName", d.bytes, d.added_at as "addedAt",
      identity.name_of(d.added_by) as "addedBy", a.name as agency,
      a.id = any (array(select access.agencies_for('cases.record'))) as own, c.field
    from cases.document d
    join identity.agency a on a.id = d.agency_id
    join sharing.compartment c on c.id = d.compartment_id
    where d.case_id = ${caseId} and d.removed_at is null
    order by d.added_at, d.id`.execute(tx);
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}

type LockRow = Omit<RecordLock, 'since' | 'until'> & { since: Date; until: Date };

/** Who is writing on this case now. */
export async function locksOf(tx: Tx, caseId: string, now: Date): Promise<RecordLock[]> {
  const { rows } = await sql<LockRow>`
    select a.name as agency, a.id = any (array(select access.agencies_for('cases.record'))) as own,
      l.held_by = access.person_id() as mine, identity.name_of(l.held_by) as "heldBy", l.held_since as since,
      l.held_until as until, l.taken_why as "takenWhy"
    from cases.record_lock l
    join identity.agency a on a.id = l.agency_id
    where l.case_id = ${caseId} and l.held_until > ${now}
    order by l.held_since`.execute(tx);
  return rows.map(({ since, until, ...row }) => ({
    ...row,
    since: since.toISOString(),
    until: until.toISOString(),
    takenWhy: row.own ? row.takenWhy : null,
  }));
}
