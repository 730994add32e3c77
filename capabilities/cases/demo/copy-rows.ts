import type pg from 'pg';
import { copyIn } from '#platform/database/copy.ts';

/** One row as PostgreSQL reads it from `copy … from stdin`. */
export function copyLine(values: readonly unknown[]): string {
  let line = '';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) line += '\t';
    line += fieldOf(values[index]);
  }
  return `${line}\n`;
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

/**
 * Rows by way of a table of the session: `copy` cannot write where policies hold, and one insert from there is a single
 * row of the audit. `select` reads from `arriving`.
 */
export async function copyThrough(
  client: pg.Client,
  columns: string,
  insert: string,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  await client.query(`create temp table arriving (${columns})`);
  const copy = copyIn(client, 'copy arriving from stdin');
  await copy.write(Buffer.from(lines.join('')));
  await copy.finish();
  await client.query(insert);
  await client.query('drop table arriving');
}
