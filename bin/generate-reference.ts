import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capabilities } from '#capabilities/registry.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { prepareDatabase } from '#platform/database/prepare-database.ts';
import { withClient } from '#platform/database/provision.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import { referencePages } from './reference/pages.ts';

/** Writes docs/reference from the declarations and a freshly migrated database; a test fails when it is stale. */
const OUT = join(import.meta.dirname, '../docs/reference');
const folder = mkdtempSync(join(tmpdir(), 'psp-reference-'));
const server = await startEmbedded({ dataDir: folder, fsync: false });
try {
  const { ownerUrl } = await prepareDatabase(server.adminUrl, {
    database: 'psp',
    secret: 'reference',
    declarations: collectDeclarations(capabilities),
  });
  const pages = await withClient(ownerUrl, referencePages);
  mkdirSync(OUT, { recursive: true });
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(OUT, name), text);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
