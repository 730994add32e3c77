import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import type { DigestPreview } from '../contract.ts';
import { digestMail } from '../digest/digest-mail.ts';
import { prepareDigest } from '../digest/prepare-digest.ts';
import { digestDayOf } from '../digest/rhythm.ts';
import { readPreferences } from './preferences.ts';

/** Today's digest as it would leave now; the link that ends it is left out, so that it stands in mail alone. */
export async function previewDigest(
  tx: Tx,
  workflows: readonly WorkflowDeclaration[],
  { clock, config }: Services,
): Promise<DigestPreview> {
  const preferences = await readPreferences(tx);
  const today = digestDayOf(preferences.rhythm, clock.now());
  const { items, toldBefore } = await prepareDigest(tx, workflows, preferences, today);
  const { name, sentAt } = await readerOn(tx, today.day);
  const frame = {
    name,
    day: today.day,
    publicUrl: config.publicUrl,
    unsubscribe: 'the link stands in the mail',
  };
  const { subject, text } = digestMail(items, frame);
  return {
    day: today.day,
    items,
    toldBefore,
    alreadySentAt: sentAt?.toISOString() ?? null,
    subject,
    text,
  };
}

async function readerOn(tx: Tx, day: string): Promise<{ name: string; sentAt: Date | null }> {
  const { rows } = await sql<{ name: string; sentAt: Date | null }>`
    select p.name, d.made_at as "sentAt"
    from identity.person p
    left join notifications.digest d on d.person_id = p.id and d.day = ${day} and d.outcome = 'sent'
    where p.id = access.person_id()`.execute(tx);
  return rows[0]!;
}
