import { declareAccess } from '#platform/access/declare.ts';

export const programAccess = declareAccess({
  'program.administer-sites': {
    scope: 'program',
    can: 'add sites to the partnership and change their particulars',
    roles: ['program administrator'],
  },
});
