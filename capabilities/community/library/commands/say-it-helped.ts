import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../../errors.ts';

/** "Did this help?": one yes a person for a resource, whichever version; it can be taken back. */
export async function sayItHelpedIn(
  tx: Tx,
  versionId: string,
  helped: boolean,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ resourceId: string }>`
    select resource_id as "resourceId" from community.resource_version where id = ${versionId}`.execute(tx);
  const resourceId = rows[0]?.resourceId;
  if (!resourceId) return failWith('community.not-found', {});
  if (helped) {
    await sql`insert into community.helped (id, resource_id) values (${uuidv7()}, ${resourceId})
      on conflict (resource_id, person_id) do nothing`.execute(tx);
  } else {
    await sql`delete from community.helped
      where resource_id = ${resourceId} and person_id = access.person_id()`.execute(tx);
  }
  return succeed({ id: versionId });
}
