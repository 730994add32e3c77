import { randomBytes } from 'node:crypto';

const SHAPE = /^psp_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** `psp_` lets a leaked key be found by scanners, the prefix says which one it is, the secret opens. */
export function newMachineKey(): { key: string; prefix: string; secret: string } {
  const prefix = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { key: `psp_${prefix}_${secret}`, prefix, secret };
}

export function partsOfKey(key: string): { prefix: string; secret: string } | null {
  const [, prefix, secret] = SHAPE.exec(key) ?? [];
  return prefix && secret ? { prefix, secret } : null;
}
