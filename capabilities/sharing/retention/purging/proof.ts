import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Certificate } from '../contract.ts';

export const hashedHow =
  'SHA-256 over the ids of the records purged, each once, in ascending order, each followed by a line feed (UTF-8)';

/** What a purge is proved by; `sharing.hash_of_ids` computes the same in the database. */
export function hashOfIds(ids: readonly string[]): string {
  const lines = [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  return createHash('sha256')
    .update(lines.map((id) => `${id}\n`).join(''), 'utf8')
    .digest('hex');
}

/** Whoever can write to the database can't sign: the key is not in it. */
export function signCertificate(certificate: Certificate, secret: string): string {
  return createHmac('sha256', secret)
    .update(`retention certificate ${canonical(certificate)}`, 'utf8')
    .digest('hex');
}

export function signatureHolds(certificate: Certificate, signature: string, secret: string): boolean {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signCertificate(certificate, secret))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The database gives the keys of an object back in its own order. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
