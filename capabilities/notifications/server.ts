import type { Capability } from '#platform/http/capability.ts';
import { digestJob } from './digest/digest-job.ts';
import { notificationsErrors } from './errors.ts';
import { bellRests } from './queries/bell-rests.ts';
import { addCalendarRoute } from './routes/calendar.ts';
import { addEndDigestRoutes } from './routes/end-digest.ts';
import { addFeedRoutes } from './routes/feeds.ts';
import { addPreferenceRoutes } from './routes/preferences.ts';

/** Joins what every capability declares, so it is given all of them: asked late, for it is one of them itself. */
export function notificationsOver(all: () => readonly Capability[]): Capability {
  const workflows = () => all().flatMap((capability) => capability.workflows ?? []);
  const contributions = () => all().flatMap((capability) => capability.calendar ?? []);
  return {
    name: 'notifications',
    errors: notificationsErrors,
    jobs: [digestJob(workflows)],
    bellRests,
    routes: async (app, services) => {
      addPreferenceRoutes(app, services, workflows);
      addFeedRoutes(app, services);
      addCalendarRoute(app, services, () => ({
        workflows: workflows(),
        contributions: contributions(),
      }));
      await addEndDigestRoutes(app, services);
    },
  };
}
