import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { LegalEvent } from '../legal-record/kinds.ts';

type Row = Omit<LegalEvent, 'fields' | 'correctsKey'> & {
  caseId: string;
  fields: LegalEvent['fields'] | null;
};

/** The events of these cases, as far as whoever is asking may see them. */
export async function loadEvents(tx: Tx, caseIds: readonly string[]): Promise<Map<string, LegalEvent[]>> {
  const { rows } = await sql<Row>`
    select e.case_id as "caseId", e.id, e.agency_id as "agencyId", a.kind as "agencyKind", e.source,
      e.source_key as "sourceKey", e.revision, e.kind, e.effective_at as "effectiveAt",
      e.defendant_key as "defendantKey", e.charge_key as "chargeKey", e.hearing_key as "hearingKey", e.payload,
      f.fields
    from cases.event e
    join identity.agency a on a.id = e.agency_id
    left join (
      select event_id, jsonb_object_agg(field, content) as fields
      from cases.event_field
      where case_id = any (${[...caseIds]}::uuid[])
      group by event_id
    ) f on f.event_id = e.id
    where e.case_id = any (${[...caseIds]}::uuid[])`.execute(tx);
  const byCase = new Map<string, LegalEvent[]>(caseIds.map((id) => [id, []]));
  for (const { caseId, fields, ...event } of rows) {
    byCase.get(caseId)!.push({
      ...event,
      fields: fields ?? {},
      correctsKey: event.kind === 'corrected' ? (event.payload.voids as string) : null,
    });
  }
  return byCase;
}
