import type pg from 'pg';
import type { Table } from './schema.ts';

/**
 * Takes off, for the transaction that restores, what would act on restored rows as on new ones: triggers (they
 * would audit and announce again) and foreign keys (tables refer to each other in circles). Returns the way
 * to put all back, which checks every reference.
 */
export async function liftChecks(client: pg.Client, tables: Table[]): Promise<() => Promise<void>> {
  const names = tables.map(({ name }) => name);
  const keys = await foreignKeysOf(client, names);
  const triggers = await triggersOf(client, names);
  const unfilled = tables.flatMap(({ name, unfilled }) =>
    unfilled.map((column) => ({ table: name, column })),
  );
  const each = async <T>(list: T[], statement: (item: T) => string) => {
    for (const item of list) await client.query(statement(item));
  };
  await each(keys, ({ table, key }) => `alter table ${table} drop constraint ${key}`);
  await each(triggers, ({ table, trigger }) => `alter table ${table} disable trigger ${trigger}`);
  await each(
    unfilled,
    ({ table, column }) => `alter table ${table} alter ${column} set default pg_current_xact_id()`,
  );
  return async () => {
    await each(unfilled, ({ table, column }) => `alter table ${table} alter ${column} drop default`);
    await each(
      triggers,
      ({ table, trigger, mode }) => `alter table ${table} enable ${mode} trigger ${trigger}`,
    );
    await each(
      keys,
      ({ table, key, definition }) => `alter table ${table} add constraint ${key} ${definition}`,
    );
  };
}

type ForeignKey = { table: string; key: string; definition: string };

async function foreignKeysOf(client: pg.Client, tables: string[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, format('%I', conname) as key, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where contype = 'f' and conparentid = 0 and conrelid = any ($1::regclass[])`,
    [tables],
  );
  return rows;
}

type Trigger = { table: string; trigger: string; mode: string };

async function triggersOf(client: pg.Client, tables: string[]): Promise<Trigger[]> {
  const { rows } = await client.query<Trigger>(
    `select tgrelid::regclass::text as table, format('%I', tgname) as trigger,
       case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end as mode
     from pg_trigger
     where not tgisinternal and tgparentid = 0 and tgenabled <> 'D' and tgrelid = any ($1::regclass[])`,
    [tables],
  );
  return rows;
}
