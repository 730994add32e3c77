import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as uuidBytes, stringify as uuidText } from 'uuid';

/**
 * The link under a digest is signed, not kept: it names the person and can do one thing only, so it needs neither a
 * sign-in nor an end.
 */
export function unsubscribeLink(publicUrl: string, secret: string, personId: string): string {
  return `${publicUrl}/digest/end/${tokenFor(secret, personId)}`;
}

function tokenFor(secret: string, personId: string): string {
  return Buffer.concat([uuidBytes(personId), sealOf(secret, personId)]).toString('base64url');
}

const UUID_BYTES = 16;

/** The person a token names, or null when we did not sign it. */
export function personOfToken(secret: string, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= UUID_BYTES) return null;
  const personId = hasUuid(bytes);
  if (personId === null) return null;
  const seal = bytes.subarray(UUID_BYTES);
  const expected = sealOf(secret, personId);
  return seal.length === expected.length && timingSafeEqual(seal, expected) ? personId : null;
}

function hasUuid(bytes: Buffer): string | null {
  try {
    return uuidText(bytes.subarray(0, UUID_BYTES));
  } catch {
    return null;
  }
}

function sealOf(secret: string, personId: string): Buffer {
  return createHmac('sha256', secret).update(`notifications.end-digest ${personId}`).digest();
}
