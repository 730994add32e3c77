import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';

export type LiveEvent = {
  id: string;
  kind: string;
  siteId: string | null;
  subject: { table: string; id: string };
  at: string;
};

/**
 * Where a reader stands: below this transaction everything is settled and was told. An event is news when its
 * transaction is at or above it. A sequence number can't serve: a lower one may commit after a higher one was told.
 */
export type Mark = string;

export type News = { events: (LiveEvent & { transaction: bigint })[]; next: Mark };

const MOST_EVENTS = 1_000;
const PEOPLE_AT_ONCE = 50;

type EventRow = {
  id: string;
  kind: string;
  site_id: string | null;
  subject_table: string;
  subject_id: string;
  at: Date;
  transaction: string;
};

/** All that is new to the system since the mark; whom it may be told is a question of its own. */
export function newsSince(database: Database, since: Mark | null): Promise<News> {
  return database.asSystem('looking for news', (tx) => newsIn(tx, since));
}

/** What a person who comes back may have missed. */
export function missedBy(database: Database, person: string, since: Mark): Promise<News> {
  return database.as({ personId: person, readOnly: true }, (tx) => newsIn(tx, since));
}

/** The next mark is read before the events are, so what commits in between is told now or found the next time. */
async function newsIn(tx: Tx, since: Mark | null): Promise<News> {
  const { rows } = await sql<{ next: Mark }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as next`.execute(tx);
  const next = rows[0]!.next;
  if (since === null) return { next, events: [] };
  const events = await sql<EventRow>`
    select id, kind, site_id, subject_table, subject_id, at, transaction_id::text as transaction
    from platform.event
    where transaction_id >= ${since}::xid8 and at > clock_timestamp() - interval '1 day'
    order by sequence desc limit ${MOST_EVENTS}`.execute(tx);
  return { next, events: events.rows.toReversed().map(eventOf) };
}

/** Who may hear which: the database answers as each of the people, many people in one question. */
export async function heardBy(
  database: Database,
  people: readonly string[],
  events: readonly string[],
): Promise<Map<string, Set<string>>> {
  const heard = new Map<string, Set<string>>(people.map((person) => [person, new Set()]));
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const few = people.slice(from, from + PEOPLE_AT_ONCE);
    const { rows } = await database.as({ personId: null, readOnly: true }, (tx) =>
      sql<{ person_id: string; event_id: string }>`
        select person_id, event_id from platform.events_heard_by(${few}::uuid[], ${events}::uuid[])`.execute(
        tx,
      ),
    );
    for (const row of rows) heard.get(row.person_id)?.add(row.event_id);
  }
  return heard;
}

function eventOf(row: EventRow): LiveEvent & { transaction: bigint } {
  return {
    id: row.id,
    kind: row.kind,
    siteId: row.site_id,
    subject: { table: row.subject_table, id: row.subject_id },
    at: row.at.toISOString(),
    transaction: BigInt(row.transaction),
  };
}
