import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { SetAsideRow } from '../contract.ts';

type PageRequest = { after?: string | undefined; limit: number };

/** Rows of a file that were not taken, in the order of the file. */
export async function readSetAsideRows(
  tx: Tx,
  siteId: string,
  importId: string,
  page: PageRequest,
): Promise<{ items: SetAsideRow[]; next: string | null }> {
  const after = decodeCursor(page.after)?.[0] ?? 0;
  const rows = await readRowsAfter(tx, siteId, importId, Number(after), page.limit + 1);
  return cutPage(rows, page.limit, (row) => [row.fileRow]);
}

const rowsAtOnce = 5000;

/** All of them, a batch at a time, for a download. */
export async function* eachSetAsideRow(
  tx: Tx,
  siteId: string,
  importId: string,
): AsyncGenerator<SetAsideRow[]> {
  for (let after = 0; ; ) {
    const rows = await readRowsAfter(tx, siteId, importId, after, rowsAtOnce);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)!.fileRow;
  }
}

async function readRowsAfter(
  tx: Tx,
  siteId: string,
  importId: string,
  after: number,
  limit: number,
): Promise<SetAsideRow[]> {
  const { rows } = await sql<SetAsideRow>`
    select row.file_row as "fileRow", row.fields, row.reasons, row.corrected,
      identity.name_of(row.corrected_by) as "correctedBy",
      case when correction.id is not null then jsonb_build_object(
        'id', correction.id, 'number', correction.number, 'state', correction.state) end as correction
    from incidents.set_aside_row row
    left join incidents.import correction on correction.id = row.correction_id
    where row.site_id = ${siteId} and row.import_id = ${importId} and row.file_row > ${after}
    order by row.file_row
    limit ${limit}`.execute(tx);
  return rows;
}
