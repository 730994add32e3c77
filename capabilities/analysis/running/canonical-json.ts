import { createHash } from 'node:crypto';

/**
 * JSON with keys in order, so that one value has one text however it was stored: the database keeps the keys of
 * an object in an order of its own.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

export function resultHash(result: unknown): string {
  return createHash('sha256').update(canonicalJson(result)).digest('hex');
}
