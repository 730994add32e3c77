import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tell } from './membership.ts';

/** Every session and key asks for the person's state, so nothing has to be ended one by one. */
export function suspendIn(tx: Tx, personId: string): Promise<Outcome<null>> {
  return setStatus(tx, personId, 'suspended');
}

export function liftSuspensionIn(tx: Tx, personId: string): Promise<Outcome<null>> {
  return setStatus(tx, personId, 'active');
}

async function setStatus(tx: Tx, personId: string, status: 'suspended' | 'active'): Promise<Outcome<null>> {
  const known = await tx
    .selectFrom('identity.person')
    .select('id')
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!known) return failWith('identity.not-found', {});
  const changed = await tx
    .updateTable('identity.person')
    .set({ status })
    .where('id', '=', personId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return failWith('identity.not-yours-to-give', {});
  await tell(
    tx,
    status === 'suspended' ? 'identity.person-suspended' : 'identity.suspension-lifted',
    personId,
  );
  return succeed(null);
}
