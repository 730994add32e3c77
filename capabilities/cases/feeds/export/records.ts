import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export type ExportName = 'events' | 'parts' | 'charges' | 'hearings' | 'defendants';
export type ExportRow = { id: string; compartmentId: number } & Record<string, unknown>;

const rowsAtOnce = 1_000;

const columns: Record<ExportName, { table: string; names: readonly string[] }> = {
  events: {
    table: 'cases.event',
    names: [
      'case_id',
      'agency_id',
      'kind',
      'effective_at',
      'recorded_at',
      'source',
      'source_key',
      'revision',
      'defendant_key',
      'charge_key',
      'hearing_key',
      'payload',
    ],
  },
  parts: {
    table: 'cases.part',
    names: [
      'case_id',
      'agency_id',
      'kind',
      'local_number',
      'status',
      'status_since',
      'opened_on',
      'closed_on',
      'due_on',
      'nibrs_offense',
      'rounds',
    ],
  },
  charges: {
    table: 'cases.charge',
    names: [
      'case_id',
      'agency_id',
      'side',
      'defendant_key',
      'charge_key',
      'count_number',
      'version',
      'statute',
      'nibrs_offense',
      'degree',
      'status',
      'status_since',
      'disposition',
      'disposition_class',
      'disposed_on',
    ],
  },
  hearings: {
    table: 'cases.hearing',
    names: [
      'case_id',
      'hearing_key',
      'defendant_key',
      'kind',
      'at',
      'ends_at',
      'place',
      'status',
      'continuances',
    ],
  },
  defendants: {
    table: 'cases.defendant',
    names: ['case_id', 'defendant_key', 'name', 'birth_date', 'juvenile', 'custody'],
  },
};

export function headerOf(name: ExportName): string[] {
  return ['id', 'case_number', ...columns[name].names];
}

/** The next rows after one, as far as whoever is asking may see them at this moment. */
export async function nextRows(
  tx: Tx,
  name: ExportName,
  siteId: string,
  after: string | null,
): Promise<ExportRow[]> {
  const { table, names } = columns[name];
  const { rows } = await sql<ExportRow>`
    select r.id, r.compartment_id as "compartmentId", c.number as case_number,
      ${sql.join(names.map((column) => sql.ref(`r.${column}`)))}
    from ${sql.table(table)} r
    left join cases.case c on c.id = r.case_id
    where r.site_id = ${siteId} and (${after === null} or r.id > ${after}::uuid)
    order by r.id limit ${rowsAtOnce}`.execute(tx);
  return rows;
}
