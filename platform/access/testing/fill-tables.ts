import type { PlatformWorld } from '#platform/testing/platform-world.ts';

type Column = { name: string; type: string; element: string; choices: string[] | null; given: boolean };
type Key = { columns: string[]; parent: string; parentColumns: string[] };
type Row = Record<string, unknown>;

export type Filler = {
  /** A row of the table that belongs to the site, with the rows it stands on; the same row each time. */
  rowOf(table: string): Promise<Row>;
};

/** Rows that exist already, for those that stand on them. */
export type Ground = { site: string; person: string; agency: string };

/**
 * Puts a row into any table, knowing only the catalogue: whatever a capability adds is covered the day it is added.
 * Triggers are off while it writes, and a check that refuses the row is dropped from the test's database: both ask
 * for stories that a lone row can't tell, and policies do not ask for them.
 */
export function filler(world: PlatformWorld, ground: Ground, overrides: Record<string, Row>): Filler {
  const named: Row = { site_id: ground.site, person_id: ground.person, agency_id: ground.agency };
  const rows = new Map<string, Promise<Row>>([
    ['program.site', Promise.resolve({ id: ground.site })],
    ['identity.person', Promise.resolve({ id: ground.person })],
    ['identity.agency', Promise.resolve({ id: ground.agency })],
    ['access.permission', Promise.resolve({ name: 'audit.read' })],
    ['access.role', Promise.resolve({ name: 'crime analyst' })],
  ]);
  const rowOf = (table: string): Promise<Row> => {
    const made = rows.get(table) ?? make(table);
    rows.set(table, made);
    return made;
  };
  const make = async (table: string): Promise<Row> => {
    const values: Row = {};
    for (const column of await columnsOf(world, table)) values[column.name] = valueFor(column, named);
    for (const key of await keysOf(world, table)) {
      if (!key.columns.every((column) => values[column] !== undefined) || key.parent === table) continue;
      const parent = await rowOf(key.parent);
      key.columns.forEach((column, n) => {
        values[column] = parent[key.parentColumns[n]!];
      });
    }
    return insert(world, table, { ...values, ...overrides[table] });
  };
  return { rowOf };
}

async function insert(world: PlatformWorld, table: string, values: Row): Promise<Row> {
  const set = Object.entries(values).filter(([, value]) => value !== undefined);
  const names = set.map(([name]) => `"${name}"`).join(', ');
  const places = set.map((_, n) => `$${n + 1}`).join(', ');
  await world.asOwner('set session_replication_role = replica');
  try {
    const rows = await world.asOwner<Row>(
      `insert into ${table} (${names}) overriding system value values (${places}) returning *`,
      set.map(([, value]) => value),
    );
    return rows[0]!;
  } catch (error) {
    const { code, constraint, message } = error as { code: string; constraint: string; message: string };
    // What migrations put in may leave no room for another row: one of theirs serves.
    if (code === UNIQUE_VIOLATED) return (await world.asOwner<Row>(`select * from ${table} limit 1`))[0]!;
    if (code !== CHECK_VIOLATED)
      throw new Error(`No row could be made for ${table}: ${message}`, { cause: error });
    await world.asOwner(`alter table ${table} drop constraint "${constraint}"`);
    // Awaited: triggers must stay off until the row is in.
    return await insert(world, table, values);
  } finally {
    await world.asOwner('set session_replication_role = origin');
  }
}

const CHECK_VIOLATED = '23514';
const UNIQUE_VIOLATED = '23505';

/** Columns that must be given, and those that say whose the row is. `choices` are read from its check. */
function columnsOf(world: PlatformWorld, table: string): Promise<Column[]> {
  return world.asOwner<Column>(
    `select a.attname as name, t.typname as type, coalesce(e.typname, '') as element,
       (select array_agg(m[1]) from pg_constraint c,
          regexp_matches(pg_get_constraintdef(c.oid), '''([^'']*)''::text', 'g') m
        where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum]
          and pg_get_constraintdef(c.oid) ~ 'ANY') as choices,
       not (a.attnotnull and a.attidentity = '' and a.attgenerated = ''
         and coalesce(pg_get_expr(d.adbin, d.adrelid) = 'access.person_id()', true)) as given
     from pg_attribute a
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     join pg_type t on t.oid = a.atttypid
     left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
}

function keysOf(world: PlatformWorld, table: string): Promise<Key[]> {
  return world.asOwner<Key>(
    `select c.confrelid::regclass::text as parent,
       array(select a.attname::text from unnest(c.conkey) with ordinality k(num, n)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num order by n) as columns,
       array(select a.attname::text from unnest(c.confkey) with ordinality k(num, n)
         join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num order by n) as "parentColumns"
     from pg_constraint c where c.conrelid = $1::regclass and c.contype = 'f'`,
    [table],
  );
}

const samples: Record<string, () => unknown> = {
  uuid: () => crypto.randomUUID(),
  text: () => 'sample',
  bool: () => false,
  int2: () => 1,
  int4: () => 1,
  int8: () => 1,
  float4: () => 1,
  float8: () => 1,
  numeric: () => 1,
  date: () => '2026-01-02',
  timestamp: () => '2026-01-02 03:04:05',
  timestamptz: () => '2026-01-02T03:04:05Z',
  json: () => '{}',
  jsonb: () => '{}',
  bytea: () => Buffer.from('sample'),
  xid8: () => '3',
};

function valueFor(column: Column, named: Row): unknown {
  if (column.name in named) return named[column.name];
  if (column.given) return undefined;
  if (column.choices) return column.choices[0];
  if (column.element) return [];
  return samples[column.type]?.() ?? 'sample';
}
