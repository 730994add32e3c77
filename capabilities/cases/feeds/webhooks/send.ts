import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Leaving, logLeaving } from '../log-leaving.ts';
import { type Post, postOutside } from './post.ts';
import { SIGNATURE_HEADER, sign, webhookKey } from './sign.ts';
import { placesOf, type TellableEvent, tellableEvents } from './tellable-events.ts';

type Sending = {
  id: string;
  siteId: string;
  eventIds: string[];
  url: string;
  webhookId: string;
  clientId: string;
  secretVersion: number;
};

export const SEND_RETRIES = 7;

/**
 * Sends what the client may see at this moment, not at the moment it was queued: an agreement that ended in between
 * leaves nothing to send. Throws where it is to be tried again.
 */
export async function send(
  services: Services,
  sendingId: string,
  attempt: number,
  post: Post = postOutside,
): Promise<void> {
  const sending = await waitingSending(services, sendingId);
  if (!sending) return;
  const events = await services.database.as(
    { personId: sending.clientId, purpose: `webhook ${sending.webhookId}` },
    async (tx) => {
      const visible = await tellableEvents(tx, sending.eventIds);
      await logLeaving(tx, leaving(sending, visible, await placesOf(tx, visible)));
      return visible;
    },
  );
  if (events.length === 0) return settle(services, sendingId, 'withheld', attempt);
  const body = bodyOf(sending, events, services.clock.now());
  const key = webhookKey({ id: sending.webhookId, secretVersion: sending.secretVersion }, services.secret);
  const posted = await post(sending.url, body, {
    'content-type': 'application/json',
    'user-agent': 'psp-webhooks',
    'x-psp-delivery': sending.id,
    [SIGNATURE_HEADER]: sign(body, key, services.clock.now()),
  });
  if ('status' in posted && posted.status >= 200 && posted.status < 300) {
    return settle(services, sendingId, 'sent', attempt);
  }
  const problem = 'status' in posted ? `It was answered with ${posted.status}.` : posted.problem;
  await settle(services, sendingId, attempt > SEND_RETRIES ? 'dead' : 'waiting', attempt, problem);
  throw new Error(`webhook ${sending.webhookId}: ${problem}`);
}

function waitingSending({ database }: Services, id: string): Promise<Sending | null> {
  return database.asSystem('a webhook is sent', async (tx) => {
    const { rows } = await sql<Sending>`
      select s.id, s.site_id as "siteId", s.event_ids as "eventIds", w.url, w.id as "webhookId",
        w.client_id as "clientId", w.secret_version as "secretVersion"
      from cases.webhook_sending s
      join cases.webhook w on w.id = s.webhook_id and w.state = 'active'
      where s.id = ${id} and s.state = 'waiting'`.execute(tx);
    return rows[0] ?? null;
  });
}

async function settle(
  { database, clock }: Services,
  id: string,
  state: 'waiting' | 'sent' | 'withheld' | 'dead',
  attempts: number,
  problem: string | null = null,
): Promise<void> {
  const settledAt = state === 'waiting' ? null : clock.now();
  await database.asSystem('what came of a webhook', (tx: Tx) =>
    sql`update cases.webhook_sending
      set state = ${state}, attempts = ${attempts}, last_problem = ${problem}, settled_at = ${settledAt}
      where id = ${id}`.execute(tx),
  );
}

function leaving(sending: Sending, events: readonly TellableEvent[], rows: Leaving['rows']): Leaving {
  return {
    kind: 'webhook',
    table: 'cases.event',
    siteId: sending.siteId,
    what: `${events.length} events in cases, to a system`,
    detail: { webhook: sending.webhookId, sending: sending.id, events: events.length },
    rows,
  };
}

function bodyOf(sending: Sending, events: readonly TellableEvent[], at: Date): string {
  return JSON.stringify({
    delivery: sending.id,
    webhook: sending.webhookId,
    sentAt: at.toISOString(),
    events,
  });
}
