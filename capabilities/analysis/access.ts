import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

export const analysisAccess = declareAccess({
  'analysis.read': {
    scope: 'site',
    can: 'see the analyses of a site and their results',
    roles: siteReaders,
  },
  'analysis.run': {
    scope: 'site',
    can: 'run analyses on a site’s data',
    roles: ['crime analyst', 'site coordinator'],
  },
  'findings.read': {
    scope: 'site',
    can: 'see the findings of a site, also those not yet published',
    roles: siteReaders,
  },
  'findings.write': {
    scope: 'site',
    can: 'draft findings and submit their own for review',
    roles: ['crime analyst', 'site coordinator'],
  },
  'findings.approve': {
    scope: 'site',
    can: 'approve or return a finding that someone else wrote',
    roles: ['crime analyst', 'site coordinator', 'site executive'],
  },
  'findings.publish': {
    scope: 'site',
    can: 'publish an approved finding that someone else wrote, and withdraw a published one',
    roles: ['site executive', 'communications officer'],
  },
});
