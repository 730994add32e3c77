import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { AgencyInput } from '../contract.ts';
import { failWith } from '../errors.ts';

export async function addAgencyIn(tx: Tx, agency: AgencyInput): Promise<Outcome<{ id: string }>> {
  const id = uuidv7();
  const inserted = await tx
    .insertInto('identity.agency')
    .values({ id, name: agency.name, kind: agency.kind })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n ? succeed({ id }) : failWith('identity.agency-known', {});
}

export async function changeAgencyIn(
  tx: Tx,
  id: string,
  agency: AgencyInput,
): Promise<Outcome<{ id: string }>> {
  const taken = await tx
    .selectFrom('identity.agency')
    .select('id')
    .where('name', '=', agency.name)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken) return failWith('identity.agency-known', {});
  const changed = await tx
    .updateTable('identity.agency')
    .set({ name: agency.name, kind: agency.kind })
    .where('id', '=', id)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? succeed({ id }) : failWith('identity.not-found', {});
}
