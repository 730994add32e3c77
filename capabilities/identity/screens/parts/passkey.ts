import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { Problem } from '#web/design/problem.ts';
import { passkeyOptions } from '../../contract.ts';

type SignInOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type NewOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Asks the browser for a passkey of ours; the answer goes to whichever route wants it. */
export async function answerOfPasskey() {
  const options = await api.post('/api/session/passkey/options', {}, passkeyOptions);
  return inWords(() => startAuthentication({ optionsJSON: options as unknown as SignInOptions }));
}

export async function makePasskey(label: string): Promise<void> {
  const options = await api.post('/api/account/passkeys/options', {}, passkeyOptions);
  const response = await inWords(() => startRegistration({ optionsJSON: options as unknown as NewOptions }));
  await api.post('/api/account/passkeys', { label, response }, z.object({ id: z.string() }));
}

export function canUsePasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

async function inWords<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const known = error instanceof Error && error.name === 'InvalidStateError';
    throw new Problem({
      status: 0,
      code: 'browser.passkey',
      title: 'No passkey was used',
      detail: known
        ? 'This device holds a passkey for you already.'
        : 'The browser closed without a passkey.',
      mend: known ? 'Use it to sign in, or remove it first.' : 'Try again, or use your password.',
    });
  }
}
