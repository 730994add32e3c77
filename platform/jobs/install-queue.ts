import { PgBoss } from 'pg-boss';
import { withClient } from '#platform/database/provision.ts';

export const QUEUE_SCHEMA = 'jobs';

/** The queue's own tables are made by the owner; the running application only works them. */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
  await withClient(ownerUrl, async (client) => {
    await client.query(`
      grant usage on schema ${QUEUE_SCHEMA} to psp_system;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to psp_system;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to psp_system;
      revoke all on all functions in schema ${QUEUE_SCHEMA} from public`);
  });
}
