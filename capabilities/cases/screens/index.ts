import { type CapabilityScreens, page } from '#web/design/screens.ts';
import { feedCommands, feedScreens } from '../feeds/screens/index.ts';
import { measureCommands, measureRail, measureScreens } from '../measures/screens/index.ts';
import { orderCommands, orderRail, orderScreens } from '../sealing/screens/index.ts';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Cases', to: '/s/$site/cases', permission: 'cases.read', order: 42, icon: 'folder' },
    ...measureRail,
    ...orderRail,
  ],
  routes: [
    ...measureScreens,
    ...feedScreens,
    ...orderScreens,
    page('/s/$site/cases', 'Cases', 'cases.read', () => import('./CasesScreen.tsx')),
    page('/s/$site/cases/search', 'Find a case', 'cases.read', () => import('./SearchScreen.tsx')),
    page('/s/$site/cases/new', 'Open a complaint', 'cases.record', () => import('./NewComplaintScreen.tsx')),
    page('/s/$site/cases/calendar', 'Hearings', 'cases.read', () => import('./CalendarScreen.tsx')),
    page('/s/$site/cases/queue', 'To settle', 'cases.record', () => import('./QueueScreen.tsx')),
    page(
      '/s/$site/cases/supervision',
      'Supervision',
      'cases.supervise',
      () => import('./SupervisionScreen.tsx'),
    ),
    page(
      '/s/$site/cases/samples/$sampleId',
      'Quality sample',
      'cases.supervise',
      () => import('./SampleScreen.tsx'),
    ),
    page('/s/$site/cases/$caseId', 'Case', 'cases.read', () => import('./CaseScreen.tsx')),
    page(
      '/s/$site/cases/$caseId/screen',
      'Decide on a referral',
      'cases.screen',
      () => import('./DecideScreen.tsx'),
    ),
    page(
      '/s/$site/cases/$caseId/record',
      'Add to a case',
      'cases.record',
      () => import('./RecordScreen.tsx'),
    ),
    page('/s/$site/cases/$caseId/refer', 'Refer a case', 'cases.record', () => import('./ReferScreen.tsx')),
    page(
      '/s/$site/cases/$caseId/order',
      'Enter a court order',
      'cases.seal',
      () => import('./EnterOrderScreen.tsx'),
    ),
    page('/s/$site/cases/$caseId/print', 'Printable case', 'cases.read', () => import('./PrintScreen.tsx')),
  ],
  commands: [
    ...measureCommands,
    ...feedCommands,
    ...orderCommands,
    {
      label: 'Find a case',
      to: '/s/$site/cases/search',
      permission: 'cases.read',
      keywords: ['name', 'statute', 'docket'],
    },
    {
      label: 'Open a complaint',
      to: '/s/$site/cases/new',
      permission: 'cases.record',
      keywords: ['report', 'incident'],
    },
    {
      label: 'Hearings',
      to: '/s/$site/cases/calendar',
      permission: 'cases.read',
      keywords: ['court', 'calendar', 'trial'],
    },
  ],
};
