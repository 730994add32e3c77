import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';

const CHALLENGE_LIFE = 5 * 60_000;

type Owner = { id: string; name: string; email: string };
type Transport = NonNullable<RegistrationResponseJSON['response']['transports']>[number];

/** Asks the browser to make a passkey that checks its owner itself, so that one passkey is both factors. */
export async function askForNewPasskey(tx: Tx, services: Services, owner: Owner) {
  const known = await tx
    .selectFrom('identity.passkey')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', owner.id)
    .execute();
  const options = await generateRegistrationOptions({
    rpName: 'Public Safety Partnership',
    rpID: relyingParty(services),
    userID: new TextEncoder().encode(owner.id),
    userName: owner.email,
    userDisplayName: owner.name,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map((key) => ({
      id: key.credential_id,
      transports: key.transports as Transport[],
    })),
  });
  await keepChallenge(tx, services, options.challenge, owner.id);
  return options;
}

/** `null`: the answer does not fit the question, or the question was answered or is too old. */
export async function addPasskey(
  tx: Tx,
  services: Services,
  input: { personId: string; label: string; response: RegistrationResponseJSON },
): Promise<{ id: string } | null> {
  const checked = await orNull(() =>
    verifyRegistrationResponse({
      response: input.response,
      expectedChallenge: (challenge) => takeChallenge(tx, services, challenge, input.personId),
      expectedOrigin: originsAllowed(services, input.response.response.clientDataJSON),
      expectedRPID: relyingParty(services),
    }),
  );
  if (!checked?.verified) return null;
  const { credential } = checked.registrationInfo;
  const id = uuidv7();
  await tx
    .insertInto('identity.passkey')
    .values({
      id,
      person_id: input.personId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      label: input.label,
      added_at: services.clock.now(),
    })
    .execute();
  return { id };
}

/** The browser chooses among the passkeys it holds for us; nobody has to be named before. */
export async function askForPasskey(tx: Tx, services: Services) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(services),
    userVerification: 'required',
  });
  await keepChallenge(tx, services, options.challenge, null);
  return options;
}

/** Whose passkey answered, or `null` when it is none we know or the answer does not hold. */
export async function personOfPasskey(
  tx: Tx,
  services: Services,
  response: AuthenticationResponseJSON,
): Promise<string | null> {
  const passkey = await tx
    .selectFrom('identity.passkey as k')
    .innerJoin('identity.person as p', 'p.id', 'k.person_id')
    .select(['k.id', 'k.person_id', 'k.credential_id', 'k.public_key', 'k.counter'])
    .where('k.credential_id', '=', response.id)
    .where('p.status', '=', 'active')
    .forUpdate('k')
    .executeTakeFirst();
  if (!passkey) return null;
  const checked = await orNull(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(tx, services, challenge, null),
      expectedOrigin: originsAllowed(services, response.response.clientDataJSON),
      expectedRPID: relyingParty(services),
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
    }),
  );
  if (!checked?.verified) return null;
  await tx
    .updateTable('identity.passkey')
    .set({ counter: checked.authenticationInfo.newCounter, used_at: services.clock.now() })
    .where('id', '=', passkey.id)
    .execute();
  return passkey.person_id;
}

async function keepChallenge(tx: Tx, { clock }: Services, challenge: string, personId: string | null) {
  const expires_at = new Date(clock.now().getTime() + CHALLENGE_LIFE);
  await tx
    .insertInto('identity.passkey_challenge')
    .values({ challenge, person_id: personId, expires_at })
    .execute();
}

async function takeChallenge(tx: Tx, { clock }: Services, challenge: string, personId: string | null) {
  const taken = await tx
    .deleteFrom('identity.passkey_challenge')
    .where('challenge', '=', challenge)
    .where('person_id', 'is not distinct from', personId)
    .returning('expires_at')
    .executeTakeFirst();
  return taken !== undefined && taken.expires_at > clock.now();
}

function relyingParty({ config }: Services): string {
  return new URL(config.publicUrl).hostname;
}

/** On one's own machine the port is whatever was free, so there any port of localhost is ours. */
function originsAllowed({ config }: Services, clientDataJSON: string): string {
  const own = new URL(config.publicUrl);
  const said = originSaid(clientDataJSON);
  return own.hostname === 'localhost' && said?.hostname === 'localhost' ? said.origin : own.origin;
}

function originSaid(clientDataJSON: string): URL | null {
  try {
    return new URL(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')).origin);
  } catch {
    return null;
  }
}

/** The library throws for every answer that does not hold; to us all of them are one expected failure. */
async function orNull<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}
