import { declareAccess } from '#platform/access/declare.ts';
import { sitePartners } from '#platform/access/roles.ts';

const programStaff = ['program administrator', 'champion', 'liaison'] as const;
const siteAsks = ['site coordinator', 'site executive', 'crime analyst'] as const;

/** Who asks, who sees to it, who delivers, who agrees. A draft is read by those of its site who may ask. */
export const requestAccess = declareAccess({
  'assistance.read': {
    scope: 'site',
    can: 'see the requests of a site for assistance, who has each and what is late',
    roles: [...sitePartners, 'tta provider', 'communications officer', 'auditor'],
  },
  'assistance.request': {
    scope: 'site',
    can: 'ask for assistance, answer questions about a request and withdraw it',
    roles: siteAsks,
  },
  'assistance.triage': {
    scope: 'site',
    can: 'acknowledge, triage, match, return, decline, pause, reassign, split and merge requests',
    roles: programStaff,
  },
  'assistance.deliver': {
    scope: 'site',
    can: 'scope the work of a request, deliver it and say that it is delivered',
    roles: ['tta provider', 'advisor', 'liaison'],
  },
  'assistance.approve': {
    scope: 'site',
    can: 'approve the scope of assistance, close what was delivered and reopen what was closed',
    roles: ['site executive', 'site coordinator', 'champion', 'program administrator'],
  },
  'assistance.be-escalated-to': {
    scope: 'site',
    can: 'answer for a request that nears its target or has passed it',
    roles: programStaff,
  },
  'assistance.set-targets': {
    scope: 'program',
    can: 'set the times in which requests are to be answered, from a day on',
    roles: ['program administrator'],
  },
});
