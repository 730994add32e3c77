import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { hashOfToken, newFeedToken } from '../calendars/token.ts';
import { makeFeedIn, revokeFeedIn } from '../commands/feeds.ts';
import { FeedDraft, FeedList, NewFeed } from '../contract.ts';
import { failWith } from '../errors.ts';
import { listFeeds } from '../queries/feeds.ts';

const tags = ['notifications'];
const config = { needs: 'signed-in' } as const;
const path = '/api/account/calendar-feeds';

export function addFeedRoutes(app: App, services: Services): void {
  app.get(
    path,
    { config, schema: { tags, summary: 'My calendar addresses', response: { 200: FeedList } } },
    (request) => request.read(listFeeds),
  );

  app.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Make a calendar address; it is shown this once',
        body: FeedDraft,
        response: { 201: NewFeed },
      },
    },
    async (request, reply) => {
      const token = newFeedToken();
      const tokenHash = hashOfToken(token);
      const now = services.clock.now();
      const outcome = await request.write((tx) => makeFeedIn(tx, request.body, { tokenHash, now }));
      if (!outcome.ok) return reply.problem(outcome.failure);
      // The answer kept for an idempotency key holds the hash of the first try: its address can't be shown again.
      if (outcome.value.tokenHash !== tokenHash)
        return reply.problem(failWith('notifications.shown-once', {}).failure);
      const { id, expiresAt } = outcome.value;
      const url = `${services.config.publicUrl}/calendar/${token}.ics`;
      return reply.code(201).header('cache-control', 'no-store').send({ id, url, expiresAt });
    },
  );

  app.delete(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'Revoke a calendar address, at once',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => revokeFeedIn(tx, request.params.id, services.clock.now()));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}
