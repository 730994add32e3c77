import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { WebhookInput } from '../contract.ts';
import { failWith } from '../errors.ts';
import { agencyMeantIn } from './agency.ts';

/** The agency's system that a webhook is told as: named by whoever connects it, or the system that asks. */
export async function addWebhookIn(
  tx: Tx,
  siteId: string,
  input: z.output<typeof WebhookInput>,
  asker: { personId: string; kind: 'human' | 'machine' },
): Promise<Outcome<{ id: string }>> {
  const agency = await agencyMeantIn(tx, siteId, 'cases.connect', input.agencyId);
  if (!agency.ok) return agency;
  const clientId = asker.kind === 'machine' ? asker.personId : input.clientId;
  const { rows } = await sql<{ id: string }>`select id from cases.clients_of(${agency.value}::uuid)`.execute(
    tx,
  );
  if (!clientId || !rows.some(({ id }) => id === clientId))
    return failWith('cases.webhook-client-unknown', {});
  const id = uuidv7();
  await sql`insert into cases.webhook (id, site_id, agency_id, client_id, name, url, kinds)
    values (${id}, ${siteId}, ${agency.value}, ${clientId}, ${input.name}, ${input.url}, ${input.kinds})`.execute(
    tx,
  );
  return succeed({ id });
}

/** The old key is worthless from now on. */
export async function renewKeyIn(
  tx: Tx,
  siteId: string,
  id: string,
): Promise<Outcome<{ id: string; secretVersion: number }>> {
  const { rows } = await sql<{ id: string; secretVersion: number }>`
    update cases.webhook set secret_version = secret_version + 1
    where id = ${id} and site_id = ${siteId} and state <> 'ended'
    returning id, secret_version as "secretVersion"`.execute(tx);
  return rows[0] ? succeed(rows[0]) : failWith('cases.feed-not-found', {});
}

export async function setWebhookIn(
  tx: Tx,
  siteId: string,
  id: string,
  state: 'active' | 'paused' | 'ended',
): Promise<Outcome<null>> {
  const { numAffectedRows } = await sql`
    update cases.webhook set state = ${state}
    where id = ${id} and site_id = ${siteId} and state <> 'ended'`.execute(tx);
  return numAffectedRows === 1n ? succeed(null) : failWith('cases.feed-not-found', {});
}
