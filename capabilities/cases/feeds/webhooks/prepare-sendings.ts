import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';

export const SENDING_DUE = 'cases.webhook-due';
const EVENTS_A_POST = 200;

type Webhook = { id: string; siteId: string; clientId: string; kinds: string[]; createdAt: Date };

/** After records grew: one sending for each webhook whose client may see some of what is new. */
export async function prepareSendings(services: Services, caseIds: readonly string[]): Promise<void> {
  for (const webhook of await activeWebhooks(services, caseIds)) {
    const eventIds = await unseenBy(services, webhook, caseIds);
    if (eventIds.length === 0) continue;
    await services.database.asSystem('a webhook is told that cases moved', (tx) =>
      makeSendings(tx, webhook, eventIds),
    );
  }
}

function activeWebhooks({ database }: Services, caseIds: readonly string[]): Promise<Webhook[]> {
  return database.asSystem('which webhooks are at the site of these cases', async (tx) => {
    const { rows } = await sql<Webhook>`
      select w.id, w.site_id as "siteId", w.client_id as "clientId", w.kinds, w.created_at as "createdAt"
      from cases.webhook w
      where w.state = 'active'
        and w.site_id in (select c.site_id from cases.case c where c.id = any (${[...caseIds]}::uuid[]))`.execute(
      tx,
    );
    return rows;
  });
}

/** Asked as the client itself: what its agreements do not open, it does not see, and so is not told of. */
function unseenBy({ database }: Services, webhook: Webhook, caseIds: readonly string[]): Promise<string[]> {
  return database.as({ personId: webhook.clientId, readOnly: true }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select e.id from cases.event e
      where e.case_id = any (${[...caseIds]}::uuid[]) and e.site_id = ${webhook.siteId}
        and (${webhook.kinds}::text[] = '{}' or e.kind = any (${webhook.kinds}::text[]))
        and e.recorded_at >= ${webhook.createdAt}
      order by e.id`.execute(tx);
    return rows.map(({ id }) => id);
  });
}

async function makeSendings(tx: Tx, webhook: Webhook, eventIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into cases.webhook_told (webhook_id, event_id)
    select ${webhook.id}::uuid, id from unnest(${[...eventIds]}::uuid[]) id
    on conflict do nothing
    returning event_id as id`.execute(tx);
  const fresh = rows.map(({ id }) => id);
  for (let from = 0; from < fresh.length; from += EVENTS_A_POST) {
    const id = uuidv7();
    await sql`insert into cases.webhook_sending (id, webhook_id, site_id, event_ids)
      values (${id}, ${webhook.id}, ${webhook.siteId}, ${fresh.slice(from, from + EVENTS_A_POST)})`.execute(
      tx,
    );
    await emitIn(tx, {
      kind: SENDING_DUE,
      siteId: webhook.siteId,
      subject: { table: 'cases.webhook_sending', id },
      permission: 'cases.connect',
    });
  }
}
