import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { FileRow, Verdict } from '../contract.ts';

/** The rows of a file as they were checked, in the order of the file. */
export async function listRows(
  tx: Tx,
  importId: string,
  query: PageQuery & { verdict?: Verdict | Verdict[] },
): Promise<{ items: FileRow[]; next: string | null }> {
  const [after] = decodeCursor(query.after)?.map(Number) ?? [];
  const verdicts = query.verdict === undefined ? null : [query.verdict].flat();
  const { rows } = await sql<FileRow>`
    select file_row as row, verdict, key, fields, reasons
    from onboarding.file_row
    where import_id = ${importId} and file_row > ${after ?? 0}
      and (${verdicts}::text[] is null or verdict = any (${verdicts}))
    order by file_row
    limit ${query.limit + 1}`.execute(tx);
  return cutPage(rows, query.limit, ({ row }) => [row]);
}

export async function rowsSetAside(tx: Tx, importId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select file_row as row, verdict, key, fields, reasons
    from onboarding.file_row
    where import_id = ${importId} and verdict = 'set aside'
    order by file_row`.execute(tx);
  return rows;
}
