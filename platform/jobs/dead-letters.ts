import { sql } from 'kysely';
import type { JobWithMetadata } from 'pg-boss';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { PlatformEvent, Services } from '#platform/http/capability.ts';

export const JOB_DIED = 'platform.job-died';

/** Facts the platform itself tells. */
export const platformEvents: Record<string, string> = {
  [JOB_DIED]: 'A job or a handler of events failed as often as it may and was left as a dead letter.',
};

/** Whoever reads what happened outside any one site also sees what the system could not do. */
const READERS = 'audit.read-program';

type DeadLetter = {
  id: string;
  work: 'job' | 'handler';
  name: string;
  eventId: string | null;
  input: object;
  attempts: number;
  error: string;
};

/** The queue has moved a job here after its last try; the copy's id makes keeping it twice one letter. */
export async function keepDeadJob({ database }: Services, dead: JobWithMetadata<object>): Promise<void> {
  await database.asSystem('a job failed for the last time', (tx) =>
    keepIn(tx, {
      id: dead.id,
      work: 'job',
      name: dead.sourceName ?? 'unknown',
      eventId: null,
      input: dead.data ?? {},
      attempts: (dead.sourceRetryCount ?? 0) + 1,
      error: wordsIn(dead.sourceOutput),
    }),
  );
}

export async function keepDeadDelivery(
  tx: Tx,
  event: PlatformEvent,
  failed: { handler: string; attempts: number; error: string },
): Promise<void> {
  await keepIn(tx, {
    id: uuidv7(),
    work: 'handler',
    name: failed.handler,
    eventId: event.id,
    input: { kind: event.kind, subject: event.subject },
    attempts: failed.attempts,
    error: failed.error,
  });
}

async function keepIn(tx: Tx, letter: DeadLetter): Promise<void> {
  const kept = await sql`
    insert into platform.dead_letter (id, work, name, event_id, input, attempts, error)
    values (${letter.id}, ${letter.work}, ${letter.name}, ${letter.eventId}, ${JSON.stringify(letter.input)},
      ${letter.attempts}, ${letter.error})
    on conflict (id) do nothing`.execute(tx);
  if (kept.numAffectedRows === 0n || tellsOfDeath(letter)) return;
  await emitIn(tx, {
    kind: JOB_DIED,
    siteId: null,
    subject: { table: 'platform.dead_letter', id: letter.id },
    permission: READERS,
    payload: { work: letter.work, name: letter.name, input: letter.input },
  });
}

/** A hearer of deaths that itself dies would tell of its own death without end. */
function tellsOfDeath(letter: DeadLetter): boolean {
  return letter.work === 'handler' && (letter.input as { kind?: string }).kind === JOB_DIED;
}

function wordsIn(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: string; value?: { message?: string } };
  return (message ?? value?.message ?? 'no reason was kept').slice(0, 2000);
}
