import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { meetingsAccess } from './access.ts';
import { loadDemoMeetings } from './demo.ts';
import { meetingsErrors } from './errors.ts';
import { meetingsEvents } from './events.ts';
import { planNextJob, tellLateJob } from './jobs.ts';
import { overdueActions } from './portfolio.ts';
import { meetingEvents } from './queries/calendar-events.ts';
import { addActionItemRoutes } from './routes/action-items.ts';
import { addContactRoutes } from './routes/contacts.ts';
import { addMeetingRoutes } from './routes/meetings.ts';
import { addMinutesRoutes } from './routes/minutes.ts';
import { addSeriesRoutes } from './routes/series.ts';
import { actionItemWorkflow, meetingWorkflow } from './states.ts';

export { type ActionOrigin, type NewActionItem, recordActionItemIn } from './commands/record-action-item.ts';
export { areOfSite, peopleOf } from './queries/people.ts';

export const meetings: Capability = {
  name: 'meetings',
  access: meetingsAccess,
  workflows: [actionItemWorkflow, meetingWorkflow],
  errors: meetingsErrors,
  events: meetingsEvents,
  jobs: [tellLateJob, planNextJob],
  portfolio: [overdueActions],
  calendar: meetingEvents,
  routes: addRoutes,
  demo: loadDemoMeetings,
};

function addRoutes(app: App, services: Services): void {
  addMeetingRoutes(app, services);
  addMinutesRoutes(app, services);
  addSeriesRoutes(app, services);
  addActionItemRoutes(app, services);
  addContactRoutes(app, services);
}
