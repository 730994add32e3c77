import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellOf } from '../tell.ts';
import type { ExtensionRequest } from './contract.ts';
import { lockEngagement, overFailure } from './plan-phases.ts';

/** Agrees on a later end, with the reason; the end agreed before stays on the record. */
export async function extendEngagementIn(
  tx: Tx,
  target: { siteId: string; engagementId: string },
  { endsOn, reason }: ExtensionRequest,
): Promise<Outcome<{ id: string }>> {
  const engagement = await lockEngagement(tx, target);
  if (!engagement) return failWith('program.not-found', {});
  const over = overFailure(engagement.state);
  if (over) return over;
  if (endsOn <= engagement.endsOn)
    return failWith('program.extension-too-short', { endsOn: engagement.endsOn }, [
      { field: 'endsOn', message: `It runs to ${engagement.endsOn} already.`, mend: 'Choose a later day.' },
    ]);
  await sql`insert into program.extension (id, site_id, engagement_id, ends_on, reason)
    values (${uuidv7()}, ${target.siteId}, ${target.engagementId}, ${endsOn}, ${reason})`.execute(tx);
  await tellOf(
    tx,
    'program.extended',
    target.siteId,
    { table: 'program.engagement', id: target.engagementId },
    { endsOn },
  );
  return succeed({ id: target.engagementId });
}
