import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** An event as it leaves the platform: what whoever is asking may see of it. */
export type TellableEvent = {
  id: string;
  caseId: string;
  caseNumber: string | null;
  agencyId: string;
  kind: string;
  effectiveAt: Date;
  recordedAt: Date;
  revision: number;
  defendantKey: string | null;
  chargeKey: string | null;
  hearingKey: string | null;
  payload: Record<string, unknown>;
  fields: Record<string, unknown>;
};

export async function tellableEvents(tx: Tx, eventIds: readonly string[]): Promise<TellableEvent[]> {
  const { rows } = await sql<TellableEvent>`
    select e.id, e.case_id as "caseId", c.number as "caseNumber", e.agency_id as "agencyId", e.kind,
      e.effective_at as "effectiveAt", e.recorded_at as "recordedAt", e.revision,
      e.defendant_key as "defendantKey", e.charge_key as "chargeKey", e.hearing_key as "hearingKey", e.payload,
      coalesce((select jsonb_object_agg(f.field, f.content) from cases.event_field f where f.event_id = e.id), '{}')
        as fields
    from cases.event e
    left join cases.case c on c.id = e.case_id
    where e.id = any (${[...eventIds]}::uuid[])
    order by e.effective_at, e.id`.execute(tx);
  return rows;
}

/** Where these events and what stands beside them belong: what is logged when they leave. */
export async function placesOf(
  tx: Tx,
  events: readonly TellableEvent[],
): Promise<{ id: string; compartmentId: number }[]> {
  const ids = events.map(({ id }) => id);
  const { rows } = await sql<{ id: string; compartmentId: number }>`
    select id, compartment_id as "compartmentId" from cases.event where id = any (${ids}::uuid[])
    union
    select event_id, compartment_id from cases.event_field where event_id = any (${ids}::uuid[])`.execute(tx);
  return rows;
}
