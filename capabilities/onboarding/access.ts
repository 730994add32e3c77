import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

export const onboardingAccess = declareAccess({
  'onboarding.import': {
    scope: 'program',
    can: 'bring in the sites, people, requests and plans that the program kept before',
    roles: ['program administrator'],
  },
  'onboarding.read-past': {
    scope: 'site',
    can: 'see the requests that a site made before it came to the platform',
    roles: [...siteReaders, 'tta provider'],
  },
});
