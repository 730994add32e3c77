import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { ForecastsEvent } from '../events.ts';

/** Every fact of this capability is one of a plan, heard by whoever may read it. */
export function tellOf(
  tx: Tx,
  kind: ForecastsEvent,
  plan: { id: string; siteId: string },
  payload: Record<string, unknown>,
): Promise<string> {
  return emitIn(tx, {
    kind,
    siteId: plan.siteId,
    subject: { table: 'forecasts.plan', id: plan.id },
    permission: 'forecasts.read',
    payload,
  });
}
