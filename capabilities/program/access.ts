import { declareAccess } from '#platform/access/declare.ts';
import { siteReaders } from '#platform/access/roles.ts';

export const programAccess = declareAccess({
  'program.read': {
    scope: 'site',
    can: 'see a site’s engagement, its phases and its team',
    roles: [...siteReaders, 'tta provider', 'federal agent', 'prosecutor'],
  },
  'program.portfolio': {
    scope: 'site',
    can: 'see sites beside each other in the portfolio',
    roles: ['program administrator', 'champion', 'liaison', 'advisor', 'site coordinator', 'auditor'],
  },
  'program.answer-invitation': {
    scope: 'site',
    can: 'accept the invitation to an engagement for a site',
    roles: ['program administrator', 'champion', 'liaison', 'site executive'],
  },
  'program.lead-engagement': {
    scope: 'site',
    can: 'lead an engagement from phase to phase and plan its dates',
    roles: ['program administrator', 'champion', 'liaison'],
  },
  'program.decide-engagement': {
    scope: 'site',
    can: 'invite a site, extend its engagement, graduate it or end it early',
    roles: ['program administrator', 'champion'],
  },
  'program.fill-positions': {
    scope: 'site',
    can: 'say who holds which position of a site’s team',
    roles: ['program administrator', 'champion', 'liaison', 'site coordinator'],
  },
  'program.hand-over': {
    scope: 'program',
    can: 'hand over the open work of a person who leaves',
    roles: ['program administrator', 'champion'],
  },
  'program.administer-sites': {
    scope: 'program',
    can: 'add sites, cohorts and lists of core areas to the partnership and change sites’ particulars',
    roles: ['program administrator'],
  },
});
