import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import {
  myWork as myWorkSchema,
  type Notifications,
  notifications as notificationsSchema,
} from './contract.ts';
import { changedRecords, myWork } from './my-work.ts';

/** Whether the person asking wants the bell silent now. */
export type BellRests = (tx: Tx) => Promise<boolean>;

export function addWork(
  app: App,
  workflows: readonly WorkflowDeclaration[],
  bellRests: BellRests = async () => false,
): void {
  app.get(
    '/api/my-work',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags: ['work'],
        summary: 'What waits on me, what I wait on, what is due, what changed',
        response: { 200: myWorkSchema },
      },
    },
    (request) => request.read((tx) => myWork(tx, workflows)),
  );
  app.get(
    '/api/notifications',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags: ['work'],
        summary: 'Changes to my records, with those not yet seen',
        response: { 200: notificationsSchema },
      },
    },
    (request) => request.read((tx) => notificationsFor(tx, workflows, bellRests)),
  );
  app.post(
    '/api/notifications/seen',
    {
      config: { needs: 'signed-in' },
      schema: { tags: ['work'], summary: 'Mark all notifications as seen', response: { 204: z.null() } },
    },
    async (request, reply) => {
      await request.write(async (tx) => succeed(await markSeen(tx)));
      return reply.code(204).send(null);
    },
  );
}

async function notificationsFor(
  tx: Tx,
  workflows: readonly WorkflowDeclaration[],
  bellRests: BellRests,
): Promise<Notifications> {
  const changed = await changedRecords(tx, workflows);
  const { rows } = await sql<{ seen_at: Date }>`
    select seen_at from platform.notification_seen where person_id = access.person_id()`.execute(tx);
  const seen = rows[0]?.seen_at.toISOString() ?? '';
  const items = changed.map((item) => ({ ...item, read: item.since <= seen }));
  const unread = items.filter((item) => !item.read).length;
  return { items, unread: unread > 0 && (await bellRests(tx)) ? 0 : unread };
}

async function markSeen(tx: Tx): Promise<null> {
  await sql`insert into platform.notification_seen (person_id, seen_at) values (access.person_id(), now())
    on conflict (person_id) do update set seen_at = excluded.seen_at`.execute(tx);
  return null;
}
