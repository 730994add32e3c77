import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

export const forecastsAccess = declareAccess({
  'forecasts.read': {
    scope: 'site',
    can: 'see the forecast plans of a site, their tests, their cells and what came of them',
    roles: siteReaders,
  },
  'forecasts.write': {
    scope: 'site',
    can: 'plan a forecast, have it tested, submit it, and start it once it is signed',
    roles: ['crime analyst', 'site coordinator'],
  },
  'forecasts.sign-off': {
    scope: 'site',
    can: 'sign a forecast that someone else planned, or return it',
    roles: ['site executive'],
  },
  'forecasts.stop': {
    scope: 'site',
    can: 'stop a forecast at once, with the reason',
    roles: ['crime analyst', 'site coordinator', 'site executive'],
  },
});
