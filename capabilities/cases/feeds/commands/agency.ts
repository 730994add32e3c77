import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { sideOf } from '../../legal-record/kinds.ts';
import { failWith } from '../errors.ts';

/** The agency that is meant: the one named, or the only one that whoever is asking acts for at this site. */
export async function agencyMeantIn(
  tx: Tx,
  siteId: string,
  permission: 'cases.record' | 'cases.connect',
  named?: string,
): Promise<Outcome<string>> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select a.id, a.kind from identity.agency a
    where a.id = any (array(select access.agencies_for(${permission})))
      and access.may(${permission}, ${siteId}::uuid)`.execute(tx);
  const parties = rows.filter(({ kind }) => sideOf(kind) !== null);
  const found = named ? parties.filter(({ id }) => id === named) : parties;
  if (found.length === 0) return failWith('cases.feed-no-agency', {});
  if (found.length > 1) return failWith('cases.feed-agency-unclear', {});
  return succeed(found[0]!.id);
}
