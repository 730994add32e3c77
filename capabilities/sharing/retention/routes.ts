import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { addPurgeRoutes } from './routes/purges.ts';
import { addScheduleRoutes } from './routes/schedules.ts';

export function addRetentionRoutes(app: App, services: Services): void {
  addScheduleRoutes(app, services);
  addPurgeRoutes(app, services);
}
