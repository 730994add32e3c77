import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import type { Message } from '#platform/mail/mail.ts';
import { may } from '#platform/workflow/move.ts';
import { emailText } from '../document/email-text.ts';
import { bulletinLink } from '../document/link.ts';
import { readBulletinContent } from '../queries/bulletin-content.ts';
import { withdrawalText } from './withdrawal-text.ts';

type Told = 'sent' | 'withdrawn';
type Delivery = { id: string; siteId: string; told: Told; subject: string; text: string };

/** Mails a sent bulletin to its subscribers, and tells those who got one when it is withdrawn; each of them once. */
export const deliverJob = declareJob<{ id: string; told: Told; reason: string }>({
  name: 'bulletins.deliver',
  startedBy: [
    { kind: 'bulletins.sent', input: ({ subject }) => ({ id: subject.id, told: 'sent', reason: '' }) },
    {
      kind: 'bulletins.withdrawn',
      input: ({ subject, payload }) => ({
        id: subject.id,
        told: 'withdrawn',
        reason: String(payload.reason ?? ''),
      }),
    },
  ],
  run: async (input, services, { signal }) => {
    const planned = await services.database.asSystem('a bulletin is mailed to its subscribers', (tx) =>
      plan(tx, input, services.config.publicUrl),
    );
    if (!planned) return;
    for (const personId of planned.people) {
      signal.throwIfAborted();
      await deliver(services, planned.delivery, personId);
    }
  },
});

async function plan(
  tx: Tx,
  { id, told, reason }: { id: string; told: Told; reason: string },
  publicUrl: string,
): Promise<{ delivery: Delivery; people: string[] } | null> {
  const { rows } = await sql<{ siteId: string; state: string }>`
    select site_id as "siteId", state from bulletins.bulletin where id = ${id}`.execute(tx);
  // Withdrawn again before it was mailed: then there is nothing to send.
  if (!rows[0] || rows[0].state !== told) return null;
  const { siteId } = rows[0];
  const read = (await readBulletinContent(tx, { siteId, id }))!;
  const link = bulletinLink(publicUrl, read.content.site.slug, id);
  const title = `${read.document.title}, ${read.content.number}`;
  const delivery: Delivery =
    told === 'sent'
      ? { id, siteId, told, subject: title, text: emailText(read.document, link) }
      : {
          id,
          siteId,
          told,
          subject: `Withdrawn: ${title}`,
          text: withdrawalText(read.content, reason, link),
        };
  return { delivery, people: await peopleToTell(tx, delivery) };
}

async function peopleToTell(tx: Tx, { id, siteId, told }: Delivery): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from bulletins.subscription
    where site_id = ${siteId} and ${told} = 'sent'
    union
    select person_id from bulletins.delivery
    where bulletin_id = ${id} and ${told} = 'withdrawn' and told = 'sent'
    except
    select person_id from bulletins.delivery where bulletin_id = ${id} and told = ${told}
    order by 1`.execute(tx);
  return rows.map(({ personId }) => personId);
}

async function deliver({ database, mail }: Services, delivery: Delivery, personId: string): Promise<void> {
  const { id, siteId, told, subject, text } = delivery;
  const to = await database.as({ personId, readOnly: true }, (tx) => addressOf(tx, siteId));
  if (to === null) return;
  await mail.send({ to, subject, text } satisfies Message);
  await database.asSystem('a bulletin was mailed', (tx) =>
    sql`insert into bulletins.delivery (bulletin_id, person_id, told, site_id)
      values (${id}, ${personId}, ${told}, ${siteId}) on conflict do nothing`.execute(tx),
  );
}

/** Asked as the subscriber: whoever may no longer read the site’s bulletins gets none, subscribed or not. */
async function addressOf(tx: Tx, siteId: string): Promise<string | null> {
  if (!(await may(tx, 'bulletins.read', siteId))) return null;
  const { rows } = await sql<{ email: string | null }>`
    select email from identity.person where id = access.person_id()`.execute(tx);
  return rows[0]?.email ?? null;
}
