import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Runs `npm ci` when what is installed is not what package-lock.json names. npm itself writes down what it
 * installed, at the very end, so an interrupted or outdated install is seen without a stamp of our own.
 * The tools for tests and benchmarks are not asked for when only the product is to run.
 */
export async function installDependencies(root, say, { withTools }) {
  const difference = firstDifference(root, withTools);
  if (!difference) return;
  say(
    difference === 'everything'
      ? 'Installing dependencies (first run) …'
      : `Installing dependencies (${difference}) …`,
  );
  const code = await npmCi(root);
  const remaining = code === 0 ? firstDifference(root, withTools) : `npm ended with code ${code}`;
  if (remaining) throw new Error(`The dependencies could not be installed (${remaining}). ${mend}`);
}

const mend =
  'Look at what npm said above, check the network and that this folder can be written, and run "npm ci".';

function firstDifference(root, withTools) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing from this checkout.');
  if (!installed) return 'everything';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link || !path.startsWith('node_modules/')) continue;
    if (entry.dev && !withTools) continue;
    const found = installed[path];
    if (!found && !entry.optional && !entry.devOptional) return `${nameOf(path)} is missing`;
    if (found && found.version !== entry.version) return `${nameOf(path)} is now ${entry.version}`;
  }
  return undefined;
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function npmCi(root) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', args, { cwd: root, env: withoutOwnNode(root), stdio: ['ignore', 2, 2] });
  return new Promise((done, failed) => {
    npm.on('error', () =>
      failed(new Error('npm was not found. It comes with Node: install Node 24 with its npm.')),
    );
    npm.on('close', done);
  });
}

/** npm would otherwise run on the Node inside node_modules, which it removes while at work. */
function withoutOwnNode(root) {
  const own = join(root, 'node_modules');
  const PATH = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(own));
  return { ...process.env, PATH: PATH.join(delimiter) };
}
