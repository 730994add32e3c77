import { sql } from 'kysely';
import { agreementUsed, recordDisclosureIn, recordOperationalReadIn } from '#capabilities/sharing/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { expectValue } from '#platform/outcome/outcome.ts';

export type Leaving = {
  kind: 'export' | 'webhook';
  table: string;
  siteId: string;
  /** In a few words, for whoever owns the rows. */
  what: string;
  detail: Record<string, unknown>;
  rows: readonly { id: string; compartmentId: number }[];
};

type Place = { id: number; ownerId: string; recordClass: string; field: string };

/**
 * Rows that leave the platform: a look at them, and a line in the disclosure log of each agency they belong to, in the
 * transaction that hands them over. Without the line nothing goes.
 */
export async function logLeaving(tx: Tx, leaving: Leaving): Promise<void> {
  const { table, siteId, detail, rows } = leaving;
  if (rows.length === 0) return;
  const compartmentIds = [...new Set(rows.map(({ compartmentId }) => compartmentId))];
  await recordOperationalReadIn(tx, { table, id: null, siteId, compartmentIds, detail });
  const recipient = await recipientOf(tx);
  const { rows: places } = await sql<Place>`
    select id, owner_agency_id as "ownerId", record_class as "recordClass", field from sharing.compartment
    where id = any (${compartmentIds}::integer[])`.execute(tx);
  for (const place of places) await disclose(tx, leaving, place, recipient);
}

type Recipient = { id: string; name: string };

async function recipientOf(tx: Tx): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select a.id, a.name from identity.agency a
    where a.id = any (array(select access.agencies_for('cases.read'))) order by a.id`.execute(tx);
  return rows;
}

async function disclose(
  tx: Tx,
  leaving: Leaving,
  place: Place,
  recipients: readonly Recipient[],
): Promise<void> {
  const { kind, siteId, what, rows } = leaving;
  const isOwn = recipients.some(({ id }) => id === place.ownerId);
  const recipient = isOwn ? recipients.find(({ id }) => id === place.ownerId)! : recipients[0]!;
  const [agreementId] = isOwn ? [] : await agreementUsed(tx, [place.id]);
  const outcome = await recordDisclosureIn(tx, {
    siteId,
    agencyId: place.ownerId,
    kind,
    recipient: recipient.name,
    recipientAgencyId: recipient.id,
    recordClass: place.recordClass,
    fields: [place.field],
    what,
    basis: agreementId ? { kind: 'agreement', agreementId } : { kind: 'own records' },
    recordIds: rows.filter(({ compartmentId }) => compartmentId === place.id).map(({ id }) => id),
  });
  expectValue(outcome);
}
