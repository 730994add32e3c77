import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { type Side, sideOf } from '../legal-record/kinds.ts';

export type SpokenFor = { id: string; kind: string; side: Side; decides: boolean };

/** The agency in whose name whoever is asking may record; `decides` where they may decide on referrals too. */
export async function agencyToSpeakFor(tx: Tx, agencyId: string): Promise<Outcome<SpokenFor>> {
  const { rows } = await sql<{ kind: string; decides: boolean }>`
    select a.kind, a.id = any (array(select access.agencies_for('cases.screen'))) as decides
    from identity.agency a
    where a.id = ${agencyId} and a.id = any (array(select access.agencies_for('cases.record')))`.execute(tx);
  const [agency] = rows;
  const side = agency ? sideOf(agency.kind) : null;
  if (!agency || !side) return failWith('cases.not-your-agency', {});
  return succeed({ id: agencyId, kind: agency.kind, side, decides: agency.decides });
}
