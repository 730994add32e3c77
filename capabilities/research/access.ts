import { declareAccess } from '#platform/access/declare.ts';

export const researchAccess = declareAccess({
  'research.read': {
    scope: 'site',
    can: 'open the research projects of a site that are theirs to see',
    roles: [
      'program administrator',
      'champion',
      'liaison',
      'advisor',
      'site executive',
      'site coordinator',
      'crime analyst',
      'auditor',
      'researcher',
    ],
  },
  'research.oversee': {
    scope: 'site',
    can: 'see every research project of a site: requests, approvals and what has left',
    roles: [
      'program administrator',
      'champion',
      'liaison',
      'advisor',
      'site executive',
      'site coordinator',
      'crime analyst',
      'auditor',
    ],
  },
  'research.connect': {
    scope: 'site',
    can: 'suggest a research partner to a site',
    roles: ['liaison', 'champion', 'program administrator'],
  },
  'research.accept-partner': {
    scope: 'site',
    can: 'accept or decline a research partner for the site',
    roles: ['site executive', 'site coordinator'],
  },
  'research.propose': {
    scope: 'site',
    can: 'propose a research project',
    roles: ['researcher', 'site coordinator'],
  },
  'research.agree': {
    scope: 'site',
    can: 'agree to a research project that someone else proposed, and end one',
    roles: ['site executive'],
  },
  'research.manage': {
    scope: 'site',
    can: 'say who works in a project, accept what it delivers and link it to a finding',
    roles: ['site coordinator', 'site executive'],
  },
  'research.work': {
    scope: 'site',
    can: 'ask for data, analyse what was approved, ask for results to be released and deliver them',
    roles: ['researcher'],
  },
  'research.prepare': {
    scope: 'site',
    can: 'prepare the de-identified extract that was asked for',
    roles: ['crime analyst'],
  },
  'research.approve': {
    scope: 'site',
    can: 'approve the use of the site’s data as its owner, and revoke it',
    roles: ['site executive'],
  },
  'research.review-release': {
    scope: 'site',
    can: 'decide whether results may leave, looking at their small counts',
    roles: ['crime analyst', 'site executive'],
  },
});
