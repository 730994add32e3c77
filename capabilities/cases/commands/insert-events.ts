import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { declarationOf, type RecordField, recordClassOf, type Side } from '../legal-record/kinds.ts';
import type { ReadEvent } from '../legal-record/read-event.ts';

export type Seal = 'open' | 'juvenile' | 'sealed';
export type NewEvent = ReadEvent & {
  id: string;
  caseId: string;
  source: string;
  sourceKey: string;
  seal: Seal;
};
export type Teller = { siteId: string; agencyId: string; side: Side };

/** Writes events of one agency, each row in the compartment of its class, field and seal: three statements in all. */
export async function insertEvents(tx: Tx, teller: Teller, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const compartments = await compartmentsOf(tx, teller, events);
  const rows = events.map((event) => ({
    id: event.id,
    case_id: event.caseId,
    compartment_id: compartments.get(keyOf(event, declarationOf(event.kind).field, teller.side)),
    source: event.source,
    ...columnsOf(event),
  }));
  await sql`insert into cases.event (id, case_id, site_id, compartment_id, agency_id, source, source_key, revision,
      kind, effective_at, defendant_key, charge_key, hearing_key, payload)
    select id, case_id, ${teller.siteId}::uuid, compartment_id, ${teller.agencyId}::uuid, source, source_key, revision,
      kind, effective_at, defendant_key, charge_key, hearing_key, payload
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (id uuid, case_id uuid, compartment_id integer,
      source text, source_key text, revision integer, kind text, effective_at timestamptz, defendant_key text,
      charge_key text, hearing_key text, payload jsonb)`.execute(tx);
  await insertFields(tx, teller, events, compartments);
}

/** What was told, by the names of its columns. */
export function columnsOf(event: ReadEvent) {
  return {
    source_key: event.sourceKey,
    revision: event.revision,
    kind: event.kind,
    effective_at: event.effectiveAt,
    defendant_key: event.defendantKey,
    charge_key: event.chargeKey,
    hearing_key: event.hearingKey,
    payload: event.payload,
  };
}

async function insertFields(
  tx: Tx,
  teller: Teller,
  events: readonly NewEvent[],
  compartments: Map<string, number>,
): Promise<void> {
  const rows = events.flatMap((event) =>
    Object.entries(event.fields).map(([field, content]) => ({
      event_id: event.id,
      case_id: event.caseId,
      compartment_id: compartments.get(keyOf(event, field as RecordField, teller.side)),
      field,
      content,
    })),
  );
  if (rows.length === 0) return;
  await sql`insert into cases.event_field (event_id, case_id, site_id, compartment_id, field, content)
    select event_id, case_id, ${teller.siteId}::uuid, compartment_id, field, content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      r (event_id uuid, case_id uuid, compartment_id integer, field text, content jsonb)`.execute(tx);
}

async function compartmentsOf(
  tx: Tx,
  teller: Teller,
  events: readonly NewEvent[],
): Promise<Map<string, number>> {
  const wanted = new Map<string, { key: string; class: string; field: string; seal: Seal }>();
  for (const event of events) {
    for (const field of [declarationOf(event.kind).field, ...(Object.keys(event.fields) as RecordField[])]) {
      const key = keyOf(event, field, teller.side);
      wanted.set(key, { key, class: recordClassOf(event.kind, teller.side), field, seal: event.seal });
    }
  }
  const { rows } = await sql<{ key: string; id: number }>`
    select w.key, sharing.compartment_for(${teller.siteId}::uuid, ${teller.agencyId}::uuid, w.class, w.field, w.seal) as id
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb)
      w (key text, class text, field text, seal text)`.execute(tx);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

function keyOf(event: NewEvent, field: RecordField, side: Side): string {
  return `${recordClassOf(event.kind, side)} ${field} ${event.seal}`;
}

export const newEventId = uuidv7;
