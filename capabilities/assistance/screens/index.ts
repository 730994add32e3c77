import type { CapabilityScreens } from '#web/design/screens.ts';
import { deliveryScreens } from './delivery/routes.ts';
import { providerCommands, providerScreens } from './providers/routes.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Assistance',
      to: '/s/$site/assistance',
      permission: 'assistance.read',
      order: 16,
      icon: 'help_outline',
    },
  ],
  routes: [
    {
      path: '/assistance',
      title: 'Assistance, all sites',
      permission: 'assistance.read',
      load: () => import('./AllRequestsScreen.tsx'),
    },
    {
      path: '/assistance/reports',
      title: 'Reports on assistance',
      permission: 'assistance.read',
      load: () => import('./ReportsScreen.tsx'),
    },
    {
      path: '/assistance/targets',
      title: 'Targets for assistance',
      permission: 'assistance.read',
      load: () => import('./TargetsScreen.tsx'),
    },
    {
      path: '/assistance/targets/new',
      title: 'Set targets',
      permission: 'assistance.set-targets',
      load: () => import('./NewTargetsScreen.tsx'),
    },
    {
      path: '/s/$site/assistance',
      title: 'Assistance',
      permission: 'assistance.read',
      load: () => import('./RequestsScreen.tsx'),
    },
    {
      path: '/s/$site/assistance/new',
      title: 'Ask for assistance',
      permission: 'assistance.request',
      load: () => import('./NewRequestScreen.tsx'),
    },
    {
      path: '/s/$site/assistance/escalations/$escalationId',
      title: 'Escalation',
      permission: 'assistance.read',
      load: () => import('./EscalationScreen.tsx'),
    },
    {
      path: '/s/$site/assistance/questions/$questionId',
      title: 'Question about a request',
      permission: 'assistance.read',
      load: () => import('./QuestionScreen.tsx'),
    },
    ...providerScreens,
    ...deliveryScreens,
    {
      path: '/s/$site/assistance/$requestId',
      title: 'Request for assistance',
      permission: 'assistance.read',
      load: () => import('./RequestScreen.tsx'),
    },
    {
      path: '/s/$site/assistance/$requestId/edit',
      title: 'Write the request',
      permission: 'assistance.request',
      load: () => import('./EditRequestScreen.tsx'),
    },
    {
      path: '/s/$site/assistance/$requestId/split',
      title: 'Split the request',
      permission: 'assistance.triage',
      load: () => import('./SplitRequestScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Ask for assistance',
      to: '/s/$site/assistance/new',
      permission: 'assistance.request',
      keywords: ['help', 'request', 'training', 'TTA'],
    },
    {
      label: 'Requests past their target, all sites',
      to: '/assistance?show=past-target',
      permission: 'assistance.triage',
      keywords: ['late', 'overdue', 'waiting'],
    },
    ...providerCommands,
  ],
};
