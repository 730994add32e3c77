import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { deliveryEvents } from './events.ts';

export type Target = { siteId: string; id: string };

const kinds = {
  work_plan: 'assistance.work-plan-changed',
  activity: 'assistance.activity-changed',
  deliverable: 'assistance.deliverable-changed',
  cost: 'assistance.costs-changed',
  follow_up: 'assistance.follow-up-changed',
} as const satisfies Record<string, keyof typeof deliveryEvents>;

/** Tells that a record changed: whoever hears it asks again, as themselves. */
export async function toldOf(
  tx: Tx,
  record: keyof typeof kinds,
  { siteId, id }: Target,
): Promise<Outcome<{ id: string }>> {
  await emitIn(tx, {
    kind: kinds[record],
    siteId,
    subject: { table: `assistance.${record}`, id },
    permission: 'assistance.read',
  });
  return succeed({ id });
}
