import { z } from 'zod';
import type { App } from './app.ts';
import type { Services } from './capability.ts';

const readiness = z.object({ ready: z.boolean(), database: z.enum(['reachable', 'unreachable']) });

/** Liveness says the process runs; readiness says it can do its work. A balancer must not confuse the two. */
export function addHealth(app: App, { database }: Services): void {
  app.get(
    '/api/health/live',
    {
      config: { needs: 'everyone' },
      schema: {
        summary: 'The process runs',
        tags: ['health'],
        response: { 200: z.object({ live: z.literal(true) }) },
      },
    },
    async () => ({ live: true as const }),
  );
  app.get(
    '/api/health/ready',
    {
      config: { needs: 'everyone' },
      schema: {
        summary: 'The process can do its work',
        tags: ['health'],
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const ready = await database.isReachable();
      return reply.code(ready ? 200 : 503).send({ ready, database: ready ? 'reachable' : 'unreachable' });
    },
  );
}
