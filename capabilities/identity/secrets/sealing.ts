import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { keyFor } from '#platform/config/secret.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Sealed for one person: the row of one, copied into the row of another, opens nothing. */
export function seal(text: string, personId: string, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), iv);
  cipher.setAAD(Buffer.from(personId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

export function unseal(sealed: string, personId: string, secret: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(personId));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** For what is short enough to be guessed from a stolen table: without the installation's key the hash says nothing. */
export function keyedHash(text: string, purpose: string, secret: string): string {
  return createHmac('sha256', keyFor(purpose, secret)).update(text).digest('hex');
}

function sealingKey(secret: string): Buffer {
  return Buffer.from(keyFor('authenticator secrets', secret), 'hex');
}
