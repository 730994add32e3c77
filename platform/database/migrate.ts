import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { withClient } from './provision.ts';

const FOLDER = join(import.meta.dirname, '../../database/migrations');
const NAME = /^\d{4}_[a-z]+_[a-z0-9_]+\.sql$/;

type Migration = { name: string; sql: string; sha256: string };

export type MigrationReport = { applied: string[]; total: number };

/**
 * Applies what is missing, each file in a transaction of its own, under a lock that makes a second process wait.
 * A file that was applied and then edited is refused: history is not rewritten, a new file mends it.
 */
export async function migrate(ownerUrl: string): Promise<MigrationReport> {
  const migrations = readMigrations();
  return withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(7767, 2)');
    await client.query('create schema if not exists platform');
    await client.query(
      'create table if not exists platform.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const applied = await appliedHashes(client);
    const missing = migrations.filter((migration) => !isApplied(migration, applied));
    for (const migration of missing) await apply(client, migration);
    return { applied: missing.map((migration) => migration.name), total: migrations.length };
  });
}

export function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      if (!NAME.test(name)) throw new Error(`Migration ${name}: name it NNNN_capability_verb_object.sql`);
      const sql = readFileSync(join(FOLDER, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

async function appliedHashes(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function isApplied(migration: Migration, applied: Map<string, string>): boolean {
  const sha256 = applied.get(migration.name);
  if (sha256 !== undefined && sha256 !== migration.sha256) {
    throw new Error(
      `Migration ${migration.name} was changed after it was applied. Restore the file and add a new one that mends it.`,
    );
  }
  return sha256 !== undefined;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} failed and was undone: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
