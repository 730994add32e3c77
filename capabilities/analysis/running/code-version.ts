import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const LONGEST_WAIT_MS = 2000;

/**
 * Which code made a figure: kept with the run and printed on the public page. Read once, at start; it is no part of
 * a result, so that the same figures from other code keep their hash.
 */
export const codeVersion = [
  `psp ${versionOf('package.json')}`,
  `statistics ${versionOf('statistics/package.json')}`,
  ...commitOf(ROOT),
].join(', ');

function versionOf(manifest: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, manifest), 'utf8')) as { version: string };
  return version;
}

/** Of a checkout, with `-dirty` where files differ from it; nothing of an installed package, or where there is no git. */
export function commitOf(folder: string): string[] {
  // A folder within someone else's repository must not take its commit.
  if (!existsSync(join(folder, '.git'))) return [];
  try {
    const described = execFileSync(
      'git',
      ['--no-optional-locks', 'describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'],
      { cwd: folder, timeout: LONGEST_WAIT_MS, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return [`commit ${described.trim()}`];
  } catch {
    return [];
  }
}
