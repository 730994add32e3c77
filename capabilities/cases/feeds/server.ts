import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { addExportRoute } from './routes/export.ts';
import { addInboundRoutes } from './routes/inbound.ts';
import { addSetAsideRoutes } from './routes/set-aside.ts';
import { addWebhookRoutes } from './routes/webhooks.ts';
import { prepareWebhooksJob, sendWebhookJob } from './webhooks/jobs.ts';

export { feedErrors } from './errors.ts';

export const feedJobs = [prepareWebhooksJob, sendWebhookJob];

export const feedEvents = {
  'cases.webhook-due': 'A system of an agency is to be told that cases moved.',
} as const;

export function addFeedRoutes(app: App, services: Services): void {
  addInboundRoutes(app, services);
  addSetAsideRoutes(app, services);
  addWebhookRoutes(app, services);
  addExportRoute(app, services);
}
