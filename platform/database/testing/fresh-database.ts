import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { type DatabaseUrls, provisionDatabase, withClient } from '../provision.ts';

export const TEST_SECRET = 'a secret that guards nothing but test databases';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

export type FreshDatabase = Database & DatabaseUrls & { drop(): Promise<void> };

/** A database of the test file's own: the prepared one, copied, with its own log-ins. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const adminUrl = inject('adminUrl');
  const name = `psp_${randomBytes(6).toString('hex')}`;
  await withClient(adminUrl, (client) =>
    client.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(inject('template'))}`,
    ),
  );
  const urls = await provisionDatabase(adminUrl, { database: name, secret: TEST_SECRET });
  const database = openDatabase({ ...urls, connections: 8 });
  return {
    ...database,
    ...urls,
    drop: async () => {
      await database.close();
      await withClient(adminUrl, (client) =>
        client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
      );
    },
  };
}
