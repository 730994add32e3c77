import { join } from 'node:path';
import { addressOf } from './address.ts';
import { storedPassword } from './cluster.ts';
import { isInUse } from './owner.ts';
import { readPidFile } from './pid-file.ts';

/** The address of the server that another process of ours keeps on this folder; null when none does. */
export function addressOfRunning(dataDir: string): string | null {
  if (!isInUse(dataDir)) return null;
  const server = readPidFile(join(dataDir, 'cluster'));
  return server?.state === 'ready' ? addressOf(storedPassword(dataDir), server.port) : null;
}
