import { declareAccess } from '#platform/access/declare.ts';

export const identityAccess = declareAccess({
  'identity.people': {
    scope: 'program',
    can: 'see the people, agencies and memberships of the partnership',
    roles: ['program administrator', 'champion', 'liaison', 'site coordinator', 'site executive', 'auditor'],
  },
  'identity.directory': {
    scope: 'program',
    can: 'open the directory of the people they may see',
    roles: [
      'program administrator',
      'agency administrator',
      'champion',
      'liaison',
      'site coordinator',
      'site executive',
      'auditor',
    ],
  },
  'identity.administer': {
    scope: 'program',
    can: 'invite people, end memberships and issue keys',
    roles: ['program administrator'],
  },
  'identity.administer-agency': {
    scope: 'agency',
    can: 'invite people of their own agency, end their memberships and issue keys, over the sites they share',
    roles: ['program administrator', 'agency administrator'],
  },
  'audit.read': {
    scope: 'site',
    can: 'read who did what at a site',
    roles: ['program administrator', 'auditor', 'site executive'],
  },
  'audit.read-program': {
    scope: 'program',
    can: 'read who did what outside any one site',
    roles: ['program administrator', 'auditor'],
  },
});
