import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { icsOf, tagOf } from '../calendars/ics.ts';
import { type CalendarSources, readFeed } from '../calendars/read-feed.ts';
import { hashOfToken } from '../calendars/token.ts';
import { failWith } from '../errors.ts';

const FEED_FILE = /^([\w-]{43})\.ics$/;
const READINGS_A_MINUTE = 30;

/**
 * Counted for each address, not for each caller: a calendar service reads many people's calendars from one place.
 * The token is in the path, so this route is logged only where something failed.
 */
const config = {
  needs: 'everyone' as const,
  rateLimit: {
    max: READINGS_A_MINUTE,
    timeWindow: '1 minute',
    allowList: [],
    keyGenerator: (request: FastifyRequest) => hashOfToken((request.params as { file: string }).file),
  },
};

export function addCalendarRoute(app: App, services: Services, sources: () => CalendarSources): void {
  app.get(
    '/calendar/:file',
    {
      logLevel: 'warn',
      config,
      schema: {
        tags: ['notifications'],
        summary: 'A calendar, by its address (token.ics), without signing in',
        params: z.object({ file: z.string().max(100) }),
        response: {
          200: answerOf('text/calendar', 'The calendar; titles, numbers, days and links alone.'),
          304: z.null().describe('As it was when it was read last.'),
        },
      },
    },
    async (request, reply) => {
      const token = FEED_FILE.exec(request.params.file)?.[1];
      const feed = token && (await readFeed(services, token, sources()));
      reply.header('cache-control', 'private, no-cache').header('referrer-policy', 'no-referrer');
      if (!feed) return reply.problem(failWith('notifications.feed-missing', {}).failure);
      const ics = icsOf(feed, { publicUrl: services.config.publicUrl, now: services.clock.now() });
      const tag = tagOf(ics);
      reply.header('etag', tag);
      if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send(null);
      return reply.type('text/calendar; charset=utf-8').send(ics);
    },
  );
}
