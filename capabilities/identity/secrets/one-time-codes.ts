import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** One step either way: clocks of phones drift, people type slowly. */
const WINDOW = 1;
const SECRET_BYTES = 20;

export function newAuthenticatorSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads, by camera or by link. */
export function authenticatorLink(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The time step a code belongs to, or `null` for a wrong code. The step is what is burnt, so the code works once. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

export function codeAt(secret: string, at: Date): string {
  return totp(secret).generate({ timestamp: at.getTime() });
}

function totp(secret: string, label = 'person'): TOTP {
  return new TOTP({
    issuer: 'Public Safety Partnership',
    label,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_SECONDS,
  });
}
