import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { addLogRoutes } from './routes/log.ts';
import { addRequestRoutes } from './routes/requests.ts';
import { addRuleRoutes } from './routes/rules.ts';

export function addDisclosureRoutes(app: App, services: Services): void {
  addLogRoutes(app);
  addRequestRoutes(app, services);
  addRuleRoutes(app);
}
