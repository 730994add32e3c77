import { createHash } from 'node:crypto';
import type { InsideResult } from './contract.ts';

/** Of the result in a fixed order of keys, so that what the database gives back has the hash it was stored with. */
export function hashOf(result: InsideResult): string {
  return createHash('sha256').update(canonical(result)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
