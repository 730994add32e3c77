import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { birthOf } from './process-birth.ts';

type Owner = { pid: number; birth: string; command: string; since: string };

/**
 * Marks this process as the one using the data folder and returns the way to give it back. A mark left by a
 * dead process does not count: a process is known by its number and its birth, since numbers are used again.
 */
export function claimDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'owner.json');
  const me = { pid: process.pid, birth: birthOf(process.pid) ?? '', command: commandLine(), since: now() };
  const mine = `${JSON.stringify(me)}\n`;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createOnly(path, mine)) return () => removeIfStill(path, mine);
    const text = readIfThere(path);
    if (text === undefined) continue;
    const owner = parse(text);
    if (owner && birthOf(owner.pid) === owner.birth) throw new Error(inUse(dataDir, owner));
    removeIfStill(path, text);
  }
  throw new Error(`${dataDir} is being started by several processes at once. Start one of them again.`);
}

/** Whether a live process has the folder in use. */
export function isInUse(dataDir: string): boolean {
  const owner = parse(readIfThere(join(dataDir, 'owner.json')) ?? '');
  return owner !== undefined && birthOf(owner.pid) === owner.birth;
}

/** Moves the mark aside before looking at it, so that of two starters only one can remove a stale mark. */
function removeIfStill(path: string, expected: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    if (readFileSync(path, 'utf8') !== expected) return;
    renameSync(path, aside);
    const taken = readFileSync(aside, 'utf8');
    if (taken !== expected) createOnly(path, taken);
    rmSync(aside);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function createOnly(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EACCES' && code !== 'EROFS') throw error;
    throw new Error(`${dirname(path)} cannot be written. Set PSP_DATA_DIR to a folder of your own.`, {
      cause: error,
    });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function parse(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined; // cut off by a power loss: nobody's
  }
}

function inUse(dataDir: string, owner: Owner): string {
  const who = owner.pid === process.pid ? 'this very process' : `process ${owner.pid} (${owner.command})`;
  return `${dataDir} is in use by ${who} since ${owner.since}. Stop it first (kill ${owner.pid}), or set PSP_DATA_DIR to another folder.`;
}

function commandLine(): string {
  return process.argv
    .slice(1)
    .map((part) => part.replace(`${process.cwd()}/`, ''))
    .join(' ');
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
