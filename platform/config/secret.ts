import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's one secret: the operator's, or one made at first start and kept beside the data. */
export function loadSecret(given: string | null, dataDir: string): string {
  if (given) return given;
  const path = join(dataDir, 'secret');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const made = randomBytes(32).toString('hex');
  writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}

/** A key for one purpose, so that no two uses share key material. */
export function keyFor(purpose: string, secret: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex');
}
