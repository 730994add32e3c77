import { declareAccess } from '#platform/access/declare.ts';
import { sitePartners } from '#platform/access/roles.ts';

/**
 * Who sees, agrees and approves what is delivered. Those who deliver hold `assistance.deliver`, and only for the
 * requests that their own agency has taken on.
 */
export const deliveryAccess = declareAccess({
  'assistance.read-delivery': {
    scope: 'site',
    can: 'see what is delivered to a site: work plans, activities, deliverables, costs and what came of them',
    roles: [...sitePartners, 'auditor'],
  },
  'assistance.agree-plan': {
    scope: 'site',
    can: 'agree to a work plan for the site, or return it',
    roles: ['site executive', 'site coordinator'],
  },
  'assistance.approve-plan': {
    scope: 'site',
    can: 'approve a work plan and its budget for the program office, return it, or open it again',
    roles: ['champion', 'program administrator'],
  },
  'assistance.review-delivery': {
    scope: 'site',
    can: 'accept or return deliverables, and answer for reports of activities when asked to',
    roles: ['site executive', 'site coordinator', 'liaison'],
  },
  'assistance.unlock-report': {
    scope: 'site',
    can: 'open an approved report of an activity again',
    roles: ['champion', 'program administrator'],
  },
  'assistance.answer-follow-up': {
    scope: 'site',
    can: 'say how satisfied the site is with assistance, and what came of it after 90 and 180 days',
    roles: ['site executive', 'site coordinator', 'crime analyst', 'liaison'],
  },
});
