import { existsSync } from 'node:fs';
import type pg from 'pg';
import type { z } from 'zod';
import { withClient } from '#platform/database/provision.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { FailureError, fail, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { DamagedArchive, type Piece, readArchive } from './archive.ts';
import { failWith } from './errors.ts';
import { liftChecks } from './lift-checks.ts';
import { Loader } from './loader.ts';
import { CLOSING, type Closing, closingSchema, OPENING, type Opening, openingSchema } from './manifest.ts';
import { migrationsOf, sameTextForm, type Table, tablesOf } from './schema.ts';

export type RestoreReport = { madeAt: string; tables: number; rows: number; files: number };

type Options = { ownerUrl: string; filesFolder: string; from: string };

/** What every start writes anew from the code. */
export const writtenByEveryStart = [
  'access.permission',
  'access.permission_role',
  'access.role',
  'platform.workflow',
  'platform.workflow_move',
];

/** Loads a backup into a new installation of the same version: all of it, or nothing. */
export async function restore(options: Options): Promise<Outcome<RestoreReport>> {
  if (!existsSync(options.from)) return failWith('backup.not-found', { file: options.from });
  try {
    return succeed(await withClient(options.ownerUrl, (client) => restoreInto(client, options)));
  } catch (error) {
    if (error instanceof FailureError) return fail(error.failure);
    if (error instanceof DamagedArchive)
      return failWith('backup.damaged', { file: options.from, what: error.message });
    throw error;
  }
}

/** A connection that ends without commit takes everything back, so no failure below needs to undo anything. */
async function restoreInto(client: pg.Client, { filesFolder, from }: Options): Promise<RestoreReport> {
  const pieces = readArchive(from);
  const opening = parsePiece((await pieces.next()).value, OPENING, openingSchema);
  await client.query('begin');
  await client.query(sameTextForm);
  const tables = await tablesOf(client);
  await refuseOtherVersion(client, opening, tables);
  const given = await givenByMigrations(client, tables);
  await refuseUsed(client, tables, given);
  const putBack = await liftChecks(client, tables);
  await client.query(`truncate ${[...writtenByEveryStart, ...given].join(', ')}`);
  const loader = new Loader(client, tables, openFileStore(filesFolder));
  const closing = await loadAll(pieces, loader);
  loader.compareWith(closing);
  for (const { name, value, called } of closing.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, value, called]);
  await putBack();
  await client.query('commit');
  await client.query('analyze');
  const rows = Object.values(closing.tables).reduce((sum, table) => sum + table.rows, 0);
  return { madeAt: opening.madeAt, tables: tables.length, rows, files: closing.files.length };
}

async function loadAll(pieces: AsyncGenerator<Piece>, loader: Loader): Promise<Closing> {
  for await (const piece of pieces) {
    if (piece.name === CLOSING) {
      await loader.finish();
      return parsePiece(piece, CLOSING, closingSchema);
    }
    await loader.take(piece);
  }
  throw new DamagedArchive('its last part is missing');
}

function parsePiece<T>(piece: Piece | undefined, name: string, schema: z.ZodType<T>): T {
  try {
    if (piece?.name !== name) throw new Error(`not ${name}`);
    return schema.parse(JSON.parse(piece.content.toString('utf8')));
  } catch (cause) {
    throw new DamagedArchive(`${name} is not what a backup has there`, { cause });
  }
}

async function refuseOtherVersion(client: pg.Client, opening: Opening, tables: Table[]): Promise<void> {
  const here = await migrationsOf(client);
  const same =
    JSON.stringify(here) === JSON.stringify(opening.migrations) &&
    JSON.stringify(tables.map(({ name, columns }) => ({ name, columns }))) === JSON.stringify(opening.tables);
  if (same) return;
  const last = (list: { name: string }[]) => list.at(-1)?.name ?? 'nothing';
  throw new FailureError(
    failWith('backup.other-version', { made: last(opening.migrations), here: last(here) }).failure,
  );
}

async function refuseUsed(client: pg.Client, tables: Table[], given: readonly string[]): Promise<void> {
  for (const { name } of tables) {
    if (writtenByEveryStart.includes(name) || given.includes(name)) continue;
    if (await hasRows(client, name))
      throw new FailureError(failWith('backup.not-empty', { table: name }).failure);
  }
}

/**
 * What migrations put in, which the backup's own takes the place of. People's changes to audited tables are in the
 * audit: while that is empty, whatever stands in one is the release's.
 */
export async function givenByMigrations(client: pg.Client, tables: Table[]): Promise<string[]> {
  if (await hasRows(client, 'platform.audit')) return [];
  const { rows } = await client.query<{ name: string }>(
    `select distinct format('%I.%I', n.nspname, c.relname) as name
     from pg_trigger t
     join pg_class c on c.oid = t.tgrelid
     join pg_namespace n on n.oid = c.relnamespace
     where t.tgfoid = 'platform.audit_row()'::regprocedure`,
  );
  const audited = new Set(rows.map(({ name }) => name));
  const given: string[] = [];
  for (const { name } of tables) if (audited.has(name) && (await hasRows(client, name))) given.push(name);
  return given;
}

async function hasRows(client: pg.Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query(`select from ${table} limit 1`);
  return rowCount !== 0;
}
