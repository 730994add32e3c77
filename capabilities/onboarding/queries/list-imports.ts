import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { ImportKind, ImportSummary } from '../contract.ts';

export type ImportRow = {
  id: string;
  number: string;
  kind: ImportKind;
  fileName: string;
  state: ImportSummary['state'];
  stateSince: Date;
  startedBy: string | null;
  createdAt: Date;
  read: number | null;
  new: number;
  changed: number;
  unchanged: number;
  setAside: number;
};

export const importColumns = sql`i.id, i.number, i.kind, i.file_name as "fileName", i.state, i.state_since as "stateSince",
  identity.name_of(i.started_by) as "startedBy", i.created_at as "createdAt", i.rows_read as read,
  i.rows_new as new, i.rows_changed as changed, i.rows_unchanged as unchanged, i.rows_set_aside as "setAside"`;

/** The newest first. */
export async function listImports(
  tx: Tx,
  query: PageQuery & { kind?: ImportKind | ImportKind[] },
): Promise<{ items: ImportSummary[]; next: string | null }> {
  const [at, id] = decodeCursor(query.after)?.map(String) ?? [];
  const kinds = query.kind === undefined ? null : [query.kind].flat();
  const { rows } = await sql<ImportRow>`
    select ${importColumns}
    from onboarding.import i
    where (${kinds}::text[] is null or i.kind = any (${kinds}))
      and (${id ?? null}::uuid is null or (i.created_at, i.id) < (${at ?? null}::timestamptz, ${id ?? null}))
    order by i.created_at desc, i.id desc
    limit ${query.limit + 1}`.execute(tx);
  const { items, next } = cutPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: items.map(summaryOf), next };
}

export function summaryOf(row: ImportRow): ImportSummary {
  const { id, number, kind, fileName, state, startedBy, read, changed, unchanged, setAside } = row;
  return {
    ...{ id, number, kind, fileName, state, startedBy },
    stateSince: row.stateSince.toISOString(),
    createdAt: row.createdAt.toISOString(),
    counts: read === null ? null : { read, new: row.new, changed, unchanged, setAside },
  };
}
