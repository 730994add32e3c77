import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the staff application into dist/staff when the sources are not the ones it was last built from. */
export async function buildStaffApp(root, node, say) {
  const config = join('web', 'staff', 'vite.config.ts');
  if (!existsSync(join(root, config))) throw new Error(`${config} is missing from this checkout.`);
  const stamp = join(root, 'dist', 'staff.sources');
  const sources = sourcesHash(root);
  if (existsSync(join(root, 'dist', 'staff', 'index.html')) && readIfThere(stamp) === sources) return;
  say('Building the staff application …');
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(node, [vite, 'build', '--config', config, '--logLevel', 'error'], root);
  if (code !== 0) throw new Error('The staff application could not be built; the reason is above.');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, sources);
}

/** Only what the bundle may hold: the edges check forbids it everything else. */
function sourcesHash(root) {
  const files = [
    'package-lock.json',
    'tsconfig.base.json',
    'tsconfig.browser.json',
    ...filesUnder(root, 'web'),
    ...filesUnder(root, 'capabilities').filter((file) =>
      /\/screens\/|\/(contract|states|access)\.ts$/.test(file),
    ),
  ].filter((file) => !/\.(test|journey)\.tsx?$/.test(file));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesUnder(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function run(program, args, cwd) {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 2, 2] });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', done);
  });
}
