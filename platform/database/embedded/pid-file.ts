import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const pidFileOf = (cluster: string) => join(cluster, 'postmaster.pid');

/** What a running server writes about itself, or what a killed one left; undefined when there is none. */
export function readPidFile(cluster: string): { pid: number; port: number; state: string } | undefined {
  try {
    const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
