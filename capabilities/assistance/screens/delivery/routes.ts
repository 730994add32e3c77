import type { ScreenRoute } from '#web/design/screens.ts';

const at = '/s/$site/assistance' as const;
const permission = 'assistance.read';
const deliver = 'assistance.deliver';

export const deliveryScreens: ScreenRoute[] = [
  {
    path: `${at}/$requestId/work-plan/new`,
    title: 'Write the work plan',
    permission: deliver,
    load: () => import('./NewWorkPlanScreen.tsx'),
  },
  {
    path: `${at}/$requestId/activities/new`,
    title: 'Plan an activity',
    permission: deliver,
    load: () => import('./NewActivityScreen.tsx'),
  },
  {
    path: `${at}/$requestId/deliverables/new`,
    title: 'Draft a deliverable',
    permission: deliver,
    load: () => import('./NewDeliverableScreen.tsx'),
  },
  {
    path: `${at}/work-plans/$planId`,
    title: 'Work plan',
    permission,
    load: () => import('./WorkPlanScreen.tsx'),
  },
  {
    path: `${at}/work-plans/$planId/edit`,
    title: 'Change the work plan',
    permission: deliver,
    load: () => import('./EditWorkPlanScreen.tsx'),
  },
  {
    path: `${at}/activities/$activityId`,
    title: 'Activity',
    permission,
    load: () => import('./ActivityScreen.tsx'),
  },
  {
    path: `${at}/activities/$activityId/edit`,
    title: 'Write the report',
    permission: deliver,
    load: () => import('./EditActivityScreen.tsx'),
  },
  {
    path: `${at}/deliverables/$deliverableId`,
    title: 'Deliverable',
    permission,
    load: () => import('./DeliverableScreen.tsx'),
  },
  {
    path: `${at}/follow-ups/$followUpId`,
    title: 'Follow-up',
    permission,
    load: () => import('./FollowUpScreen.tsx'),
  },
];
