import { declareAccess } from '#platform/access/declare.ts';
import { sitePartners } from '#platform/access/roles.ts';

const programStaff = ['program administrator', 'champion', 'liaison'] as const;

/** Who knows the providers, who describes one, who offers a request and who answers. */
export const providersAccess = declareAccess({
  'assistance.read-providers': {
    scope: 'program',
    can: 'see the providers of assistance, what each knows and how much it carries',
    roles: [...programStaff, 'advisor', 'tta provider', 'site executive', 'site coordinator', 'auditor'],
  },
  'assistance.keep-providers': {
    scope: 'program',
    can: 'list a provider of assistance and describe any of them',
    roles: ['program administrator', 'champion'],
  },
  'assistance.describe-provider': {
    scope: 'agency',
    can: 'say what their own agency knows, how much it can carry and where it has a conflict of interest',
    roles: ['tta provider'],
  },
  'assistance.read-matching': {
    scope: 'site',
    can: 'see which providers a request was offered to, what each answered, and conflicts of interest',
    roles: [...sitePartners, 'auditor'],
  },
  'assistance.offer': {
    scope: 'site',
    can: 'offer a request to a provider, say who leads, take an offer back and release a provider',
    roles: programStaff,
  },
  'assistance.answer-offer': {
    scope: 'site',
    can: 'accept or decline a request that was offered to their agency',
    roles: ['tta provider'],
  },
});
