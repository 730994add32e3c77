import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { SetAside } from '../checking/check-row.ts';
import { integerArray, textArray, uuidArray } from './binary-arrays.ts';
import type { Closing } from './pair-changes.ts';

export type Target = { siteId: string; sourceId: string; importId: string; version: number };

export async function writeSetAside(tx: Tx, target: Target, rows: SetAside[]): Promise<void> {
  await sql`
    insert into incidents.set_aside_row (site_id, import_id, file_row, fields, reasons)
    select ${target.siteId}::uuid, ${target.importId}::uuid, file_row,
      array(select jsonb_array_elements_text(fields::jsonb)), reasons::jsonb
    from unnest(
      ${integerArray(rows.map((row) => row.row))}::integer[],
      ${textArray(rows.map((row) => JSON.stringify(row.fields)))}::text[],
      ${textArray(rows.map((row) => JSON.stringify(row.reasons)))}::text[]
    ) as row (file_row, fields, reasons)`.execute(tx);
}

export async function writeClosings(
  tx: Tx,
  target: Target,
  kind: 'victim' | 'event',
  closings: Closing[],
): Promise<void> {
  if (closings.length === 0) return;
  await sql`
    insert into incidents.closing (site_id, import_id, kind, row_id, replaced_by)
    select ${target.siteId}::uuid, ${target.importId}::uuid, ${kind},
      unnest(${uuidArray(closings.map((closing) => closing.id))}::uuid[]),
      unnest(${uuidArray(closings.map((closing) => closing.replacedBy))}::uuid[])`.execute(tx);
}
