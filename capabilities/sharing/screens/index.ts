import { type CapabilityScreens, page } from '#web/design/screens.ts';
import { accessReviewScreens } from '../access-review/screens/index.ts';
import { disclosureScreens } from '../disclosure/screens/index.ts';
import { retentionScreens } from '../retention/screens/index.ts';

const read = 'sharing.read';

const nested = [disclosureScreens, retentionScreens, accessReviewScreens];

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Sharing', to: '/s/$site/sharing', permission: read, order: 48, icon: 'share' },
    ...nested.flatMap(({ rail }) => rail),
  ],
  routes: [
    page('/s/$site/sharing', 'Sharing', read, () => import('./AgreementsScreen.tsx')),
    page('/s/$site/sharing/new', 'New agreement', 'sharing.draft', () => import('./NewAgreementScreen.tsx')),
    page('/s/$site/sharing/sees', 'What an agency sees', read, () => import('./AgencySeesScreen.tsx')),
    page('/s/$site/sharing/looks', 'Who looked', 'sharing.see-readers', () => import('./LooksScreen.tsx')),
    page('/s/$site/sharing/broken-glass', 'Broken glass', read, () => import('./GlassListScreen.tsx')),
    page(
      '/s/$site/sharing/broken-glass/new',
      'Break the glass',
      'sharing.break-glass',
      () => import('./BreakGlassScreen.tsx'),
    ),
    page('/s/$site/sharing/broken-glass/$glassId', 'Broken glass', read, () => import('./GlassScreen.tsx')),
    page('/s/$site/sharing/$agreementId', 'Agreement', read, () => import('./AgreementScreen.tsx')),
    page(
      '/s/$site/sharing/$agreementId/edit',
      'Edit agreement',
      'sharing.draft',
      () => import('./EditAgreementScreen.tsx'),
    ),
    ...nested.flatMap(({ routes }) => routes),
  ],
  commands: [
    {
      label: 'New sharing agreement',
      to: '/s/$site/sharing/new',
      permission: 'sharing.draft',
      keywords: ['share', 'agencies', 'contract', 'memorandum'],
    },
    {
      label: 'What would an agency see?',
      to: '/s/$site/sharing/sees',
      permission: read,
      keywords: ['access', 'preview', 'rights'],
    },
    {
      label: 'Who looked at our records?',
      to: '/s/$site/sharing/looks',
      permission: 'sharing.see-readers',
      keywords: ['audit', 'readers', 'why'],
    },
    {
      label: 'Break the glass',
      to: '/s/$site/sharing/broken-glass/new',
      permission: 'sharing.break-glass',
      keywords: ['emergency', 'urgent', 'case of another agency'],
    },
    ...nested.flatMap(({ commands }) => commands ?? []),
  ],
};
