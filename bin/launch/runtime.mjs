import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Older lines cannot run TypeScript as it stands. */
const OLDEST = [22, 18];

/** The Node that comes with the dependencies, else the one running this. */
export function runtime(root) {
  const own = join(root, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(own) && isNewEnough(versionOf(own))) return own;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new Error(
    `Node ${OLDEST.join('.')} or newer is needed; this is ${process.versions.node}. The install normally brings Node 24 along, ` +
      'but its install script did not run. Run "npm rebuild node --ignore-scripts=false", or install Node 24, and try again.',
  );
}

function versionOf(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : '0.0';
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
