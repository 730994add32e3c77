import { declareAccess } from '#platform/access/declare.ts';

export const publishingAccess = declareAccess({
  'publishing.read': {
    scope: 'site',
    can: 'see what a site has published, taken back or been refused',
    roles: [
      'program administrator',
      'champion',
      'liaison',
      'advisor',
      'site executive',
      'site coordinator',
      'crime analyst',
      'communications officer',
      'auditor',
    ],
  },
  'publishing.unpublish': {
    scope: 'site',
    can: 'take a published page of a site from view, with the reason',
    roles: ['site executive', 'communications officer', 'program administrator'],
  },
});
