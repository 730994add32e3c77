import { sql } from 'kysely';
import { safeCsvLine } from '#capabilities/incidents/server.ts';
import type { AskContext, Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { logLeaving } from '../log-leaving.ts';
import { type ExportName, type ExportRow, headerOf, nextRows } from './records.ts';

export type Wanted = { records: ExportName; format: 'jsonl' | 'csv'; siteId: string };

/** An agreement ended while the file was being written: what was written is not the whole, and must not look it. */
export class ExportCutShort extends Error {
  constructor() {
    super('What may be seen became less while the export ran.');
  }
}

/**
 * Everything whoever is asking may see, a batch at a time, each asked and logged in a transaction of its own: nothing
 * is read any more once an agreement has ended, and the file breaks off.
 */
export async function* exportRows(
  services: Services,
  asker: AskContext,
  wanted: Wanted,
): AsyncGenerator<string> {
  const context = { ...asker, purpose: `export of ${wanted.records}` };
  const open = await services.database.as(context, openCompartments);
  if (wanted.format === 'csv') yield safeCsvLine(headerOf(wanted.records));
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const rows: ExportRow[] = await services.database.as(context, async (tx) => {
      const stillOpen = await openCompartments(tx);
      if ([...open].some((id) => !stillOpen.has(id))) throw new ExportCutShort();
      return logged(tx, wanted, await nextRows(tx, wanted.records, wanted.siteId, after));
    });
    if (rows.length === 0) break;
    after = rows[rows.length - 1]!.id;
    count += rows.length;
    yield rows.map((row) => lineOf(row, wanted)).join('');
  }
  if (wanted.format === 'jsonl') yield `${JSON.stringify({ end: true, rows: count })}\n`;
}

async function openCompartments(tx: Tx): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select sharing.open_compartments() as id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

async function logged(tx: Tx, { records, siteId }: Wanted, rows: ExportRow[]): Promise<ExportRow[]> {
  if (rows.length === 0) return rows;
  await logLeaving(tx, {
    kind: 'export',
    table: `cases.${records}`,
    siteId,
    what: `Export of ${rows.length} ${records} of cases`,
    detail: { export: records, rows: rows.length, from: rows[0]!.id, to: rows[rows.length - 1]!.id },
    rows,
  });
  return rows;
}

function lineOf({ compartmentId: _place, ...row }: ExportRow, { records, format }: Wanted): string {
  if (format === 'jsonl') return `${JSON.stringify(row)}\n`;
  return safeCsvLine(headerOf(records).map((name) => textOf((row as Record<string, unknown>)[name])));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
