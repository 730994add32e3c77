import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { applyIn } from './deliver.ts';
import { readDelivered } from './files.ts';
import type { Feeder, Taken } from './take-events.ts';

export type Applied = { feeder: Feeder; sha256: string; taken: Taken };

type Checked = { sha256: string; form: 'csv' | 'nibrs'; source: string; agencyId: string };

/** Brings a checked file into the record: all of it or nothing. */
export async function applyFileIn(
  tx: Tx,
  services: Services,
  site: { id: string; timeZone: string },
  id: string,
): Promise<Outcome<Applied>> {
  const checked = await lockChecked(tx, site.id, id);
  if (!checked.ok) return checked;
  const { sha256, form, source, agencyId } = checked.value;
  const reading = await readDelivered(services, sha256, form, site.timeZone);
  if (!reading.ok) return reading;
  const feeder = { deliveryId: id, siteId: site.id, agencyId, source };
  const taken = await applyIn(tx, feeder, reading.value.told, reading.value.unreadable);
  return taken.ok ? succeed({ feeder, sha256, taken: taken.value }) : taken;
}

export async function discardFileIn(
  tx: Tx,
  siteId: string,
  id: string,
): Promise<Outcome<{ sha256: string }>> {
  const checked = await lockChecked(tx, siteId, id);
  if (!checked.ok) return checked;
  await sql`update cases.delivery set state = 'discarded' where id = ${id}`.execute(tx);
  return succeed({ sha256: checked.value.sha256 });
}

async function lockChecked(tx: Tx, siteId: string, id: string): Promise<Outcome<Checked>> {
  const { rows } = await sql<Checked & { state: string }>`
    select sha256, form, source, agency_id as "agencyId", state from cases.delivery
    where id = ${id} and site_id = ${siteId} and form in ('csv', 'nibrs')
    for update`.execute(tx);
  if (!rows[0]) return failWith('cases.feed-not-found', {});
  return rows[0].state === 'checked' ? succeed(rows[0]) : failWith('cases.feed-settled', {});
}
