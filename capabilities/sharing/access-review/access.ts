import { declareAccess } from '#platform/access/declare.ts';

export const accessReviewAccess = declareAccess({
  'access-review.read': {
    scope: 'agency',
    can: 'see the quarterly reviews of who has access',
    roles: ['agency administrator', 'records officer', 'program administrator', 'auditor'],
  },
  'access-review.attest': {
    scope: 'agency',
    can: 'attest for each membership of their agency whether it is kept or ended',
    roles: ['agency administrator', 'records officer', 'program administrator'],
  },
  'access-review.attest-any': {
    scope: 'program',
    can: 'attest for an agency that has nobody else to do it',
    roles: ['program administrator'],
  },
  'access-review.oversee': {
    scope: 'program',
    can: 'see the reviews of every agency, and which are overdue',
    roles: ['program administrator', 'auditor'],
  },
});
