import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import type { Authenticate } from '#platform/http/guard.ts';
import { declareErrors } from '#platform/outcome/declare-errors.ts';
import { type LiveTiming, openHub, ordinaryLiveTiming } from './hub.ts';
import { lastHeard, openStream } from './stream.ts';

export const { catalogue: liveErrors, failWith } = declareErrors({
  'live.too-many': {
    status: 429,
    title: 'Too many open windows',
    detail: (p: { most: number }) => `One person can follow changes in ${p.most} windows at once.`,
    mend: 'Close a window; this one still works, and shows changes when it is reloaded.',
  },
});

const MOST_STREAMS_A_PERSON = 12;

/** What happens, as it happens: each signed-in browser hears the events that its person may see. */
export function addLive(
  app: App,
  services: Services,
  authenticate: Authenticate,
  timing: LiveTiming = ordinaryLiveTiming,
): void {
  const hub = openHub(services, authenticate, timing);
  app.addHook('onListen', async () => hub.start());
  app.addHook('preClose', () => hub.stop());
  app.get(
    '/api/live',
    {
      config: { needs: 'signed-in' },
      schema: {
        summary: 'Follow changes as they happen',
        tags: ['live'],
        response: { 200: answerOf('text/event-stream', 'Messages until either side ends it.') },
        description:
          'Server-sent events. Each message is JSON: `{id, kind, siteId, subject: {table, id}, at}`. Sends what was missed to a client that returns with `Last-Event-ID`.',
      },
    },
    async (request, reply) => {
      const principal = request.principal!;
      if (hub.streamsOf(principal.personId) >= MOST_STREAMS_A_PERSON) {
        return reply.problem(failWith('live.too-many', { most: MOST_STREAMS_A_PERSON }).failure);
      }
      await hub.add(openStream(request, reply, principal), lastHeard(request));
      return reply;
    },
  );
}
