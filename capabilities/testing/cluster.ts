import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { capabilities } from '#capabilities/registry.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { prepareDatabase } from '#platform/database/prepare-database.ts';
import { TEST_SECRET } from '#platform/database/testing/fresh-database.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';

/** One real server for the whole run, with one prepared database that every test file copies. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.PSP_TEST_DATABASE_URL;
  const folder = mkdtempSync(join(tmpdir(), 'psp-test-'));
  const server = given
    ? null
    : await startEmbedded({ dataDir: folder, fsync: false, programs: process.env.PSP_TEST_POSTGRES });
  const adminUrl = given ?? server!.adminUrl;
  const template = `psp_template_${process.pid}_${Date.now().toString(36)}`;
  await prepareDatabase(adminUrl, {
    database: template,
    secret: TEST_SECRET,
    declarations: collectDeclarations(capabilities),
  });
  project.provide('adminUrl', adminUrl);
  project.provide('template', template);
  return async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
