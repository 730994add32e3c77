import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Which code made a figure: kept with the run and printed on the public page. */
export const codeVersion = `psp ${versionOf('package.json')}, statistics ${versionOf('statistics/package.json')}`;

function versionOf(manifest: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, manifest), 'utf8')) as { version: string };
  return version;
}
