import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob, type JobDefinition } from '#platform/jobs/declare.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { readPreferences } from '../queries/preferences.ts';
import { prepareDigest } from './prepare-digest.ts';
import { digestDue } from './rhythm.ts';
import { type Reader, sendDigest } from './send-digest.ts';

const KEPT_DAYS = 400;

/** Four times an hour, because some zones are half an hour off: whoever's hour has come gets the digest of their day. */
export function digestJob(workflows: () => readonly WorkflowDeclaration[]): JobDefinition<object> {
  return declareJob<object>({
    name: 'notifications.send-digests',
    every: '*/15 * * * *',
    run: async (_, services, { signal }) => {
      const failures = await sendDueDigests(services, workflows(), signal);
      await services.database.asSystem('digests of long ago are forgotten', forgetOld);
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} digests did not leave`);
    },
  });
}

/** One mailbox that refuses holds up nobody else's digest. */
export async function sendDueDigests(
  services: Services,
  workflows: readonly WorkflowDeclaration[],
  signal?: AbortSignal,
): Promise<unknown[]> {
  const readers = await services.database.asSystem('who may get a digest today', possibleReaders);
  const failures: unknown[] = [];
  for (const reader of readers) {
    signal?.throwIfAborted();
    await makeDigest(services, workflows, reader).catch((error: unknown) => failures.push(error));
  }
  return failures;
}

async function makeDigest(
  services: Services,
  workflows: readonly WorkflowDeclaration[],
  reader: Reader,
): Promise<void> {
  const prepared = await services.database.as({ personId: reader.personId, readOnly: true }, async (tx) => {
    const preferences = await readPreferences(tx);
    const due = digestDue(preferences.rhythm, services.clock.now());
    if (!due || !preferences.digestOn || (await isMade(tx, due.day))) return null;
    return { day: due.day, items: (await prepareDigest(tx, workflows, preferences, due)).items };
  });
  if (prepared) await sendDigest(services, workflows, reader, prepared);
}

/**
 * People who have come in at least once and still have a role: someone who was only invited, or brought in from a
 * list, hears nothing.
 */
async function possibleReaders(tx: Tx): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select p.id as "personId", p.name, p.email
    from identity.person p
    left join notifications.preference chosen on chosen.person_id = p.id
    where p.kind = 'human' and p.status = 'active' and coalesce(chosen.digest_on, true)
      and exists (select from identity.session s where s.person_id = p.id and s.stage = 'open')
      and exists (select from identity.membership m where m.person_id = p.id and identity.in_force(m))
    order by p.id`.execute(tx);
  return rows;
}

async function isMade(tx: Tx, day: string): Promise<boolean> {
  const { rows } = await sql`
    select from notifications.digest where person_id = access.person_id() and day = ${day}`.execute(tx);
  return rows.length > 0;
}

async function forgetOld(tx: Tx): Promise<void> {
  await sql`delete from notifications.digest where day < current_date - ${KEPT_DAYS}::int`.execute(tx);
}
