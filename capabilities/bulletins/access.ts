import { declareAccess } from '#platform/access/declare.ts';
import { sitePartners } from '#platform/access/roles.ts';

export const bulletinsAccess = declareAccess({
  'bulletins.read': {
    scope: 'site',
    can: 'read a site’s weekly bulletins and alerts, and have the bulletins by e-mail',
    roles: sitePartners,
  },
  'bulletins.draft': {
    scope: 'site',
    can: 'write the words of a bulletin and submit it for review',
    roles: ['crime analyst', 'site coordinator'],
  },
  'bulletins.send': {
    scope: 'site',
    can: 'review, send, return or withdraw a bulletin whose words someone else wrote',
    roles: ['crime analyst', 'site executive'],
  },
  'bulletins.explain': {
    scope: 'site',
    can: 'explain, dismiss and close the alerts of a site’s series',
    roles: ['crime analyst'],
  },
});
