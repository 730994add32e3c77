import { join } from 'node:path';
import { addressOfRunning } from '#platform/database/embedded/attach.ts';
import { withClient, withDatabase } from '#platform/database/provision.ts';
import type { StartedApplication } from './application.ts';

/**
 * Puts a registered design, its looks and its history that many days into the past, as if it had been registered
 * then. No story can wait a year, no clock of the product can be turned, and nobody may change a registered design:
 * the database refuses it. So its owner does it here, with the triggers that refuse it asleep for this transaction.
 * The fingerprint stays as it was: it is that of the dates that were registered.
 */
export async function daysPassFor(
  { dataDir }: StartedApplication,
  designId: string,
  days: number,
): Promise<void> {
  const server = addressOfRunning(join(dataDir, 'database'));
  if (!server) throw new Error('Days pass while the application runs.');
  await withClient(withDatabase(server, 'psp'), async (owner) => {
    await owner.query('begin');
    await owner.query('set local session_replication_role = replica');
    for (const statement of aging) await owner.query(statement, [designId, days]);
    await owner.query('commit');
  });
}

const aging = [
  `update evaluation.design set
     created_at = created_at - make_interval(days => $2), changed_at = changed_at - make_interval(days => $2),
     registered_at = registered_at - make_interval(days => $2), state_since = state_since - make_interval(days => $2),
     launch_on = launch_on - $2::int, before_from = before_from - $2::int, before_to = before_to - $2::int,
     after_from = after_from - $2::int, after_to = after_to - $2::int
   where id = $1`,
  'update evaluation.look set through = through - $2::int, due_on = due_on - $2::int where design_id = $1',
  'update platform.transition set at = at - make_interval(days => $2) where subject_id = $1',
];
