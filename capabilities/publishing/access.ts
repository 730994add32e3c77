import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

export const publishingAccess = declareAccess({
  'publishing.read': {
    scope: 'site',
    can: 'see what a site has published, taken back or been refused',
    roles: siteReaders,
  },
  'publishing.unpublish': {
    scope: 'site',
    can: 'take a published page of a site from view, with the reason',
    roles: ['site executive', 'communications officer', 'program administrator'],
  },
});
