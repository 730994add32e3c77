import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** How long a code stands on the screen in the room. */
export const CODE_SECONDS = 60;
const DIGITS = 8;
/** Typed slowly it may be the code before; a phone that was without network has only its own clock to go by. */
const STEPS_OF_GRACE = { live: 2, sentLater: 5 };

/**
 * The code of a session, which changes every minute. It is worked out from the application's secret and kept
 * nowhere: whoever reads the database can't sign in for others.
 */
export function codeAt(secret: string, sessionId: string, moment: Date): { code: string; until: Date } {
  const timestamp = moment.getTime();
  const step = CODE_SECONDS * 1000;
  return {
    code: codesOf(secret, sessionId).generate({ timestamp }),
    until: new Date((Math.floor(timestamp / step) + 1) * step),
  };
}

export function isCodeAt(
  secret: string,
  sessionId: string,
  given: { code: string; at: Date; sentLater: boolean },
): boolean {
  const token = given.code.replaceAll(/\s/g, '');
  if (token.length !== DIGITS) return false;
  const window = given.sentLater ? STEPS_OF_GRACE.sentLater : STEPS_OF_GRACE.live;
  const steps = codesOf(secret, sessionId).validate({ token, timestamp: given.at.getTime(), window });
  return steps !== null;
}

function codesOf(secret: string, sessionId: string): TOTP {
  const key = createHmac('sha256', secret).update(`summit session ${sessionId}`).digest();
  return new TOTP({
    secret: new Secret({ buffer: new Uint8Array(key).buffer }),
    algorithm: 'SHA256',
    digits: DIGITS,
    period: CODE_SECONDS,
  });
}
