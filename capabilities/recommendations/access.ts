import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

/** A provider proposes, the site decides and carries it out, the liaison sees a year later whether it holds. */
export const recommendationsAccess = declareAccess({
  'recommendations.read': {
    scope: 'site',
    can: 'see what was recommended to a site and how far it is',
    roles: [...siteReaders, 'tta provider'],
  },
  'recommendations.propose': {
    scope: 'site',
    can: 'propose a recommendation from an assessment their agency delivered, reword it and take it back',
    roles: ['tta provider', 'advisor'],
  },
  'recommendations.decide': {
    scope: 'site',
    can: 'accept, decline or drop a recommendation for the site, and say who carries it out until when',
    roles: ['site executive', 'site coordinator'],
  },
  'recommendations.carry-out': {
    scope: 'site',
    can: 'plan a recommendation, begin it and report that it is implemented',
    roles: ['site executive', 'site coordinator', 'crime analyst'],
  },
  'recommendations.verify': {
    scope: 'site',
    can: 'verify a year later that an implemented recommendation holds, or send it back',
    roles: ['liaison'],
  },
});
