import type pg from 'pg';
import { withClient } from '#platform/database/provision.ts';

/** Two halves of about the same work, one for each core. */
const HALVES = [
  ['event', 'event_field', 'case', 'projection', 'measure_fact'],
  ['part', 'defendant', 'charge', 'hearing', 'queue_item', 'seal', 'reference'],
] as const;
type Table = (typeof HALVES)[number][number];
const COPIES_AT_ONCE = 25;

/** What of a row differs from copy to copy; all else is as in the case it was copied from. */
const changed: Readonly<Record<string, string>> = {
  id: 'pg_temp.copy_of(t.id, n)',
  case_id: 'pg_temp.copy_of(t.case_id, n)',
  event_id: 'pg_temp.copy_of(t.event_id, n)',
  number: `t.number || '-' || n`,
  local_number: `t.local_number || '-' || n`,
  reference: `t.reference || '-' || n`,
  source_key: `lpad(n::text, 6, '0') || '/' || t.source_key`,
  name: `t.name || pg_temp.letters(n)`,
  search_name: `t.search_name || pg_temp.letters(n)`,
  status_since: `t.status_since - n * interval '29 minutes'`,
  mark: 'hashtextextended(t.case_id::text, n)',
};

/**
 * Copies the cases that stand in the database until there are so many times as many. Ids begin with the number of the
 * copy, so that each copy lies together, as cases told one after another do; indexes are built when all is there.
 */
export async function multiplyCases(ownerUrl: string, copies: number): Promise<void> {
  await Promise.all(
    HALVES.map((tables) => withClient(ownerUrl, (client) => multiplyTables(client, tables, copies))),
  );
}

async function multiplyTables(client: pg.Client, tables: readonly Table[], copies: number): Promise<void> {
  await client.query(`
    create function pg_temp.copy_of(id uuid, n integer) returns uuid language sql immutable
      return overlay(id::text placing lpad(to_hex(n), 8, '0') from 1 for 8)::uuid;
    create function pg_temp.letters(n integer) returns text language sql immutable
      return translate(n::text, '0123456789', 'aeioulnrst');
    set session_replication_role = replica;
    set synchronous_commit = off;
    set maintenance_work_mem = '512MB';`);
  for (const table of tables)
    await client.query(`create temporary table "from_${table}" as table cases."${table}"`);
  const indexes = await dropIndexes(client, tables);
  for (const table of tables) {
    const columns = await columnsOf(client, table);
    const values = columns.map((column) => changed[column] ?? `t."${column}"`);
    for (let from = 1; from < copies; from += COPIES_AT_ONCE)
      await client.query(
        `insert into cases."${table}" (${columns.map((column) => `"${column}"`).join(', ')})
         select ${values.join(', ')} from generate_series($1::integer, $2::integer) n, "from_${table}" t`,
        [from, Math.min(copies - 1, from + COPIES_AT_ONCE - 1)],
      );
  }
  for (const definition of indexes) await client.query(definition);
  await client.query('set session_replication_role = origin');
  for (const table of tables) await client.query(`vacuum analyze cases."${table}"`);
}

/** Those that no constraint rests on; gives what makes them again. */
async function dropIndexes(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = any ($1::text[]::regclass[]) and not i.indisprimary
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables.map((table) => `cases."${table}"`)],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ column: string }>(
    `select attname as column from pg_attribute
     where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`cases."${table}"`],
  );
  return rows.map(({ column }) => column);
}
