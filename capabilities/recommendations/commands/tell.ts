import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { RecommendationEvent } from '../events.ts';

export type Target = { siteId: string; id: string };

/** Tells what happened to a recommendation and nothing of what it says. */
export async function toldOf(
  tx: Tx,
  kind: RecommendationEvent,
  { siteId, id }: Target,
): Promise<Outcome<{ id: string }>> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: 'recommendations.recommendation', id },
    permission: 'recommendations.read',
  });
  return succeed({ id });
}
