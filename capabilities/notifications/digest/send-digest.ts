import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import type { DigestItem } from '../contract.ts';
import { digestMail } from './digest-mail.ts';
import { stillAsFound } from './prepare-digest.ts';
import { unsubscribeLink } from './unsubscribe-link.ts';

export type Reader = { personId: string; name: string; email: string };

/**
 * Sends one person's digest of one day. The row of person and day is written before the mail leaves and commits after
 * it has: another process that tries the same finds the lock or the row, and when this one dies nothing is kept and
 * the next try begins anew.
 */
export async function sendDigest(
  services: Services,
  workflows: readonly WorkflowDeclaration[],
  reader: Reader,
  { day, items }: { day: Day; items: readonly DigestItem[] },
): Promise<'sent' | 'nothing new' | 'made before'> {
  return services.database.asSystem('a digest is made for its reader', async (tx) => {
    if (!(await isFirst(tx, reader, day))) return 'made before';
    const standing = await services.database.as({ personId: reader.personId, readOnly: true }, (asked) =>
      stillAsFound(asked, workflows, items),
    );
    const outcome = standing.length > 0 ? 'sent' : 'nothing new';
    const id = uuidv7();
    await keepDigest(tx, { id, personId: reader.personId, day, outcome }, standing, services.clock.now());
    if (outcome === 'sent') await mailDigest(services, reader, { id, day, items: standing });
    return outcome;
  });
}

/** The lock first, in a statement of its own: what another process has just committed is seen by the next one. */
async function isFirst(tx: Tx, { personId }: Reader, day: Day): Promise<boolean> {
  const lock = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`digest ${personId} ${day}`}, 0)) as free`.execute(
    tx,
  );
  if (!lock.rows[0]!.free) return false;
  const made = await sql`
    select from notifications.digest where person_id = ${personId} and day = ${day}`.execute(tx);
  return made.rows.length === 0;
}

async function keepDigest(
  tx: Tx,
  digest: { id: string; personId: string; day: Day; outcome: string },
  items: readonly DigestItem[],
  now: Date,
): Promise<void> {
  const { id, personId, day, outcome } = digest;
  await sql`insert into notifications.digest (id, person_id, day, outcome, made_at)
    values (${id}, ${personId}, ${day}, ${outcome}, ${now})`.execute(tx);
  await sql`insert into notifications.digest_item (person_id, record_id, since, stage, digest_id)
    select ${personId}, item.record_id, item.since, item.stage, ${id}
    from unnest(${items.map((item) => item.recordId)}::uuid[], ${items.map((item) => item.since)}::timestamptz[],
      ${items.map((item) => item.stage)}::text[]) item (record_id, since, stage)
    on conflict do nothing`.execute(tx);
}

async function mailDigest(
  { mail, secret, config }: Services,
  { personId, name, email }: Reader,
  digest: { id: string; day: Day; items: readonly DigestItem[] },
): Promise<void> {
  const unsubscribe = unsubscribeLink(config.publicUrl, secret, personId);
  const words = digestMail(digest.items, { name, day: digest.day, publicUrl: config.publicUrl, unsubscribe });
  await mail.send({ to: email, ...words, unsubscribe, id: `digest-${personId}-${digest.day}` });
}
