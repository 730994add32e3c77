import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Principal } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { beforeSignIn } from './before-sign-in.ts';
import { CallLimit } from './call-limit.ts';
import { failWith } from './errors.ts';
import { partsOfKey } from './secrets/machine-keys.ts';
import { hashOf } from './secrets/tokens.ts';

const CALLS_A_MINUTE = 600;
const NOTE_USE_EVERY = 60_000;

type KnownKey = { id: string; personId: string; name: string; secretHash: string; usedAt: Date | null };

/** The machine client behind a bearer key, within its calls a minute. */
export function machineCallers(services: Services, callsAMinute = CALLS_A_MINUTE) {
  const limit = new CallLimit(callsAMinute);
  return async (key: string): Promise<Outcome<Principal>> => {
    const now = services.clock.now();
    const known = await beforeSignIn(services, (tx) => findKey(tx, key, now));
    if (!known) return failWith('identity.key-refused', {});
    const wait = limit.secondsToWait(known.personId, now);
    if (wait > 0) return failWith('identity.too-many-calls', { seconds: wait });
    const { personId, name } = known;
    return succeed({ personId, name, kind: 'machine', sessionId: null, secondFactor: false });
  };
}

async function findKey(tx: Tx, key: string, now: Date): Promise<KnownKey | null> {
  const parts = partsOfKey(key);
  if (!parts) return null;
  const { rows } = await sql<KnownKey>`
    select k.id, k.person_id as "personId", p.name, k.secret_hash as "secretHash", k.used_at as "usedAt"
    from identity.machine_key k
    join identity.person p on p.id = k.person_id
    where k.prefix = ${parts.prefix}
      and k.revoked_at is null
      and k.expires_at > ${now}
      and p.kind = 'machine'
      and p.status = 'active'`.execute(tx);
  const known = rows[0];
  if (!known || !timingSafeEqual(Buffer.from(known.secretHash), Buffer.from(hashOf(parts.secret))))
    return null;
  if (!known.usedAt || now.getTime() - known.usedAt.getTime() > NOTE_USE_EVERY) {
    await tx.updateTable('identity.machine_key').set({ used_at: now }).where('id', '=', known.id).execute();
  }
  return known;
}
