import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { newAuthenticatorSecret, stepOfCode } from './secrets/one-time-codes.ts';
import { newRecoveryCodes, normalRecoveryCode } from './secrets/recovery-codes.ts';
import { keyedHash, seal, unseal } from './secrets/sealing.ts';

/** Whose code, by which installation's secret, at what time. */
export type Checking = { personId: string; secret: string; now: Date };

/** A fresh secret waits until a first right code shows that the app has it. */
export async function beginAuthenticator(tx: Tx, { personId, secret }: Checking): Promise<string> {
  const shared = newAuthenticatorSecret();
  const pending_sealed = seal(shared, personId, secret);
  await tx
    .insertInto('identity.authenticator')
    .values({ person_id: personId, pending_sealed })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ pending_sealed }))
    .execute();
  return shared;
}

export async function hasAuthenticator(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('identity.authenticator')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** `null`: nothing is pending. */
export async function confirmAuthenticator(
  tx: Tx,
  code: string,
  checking: Checking,
): Promise<boolean | null> {
  const row = await tx
    .selectFrom('identity.authenticator')
    .select('pending_sealed')
    .where('person_id', '=', checking.personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.pending_sealed) return null;
  if (!(await burn(tx, row.pending_sealed, code, checking))) return false;
  await tx
    .updateTable('identity.authenticator')
    .set({ secret_sealed: row.pending_sealed, pending_sealed: null, confirmed_at: checking.now })
    .where('person_id', '=', checking.personId)
    .execute();
  return true;
}

/** True once for each right code. */
export async function useCode(tx: Tx, code: string, checking: Checking): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.authenticator')
    .select('secret_sealed')
    .where('person_id', '=', checking.personId)
    .executeTakeFirst();
  return row?.secret_sealed ? burn(tx, row.secret_sealed, code, checking) : false;
}

/** The row that marks the step as used commits with whatever the code opens; a second try waits for it and is refused. */
async function burn(tx: Tx, sealed: string, code: string, { personId, secret, now }: Checking) {
  const step = stepOfCode(unseal(sealed, personId, secret), code.replaceAll(/\s/g, ''), now);
  if (step === null) return false;
  const { rows } = await sql`
    insert into identity.used_code (person_id, time_step, used_at) values (${personId}, ${step}, ${now})
    on conflict do nothing returning time_step`.execute(tx);
  return rows.length === 1;
}

/** New codes replace all earlier ones; only their hashes stay. */
export async function makeRecoveryCodes(tx: Tx, { personId, secret, now }: Checking): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.deleteFrom('identity.recovery_code').where('person_id', '=', personId).execute();
  await tx
    .insertInto('identity.recovery_code')
    .values(
      codes.map((code) => ({
        id: uuidv7(),
        person_id: personId,
        code_hash: recoveryHash(code, secret),
        made_at: now,
      })),
    )
    .execute();
  return codes;
}

export async function useRecoveryCode(
  tx: Tx,
  code: string,
  { personId, secret, now }: Checking,
): Promise<boolean> {
  const used = await tx
    .updateTable('identity.recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', recoveryHash(code, secret))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

function recoveryHash(code: string, secret: string): string {
  return keyedHash(normalRecoveryCode(code), 'recovery codes', secret);
}
