import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { subscribeIn } from '../commands/subscribe.ts';
import { Subscription, SubscriptionChange } from '../contract.ts';
import { mySubscription } from '../queries/subscription.ts';

const tags = ['bulletins'];
const config = { needs: { permission: 'bulletins.read' } } as const;
const params = z.object({ site: z.string() });

export function addSubscriptionRoutes(app: App): void {
  app.get(
    '/api/sites/:site/bulletin-subscription',
    {
      config,
      schema: {
        tags,
        summary: 'Whether I have the site’s bulletins by e-mail',
        params,
        response: { 200: Subscription },
      },
    },
    (request) => request.read((tx) => mySubscription(tx, request.site.id)),
  );
  app.put(
    '/api/sites/:site/bulletin-subscription',
    {
      config,
      schema: {
        tags,
        summary: 'Have the site’s bulletins by e-mail, or no longer',
        params,
        body: SubscriptionChange,
        response: { 200: Subscription },
      },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        await subscribeIn(tx, request.site.id, request.body.subscribed);
        return succeed(await mySubscription(tx, request.site.id));
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
