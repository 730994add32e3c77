import { type Declarations, syncDeclarations } from '#platform/access/sync-declarations.ts';
import { installQueue } from '#platform/jobs/install-queue.ts';
import { type MigrationReport, migrate } from './migrate.ts';
import { type DatabaseUrls, provisionDatabase, withClient } from './provision.ts';

export type PreparedDatabase = DatabaseUrls & { migrations: MigrationReport };

/** Brings any PostgreSQL, empty or old, to what this version of the code expects. Safe to run at every start. */
export async function prepareDatabase(
  adminUrl: string,
  options: { database: string; secret: string; declarations: Declarations },
): Promise<PreparedDatabase> {
  const urls = await provisionDatabase(adminUrl, options);
  const migrations = await migrate(urls.ownerUrl);
  await installQueue(urls.ownerUrl, options.declarations.jobs);
  await withClient(urls.ownerUrl, (client) => syncDeclarations(client, options.declarations));
  return { ...urls, migrations };
}
