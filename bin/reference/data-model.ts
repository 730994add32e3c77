import type pg from 'pg';
import { code, page, table } from './markdown.ts';

type Column = {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  privacy: string;
  refers: string | null;
};

/** Read from a migrated database, so that it says what is there. */
export async function dataModelPage(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(`
    select c.oid::regclass::text as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable, substring(col_description(c.oid, a.attnum) from '^\\[(\\w+)\\]') as privacy,
      (select min(k.confrelid::regclass::text) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as refers
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'jobs')
    order by 1, a.attnum`);
  const tables = Map.groupBy(rows, (row) => row.table);
  return page(
    'Data model',
    'Every table, with the privacy class of each column. The queue’s own tables (schema `jobs`) are left out.',
    ...[...tables].map(([name, columns]) => section(name, columns)),
  );
}

function section(name: string, columns: Column[]): string {
  return [
    `## ${name}`,
    table(
      ['Column', 'Type', 'Privacy', 'Refers to'],
      columns.map((column) => [
        code(column.column),
        column.nullable ? `${column.type}, may be empty` : column.type,
        column.privacy ?? 'none',
        column.refers ? code(column.refers) : '',
      ]),
    ),
  ].join('\n\n');
}
