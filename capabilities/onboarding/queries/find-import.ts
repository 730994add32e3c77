import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { fittingMapping, guessMapping } from '../checking/guess-mapping.ts';
import type { DateOrder, ImportRecord, Mapping } from '../contract.ts';
import { type ImportRow, importColumns, summaryOf } from './list-imports.ts';

type Row = ImportRow & {
  sha256: string;
  bytes: number;
  header: string[];
  firstRows: string[][];
  mapping: Mapping | null;
  dateOrder: DateOrder | null;
  checkedAt: Date | null;
  keptMapping: Mapping | null;
  keptOrder: DateOrder | null;
  notInvited: number;
};

/** An import with the mapping to begin from: its own, or that of the last file of its kind, or what headings tell. */
export async function findImport(tx: Tx, id: string): Promise<ImportRecord | null> {
  const { rows } = await sql<Row>`
    select ${importColumns}, i.sha256, i.bytes, i.header, i.first_rows as "firstRows", i.mapping,
      i.date_order as "dateOrder", i.checked_at as "checkedAt",
      kept.columns as "keptMapping", kept.date_order as "keptOrder",
      (select count(distinct b.record_id) from onboarding.brought_in b
        where b.import_id = i.id and b.kind = 'people' and onboarding.needs_invitation(b.record_id)) as "notInvited"
    from onboarding.import i
    left join onboarding.mapping kept on kept.kind = i.kind
    where i.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { sha256, bytes, header, firstRows, notInvited } = row;
  return {
    ...summaryOf(row),
    ...{ sha256, bytes, header, firstRows, notInvited },
    ...mappingOf(row),
    checkedAt: row.checkedAt?.toISOString() ?? null,
  };
}

function mappingOf(row: Row): Pick<ImportRecord, 'mapping' | 'dateOrder' | 'mappedBy'> {
  const { kind, header } = row;
  if (row.mapping) return { mapping: row.mapping, dateOrder: row.dateOrder!, mappedBy: 'this import' };
  const guessed = guessMapping(kind, header);
  if (!row.keptMapping) return { mapping: guessed, dateOrder: 'year-first', mappedBy: 'the headings' };
  const kept = fittingMapping(kind, row.keptMapping, header);
  const free = Object.entries(guessed).filter(([, column]) => !Object.values(kept).includes(column));
  return {
    mapping: { ...Object.fromEntries(free), ...kept },
    dateOrder: row.keptOrder!,
    mappedBy: 'the last file',
  };
}
