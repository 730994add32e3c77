import { declareAccess } from '#platform/access/declare.ts';
import { investigators } from '#platform/access/roles.ts';

export const sharingAccess = declareAccess({
  'sharing.read': {
    scope: 'site',
    can: 'see the agreements between the agencies of a site, and what each opens',
    roles: [
      ...investigators,
      'records officer',
      'prosecution supervisor',
      'agency administrator',
      'site executive',
      'site coordinator',
      'liaison',
      'auditor',
    ],
  },
  'sharing.draft': {
    scope: 'agency',
    can: 'write an agreement to which their agency is a party, and submit it for legal review',
    roles: ['detective supervisor', 'prosecution supervisor', 'records officer', 'agency administrator'],
  },
  'sharing.review': {
    scope: 'agency',
    can: 'review an agreement that someone else wrote, for their agency as a party',
    roles: ['prosecution supervisor', 'records officer', 'agency administrator', 'site executive'],
  },
  'sharing.sign': {
    scope: 'agency',
    can: 'sign an agreement for their agency',
    roles: ['prosecution supervisor', 'records officer', 'agency administrator', 'site executive'],
  },
  'sharing.end': {
    scope: 'agency',
    can: 'withdraw or terminate an agreement to which their agency is a party, at once',
    roles: ['prosecution supervisor', 'records officer', 'agency administrator', 'site executive'],
  },
  'sharing.see-readers': {
    scope: 'agency',
    can: 'see who looked at the records of their agency, why, and under which agreement',
    roles: ['records officer', 'agency administrator', 'site executive'],
  },
  'sharing.break-glass': {
    scope: 'agency',
    can: 'open one case of another agency for some hours, with a reason that the owner is told and reviews',
    roles: [...investigators, 'prosecution supervisor'],
  },
  'sharing.review-glass': {
    scope: 'agency',
    can: 'cut off and review the use of broken glass on the records of their agency',
    roles: ['records officer', 'agency administrator'],
  },
});
