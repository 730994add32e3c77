import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from '#platform/config/secret.ts';

export const SIGNATURE_HEADER = 'x-psp-signature';

/** The key of one webhook: worked out anew each time, kept nowhere, another one for each number. */
export function webhookKey(webhook: { id: string; secretVersion: number }, secret: string): string {
  return `whsec_${keyFor(`webhook ${webhook.id} ${webhook.secretVersion}`, secret)}`;
}

/** `t=<seconds>,v1=<HMAC-SHA256 of "seconds.body">`: the time is signed too, so that an old post can't be sent again. */
export function sign(body: string, key: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${digest(seconds, body, key)}`;
}

const FIVE_MINUTES = 300;

/** What a receiver does with it. */
export function isSigned(body: string, header: string, key: string, now: Date): boolean {
  const [, time, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!time || !given) return false;
  if (Math.abs(now.getTime() / 1000 - Number(time)) > FIVE_MINUTES) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(digest(Number(time), body, key)));
}

function digest(seconds: number, body: string, key: string): string {
  return createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
}
