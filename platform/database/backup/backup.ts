import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { copyOut } from '#platform/database/copy.ts';
import { withClient } from '#platform/database/provision.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type ArchiveWriter, createArchive } from './archive.ts';
import { failWith } from './errors.ts';
import { CLOSING, type Closing, OPENING, type Opening } from './manifest.ts';
import { migrationsOf, sameTextForm, sequencesOf, type Table, tablesOf } from './schema.ts';

export type BackupReport = { file: string; bytes: number; tables: number; rows: number; files: number };

/**
 * Writes everything the installation knows into one file: every row as of one moment, whatever is written
 * meanwhile, and every stored file. The installation's secret is not in it and must be kept apart.
 */
export async function backup(options: {
  ownerUrl: string;
  filesFolder: string;
  to: string;
}): Promise<Outcome<BackupReport>> {
  const { ownerUrl, filesFolder, to } = options;
  if (existsSync(to)) return failWith('backup.exists', { file: to });
  const partial = `${to}.partial`;
  await rm(partial, { force: true });
  const archive = createArchive(partial);
  try {
    const closing = await withClient(ownerUrl, (client) => writeAll(client, archive, filesFolder));
    await archive.close();
    await rename(partial, to);
    return succeed(await reportOn(to, closing));
  } finally {
    await archive.abandon();
    await rm(partial, { force: true });
  }
}

async function writeAll(client: pg.Client, archive: ArchiveWriter, filesFolder: string): Promise<Closing> {
  await client.query('begin isolation level repeatable read, read only');
  await client.query(sameTextForm);
  const tables = await tablesOf(client);
  await archive.add(OPENING, asJson(await openingOf(client, tables)));
  const closing: Closing = { tables: {}, sequences: [], files: [] };
  for (const table of tables) closing.tables[table.name] = await writeTable(client, archive, table);
  // Sequences move outside of transactions: read after the rows, they are at or past every row's number.
  closing.sequences = await sequencesOf(client);
  closing.files = await writeFiles(archive, filesFolder);
  await client.query('commit');
  await archive.add(CLOSING, asJson(closing));
  return closing;
}

async function openingOf(client: pg.Client, tables: Table[]): Promise<Opening> {
  const { rows } = await client.query<{ version: string; at: Date }>(
    "select current_setting('server_version') as version, now() as at",
  );
  return {
    product: 'psp',
    format: 1,
    madeAt: rows[0]!.at.toISOString(),
    postgres: rows[0]!.version,
    migrations: await migrationsOf(client),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
}

async function writeTable(client: pg.Client, archive: ArchiveWriter, table: Table) {
  const hash = createHash('sha256');
  const rows = copyOut(client, `copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`);
  await archive.addAll(`data/${table.name}`, rows, (piece) => hash.update(piece));
  return { rows: rows.rows, sha256: hash.digest('hex') };
}

/** A file is stored before the row that names it and never changes, so whatever a row names is found here. */
async function writeFiles(archive: ArchiveWriter, folder: string): Promise<string[]> {
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const files = entries.filter((entry) => /^[0-9a-f]{64}$/.test(basename(entry))).sort();
  for (const file of files)
    await archive.addAll(`files/${basename(file)}`, createReadStream(join(folder, file)), () => {});
  return files.map((file) => basename(file));
}

async function reportOn(file: string, closing: Closing): Promise<BackupReport> {
  const counts = Object.values(closing.tables).map(({ rows }) => rows);
  return {
    file,
    bytes: (await stat(file)).size,
    tables: counts.length,
    rows: counts.reduce((sum, rows) => sum + rows, 0),
    files: closing.files.length,
  };
}

function asJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
