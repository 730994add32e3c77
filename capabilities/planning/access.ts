import { declareAccess } from '#platform/access/declare.ts';
import { type Role, siteReaders } from '#platform/access/roles.ts';

/** Those of a site’s agencies who carry out what a plan says. */
const partners = [
  'detective supervisor',
  'prosecutor',
  'nfs team member',
  'crisis clinician',
  'intervention coordinator',
  'outreach worker',
  'victim advocate',
  'grantee',
  'tta provider',
] as const satisfies readonly Role[];

export const planningAccess = declareAccess({
  'planning.read': {
    scope: 'site',
    can: 'see the plans of a site, their versions, progress and measures',
    roles: [...siteReaders, ...partners],
  },
  'planning.write': {
    scope: 'site',
    can: 'write a plan while its draft is open, and submit it',
    roles: ['site coordinator', 'site executive', 'crime analyst', 'advisor'],
  },
  'planning.publish': {
    scope: 'site',
    can: 'publish a version of a plan that someone else submitted, return it, or call an activity off',
    roles: ['site executive', 'site coordinator'],
  },
  'planning.report': {
    scope: 'site',
    can: 'report on the activities one owns',
    roles: [
      'site coordinator',
      'site executive',
      'crime analyst',
      'communications officer',
      'liaison',
      'advisor',
      ...partners,
    ],
  },
  'planning.decide-public': {
    scope: 'site',
    can: 'decide what of a plan is public; for a collaborative’s plan, only from an agency it named for that',
    roles: ['site executive', 'site coordinator', 'communications officer'],
  },
  'planning.convene': {
    scope: 'site',
    can: 'open a collaborative and name its member agencies',
    roles: ['site coordinator', 'site executive', 'program administrator'],
  },
});
