import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { rowChecker } from '../checking/check-row.ts';
import { clockOf, groundOf } from '../checking/site-ground.ts';
import { failWith } from '../errors.ts';
import { loadReadingOrder } from '../importing/reading-order.ts';

export type RowCorrection = { importId: string; fileRow: number; fields: string[] };

/** Keeps a mended row when it can now be taken; says at once what is still wrong otherwise. */
export async function correctRowIn(
  tx: Tx,
  siteId: string,
  { importId, fileRow, fields }: RowCorrection,
): Promise<Outcome<{ id: string }>> {
  const order = await loadReadingOrder(tx, importId);
  const header = await headerOf(tx, siteId, importId);
  if (!order || !header) return failWith('incidents.import-missing', {});
  if (fields.length !== header.length) {
    return failWith('incidents.row-wrong-width', { got: fields.length, expected: header.length });
  }
  const { mapping, snapshotDate, site } = order;
  const check = rowChecker({
    mapping,
    header,
    snapshotDate,
    clock: clockOf(site.timeZone),
    ground: groundOf(site),
  });
  const checked = check({ row: fileRow, fields });
  if ('setAside' in checked) {
    const errors = checked.setAside.reasons.map(({ field, message, mend }) => ({
      field: field ?? 'row',
      row: fileRow,
      message,
      mend,
    }));
    return failWith('incidents.row-still-faulty', { row: fileRow }, errors);
  }
  return (await keep(tx, siteId, { importId, fileRow, fields }))
    ? succeed({ id: importId })
    : failWith('incidents.row-missing', { row: fileRow });
}

async function headerOf(tx: Tx, siteId: string, importId: string): Promise<string[] | null | undefined> {
  const { rows } = await sql<{ header: string[] | null }>`
    select header from incidents.import where id = ${importId} and site_id = ${siteId}`.execute(tx);
  return rows[0]?.header;
}

/** A row that is already on its way back in is not changed under the import that carries it. */
async function keep(tx: Tx, siteId: string, { importId, fileRow, fields }: RowCorrection): Promise<boolean> {
  const { rows } = await sql`
    update incidents.set_aside_row
    set corrected = ${fields}::text[], corrected_by = access.person_id(), corrected_at = now()
    where site_id = ${siteId} and import_id = ${importId} and file_row = ${fileRow} and correction_id is null
    returning file_row`.execute(tx);
  return rows.length > 0;
}
