import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MembershipInput } from '../contract.ts';
import { failWith } from '../errors.ts';
import { giveMembershipIn, tell } from './membership.ts';

const KEYS_VALID_AT_ONCE = 2;

export type NewKey = { prefix: string; secretHash: string; now: Date; expiresAt: Date };
export type IssuedKey = { clientId: string; secretHash: string; expiresAt: string };

/** A system that calls us: a membership says what its role brings, scopes say which part of that its keys carry. */
export async function addMachineClientIn(
  tx: Tx,
  input: MembershipInput & { name: string; scopes: string[] },
  key: NewKey,
): Promise<Outcome<IssuedKey>> {
  const tooWide = await scopesBeyondRole(tx, input);
  if (tooWide.length > 0) return failWith('identity.scope-too-wide', { scopes: tooWide });
  const clientId = uuidv7();
  await tx
    .insertInto('identity.person')
    .values({ id: clientId, kind: 'machine', name: input.name })
    .execute();
  const given = await giveMembershipIn(tx, clientId, input);
  if (!given.ok) return given;
  await tx
    .insertInto('identity.machine_scope')
    .values([...new Set(input.scopes)].map((permission) => ({ person_id: clientId, permission })))
    .execute();
  return issueKeyIn(tx, clientId, key);
}

/** A second key may be valid beside the first, so that a system can change over without a gap. */
export async function issueKeyIn(tx: Tx, clientId: string, key: NewKey): Promise<Outcome<IssuedKey>> {
  const client = await tx
    .selectFrom('identity.person')
    .select('kind')
    .where('id', '=', clientId)
    .executeTakeFirst();
  if (client?.kind !== 'machine') return failWith('identity.not-found', {});
  if (!(await administers(tx, clientId))) return failWith('identity.not-yours-to-give', {});
  if ((await validKeys(tx, clientId, key.now)) >= KEYS_VALID_AT_ONCE)
    return failWith('identity.two-keys-valid', {});
  await tx
    .insertInto('identity.machine_key')
    .values({
      id: uuidv7(),
      person_id: clientId,
      prefix: key.prefix,
      secret_hash: key.secretHash,
      issued_at: key.now,
      expires_at: key.expiresAt,
    })
    .execute();
  await tell(tx, 'identity.machine-key-issued', clientId);
  return succeed({ clientId, secretHash: key.secretHash, expiresAt: key.expiresAt.toISOString() });
}

export async function revokeKeyIn(
  tx: Tx,
  ids: { clientId: string; keyId: string },
  now: Date,
): Promise<Outcome<null>> {
  const revoked = await tx
    .updateTable('identity.machine_key')
    .set({ revoked_at: now })
    .where('id', '=', ids.keyId)
    .where('person_id', '=', ids.clientId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (revoked.numUpdatedRows === 0n) return failWith('identity.not-found', {});
  await tell(tx, 'identity.machine-key-revoked', ids.clientId);
  return succeed(null);
}

async function scopesBeyondRole(
  tx: Tx,
  { role, scopes }: { role: string; scopes: string[] },
): Promise<string[]> {
  const { rows } = await sql<{ scope: string }>`
    select scope from unnest(${scopes}::text[]) scope
    where scope like 'identity.%'
      or not exists (select from access.permission_role pr where pr.role = ${role} and pr.permission = scope)`.execute(
    tx,
  );
  return rows.map((row) => row.scope);
}

async function validKeys(tx: Tx, clientId: string, now: Date): Promise<number> {
  // Two askers at once would each count the keys before the other's.
  await sql`select pg_advisory_xact_lock(hashtextextended(${clientId}, 0))`.execute(tx);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from identity.machine_key
    where person_id = ${clientId} and revoked_at is null and expires_at > ${now}`.execute(tx);
  return rows[0]!.n;
}

async function administers(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select identity.administers_person(${personId}) as may`.execute(tx);
  return rows[0]!.may;
}
