import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

export const evaluationAccess = declareAccess({
  'evaluation.read': {
    scope: 'site',
    can: 'see the evaluation designs of a site and what came of them',
    roles: siteReaders,
  },
  'evaluation.write': {
    scope: 'site',
    can: 'design an evaluation and submit it',
    roles: ['crime analyst', 'site coordinator'],
  },
  'evaluation.register': {
    scope: 'site',
    can: 'register a design that someone else wrote, return it, or give it up with the reason',
    roles: ['crime analyst', 'site coordinator', 'site executive'],
  },
});
