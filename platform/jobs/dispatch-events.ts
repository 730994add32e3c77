import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { listenTo } from '#platform/database/listen.ts';
import type { PlatformEvent, Services } from '#platform/http/capability.ts';
import { keepDeadDelivery } from './dead-letters.ts';
import type { Hearer } from './hearers.ts';
import { startRounds } from './rounds.ts';
import type { Timing } from './timing.ts';
import { type Trouble, wordsOf } from './trouble.ts';

type Waiting = { event: PlatformEvent; attempts: number };

const CLAIMED_AT_ONCE = 40;
const TOLD_AT_ONCE = 4;
const LONGEST_RETRY_MS = 5 * 60_000;

/**
 * Tells committed events to those who hear them. A notification says "look", the slow round says it anyway; what
 * there is to tell is always read from the outbox.
 */
export function dispatchEvents(
  services: Services,
  hearers: readonly Hearer[],
  timing: Timing,
  trouble: Trouble,
): { stop(): Promise<void> } {
  const rounds = startRounds({
    everyMs: timing.outboxEveryMs,
    round: () => tellAll(services, hearers, timing, trouble),
    trouble: (error) => trouble('outbox', error),
  });
  const listening = listenTo(services.database, ['psp_event'], () => rounds.wake());
  return {
    stop: async () => {
      await listening.stop();
      await rounds.stop();
    },
  };
}

async function tellAll(
  services: Services,
  hearers: readonly Hearer[],
  timing: Timing,
  trouble: Trouble,
): Promise<void> {
  for (;;) {
    const claimed = await claim(services, timing);
    for (let from = 0; from < claimed.length; from += TOLD_AT_ONCE) {
      const few = claimed.slice(from, from + TOLD_AT_ONCE);
      await Promise.all(few.map((waiting) => tell(services, hearers, waiting, timing, trouble)));
    }
    if (claimed.length < CLAIMED_AT_ONCE) return;
  }
}

/** Two processes never claim the same row; a claim that its process did not live to settle lapses. */
async function claim({ database }: Services, timing: Timing): Promise<Waiting[]> {
  return database.asSystem('telling committed events', async (tx) => {
    const { rows } = await sql<ClaimedRow>`
      with due as (
        select event_id from platform.outbox
        where next_try_at <= clock_timestamp()
        order by next_try_at limit ${CLAIMED_AT_ONCE}
        for update skip locked
      ), claimed as (
        update platform.outbox o
        set attempts = o.attempts + 1, next_try_at = clock_timestamp() + ${timing.claimMs} * interval '1 millisecond'
        from due where o.event_id = due.event_id
        returning o.event_id, o.attempts
      )
      select c.attempts, e.id, e.kind, e.site_id, e.subject_table, e.subject_id, e.person_id, e.payload, e.at
      from claimed c join platform.event e on e.id = c.event_id
      order by e.sequence`.execute(tx);
    return rows.map((row) => ({ attempts: row.attempts, event: eventOf(row) }));
  });
}

type ClaimedRow = {
  attempts: number;
  id: string;
  kind: string;
  site_id: string | null;
  subject_table: string;
  subject_id: string;
  person_id: string | null;
  payload: Record<string, unknown>;
  at: Date;
};

function eventOf(row: ClaimedRow): PlatformEvent {
  return {
    id: row.id,
    kind: row.kind,
    siteId: row.site_id,
    subject: { table: row.subject_table, id: row.subject_id },
    personId: row.person_id,
    payload: row.payload,
    at: row.at,
  };
}

async function tell(
  services: Services,
  hearers: readonly Hearer[],
  waiting: Waiting,
  timing: Timing,
  trouble: Trouble,
): Promise<void> {
  const failures: { handler: string; error: string }[] = [];
  for (const hearer of hearers.filter(({ kinds }) => kinds.has(waiting.event.kind))) {
    try {
      await services.database.asSystem(`${hearer.name} hears ${waiting.event.kind}`, (tx) =>
        tellOnce(tx, hearer, waiting.event),
      );
      hearer.heard?.();
    } catch (error) {
      trouble(`${hearer.name} hears ${waiting.event.kind} ${waiting.event.id}`, error);
      failures.push({ handler: hearer.name, error: wordsOf(error) });
    }
  }
  await services.database.asSystem('settling a told event', (tx) => settle(tx, waiting, failures, timing));
}

/** The mark goes first: a second telling of the same event waits for the first to commit, and then finds it. */
async function tellOnce(tx: Tx, hearer: Hearer, event: PlatformEvent): Promise<void> {
  const marked = await sql`insert into platform.event_delivery (event_id, handler)
    values (${event.id}, ${hearer.name}) on conflict do nothing`.execute(tx);
  if (marked.numAffectedRows === 1n) await hearer.hear(tx, event);
}

async function settle(
  tx: Tx,
  { event, attempts }: Waiting,
  failures: { handler: string; error: string }[],
  timing: Timing,
): Promise<void> {
  if (failures.length > 0 && attempts < timing.handlerTries) {
    const wait = Math.min(LONGEST_RETRY_MS, timing.handlerRetryMs * 2 ** (attempts - 1));
    await sql`update platform.outbox
      set next_try_at = clock_timestamp() + ${wait} * interval '1 millisecond', last_error = ${failures[0]!.error}
      where event_id = ${event.id}`.execute(tx);
    return;
  }
  for (const failure of failures) await keepDeadDelivery(tx, event, { ...failure, attempts });
  await sql`delete from platform.outbox where event_id = ${event.id}`.execute(tx);
}
