import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { isCoreArea } from './list-communities.ts';

/** Joining twice is joining once. */
export async function joinIn(tx: Tx, coreArea: string): Promise<Outcome<null>> {
  if (!(await isCoreArea(tx, [coreArea]))) return failWith('community.core-area-unknown', {});
  await sql`insert into community.member (id, core_area) values (${uuidv7()}, ${coreArea})
    on conflict (core_area, person_id) where left_at is null do nothing`.execute(tx);
  return succeed(null);
}

export async function leaveIn(tx: Tx, coreArea: string): Promise<Outcome<null>> {
  await sql`update community.member set left_at = now()
    where core_area = ${coreArea} and person_id = access.person_id() and left_at is null`.execute(tx);
  return succeed(null);
}
