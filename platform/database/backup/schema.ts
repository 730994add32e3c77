import type pg from 'pg';
import { QUEUE_SCHEMA } from '#platform/jobs/install-queue.ts';

/** Names are ready for SQL: quoted where they must be. `unfilled`: transaction numbers without a default. */
export type Table = { name: string; columns: string[]; unfilled: string[] };

/**
 * Every table that holds the installation's data. Of the queue only the waiting jobs: the rest of it, and the
 * list of migrations, are made anew by every start.
 *
 * Transaction numbers (xid8) belong to one PostgreSQL cluster and mean something else in another, so they are
 * left out; restored rows are given the number of the transaction that restores them.
 */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array_agg(format('%I', a.attname) order by a.attnum)
         filter (where a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
       coalesce(array_agg(format('%I', a.attname))
         filter (where a.atttypid = 'xid8'::regtype and not a.atthasdef), '{}') as unfilled
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p')
       and not c.relispartition
       and ${ownSchema}
       and (n.nspname <> '${QUEUE_SCHEMA}' or c.relname = 'job')
       and (n.nspname, c.relname) <> ('platform', 'migration')
     group by n.nspname, c.relname
     order by n.nspname, c.relname`,
  );
  return rows;
}

/** The system's log-in works in the product's schemas and in no other. */
const ownSchema = `has_schema_privilege('psp_system', n.oid, 'usage')
       and n.nspname not in ('public', 'information_schema')
       and n.nspname not like 'pg\\_%'`;

export type Sequence = { name: string; value: string; called: boolean };

export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ownSchema} and n.nspname <> '${QUEUE_SCHEMA}'
     order by 1`,
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query<Sequence>(
      `select $1 as name, last_value::text as value, is_called as called from ${name}`,
      [name],
    );
    sequences.push(states[0]!);
  }
  return sequences;
}

export type AppliedMigration = { name: string; sha256: string };

export async function migrationsOf(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select name, sha256 from platform.migration order by name',
  );
  return rows;
}

/** The text form of a value depends on settings of the connection; both ends must use the same. */
export const sameTextForm = `
  set local row_security = off;
  set local client_encoding = 'UTF8';
  set local timezone = 'UTC';
  set local datestyle = 'ISO, MDY';
  set local intervalstyle = 'postgres';
  set local extra_float_digits = 3`;
