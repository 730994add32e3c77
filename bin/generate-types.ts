import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capabilities } from '#capabilities/registry.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { prepareDatabase } from '#platform/database/prepare-database.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';

const ROOT = join(import.meta.dirname, '..');
export const TYPES_FILE = join(ROOT, 'database/types.generated.ts');
const SCHEMAS = [
  'access',
  'analysis',
  'assistance',
  'bulletins',
  'cases',
  'community',
  'evaluation',
  'forecasts',
  'identity',
  'incidents',
  'meetings',
  'notifications',
  'onboarding',
  'planning',
  'platform',
  'program',
  'publishing',
  'recommendations',
  'research',
  'sharing',
  'summit',
];

/** The row types of a freshly migrated database. A test compares them with the committed file. */
export async function generateTypes(ownerUrl: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'psp-types-'));
  const out = join(folder, 'types.ts');
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--url',
      ownerUrl,
      '--dialect',
      'postgres',
      '--out-file',
      out,
      '--include-pattern',
      `(${SCHEMAS.join('|')}).*`,
      '--default-schema',
      'none',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--type-mapping',
      JSON.stringify({ int8: 'number', timestamp: 'string' }),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const text = readFileSync(out, 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'psp-types-db-'));
  const server = await startEmbedded({ dataDir: folder, fsync: false });
  const { ownerUrl } = await prepareDatabase(server.adminUrl, {
    database: 'psp',
    secret: 'types',
    declarations: collectDeclarations(capabilities),
  });
  writeFileSync(TYPES_FILE, await generateTypes(ownerUrl));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
