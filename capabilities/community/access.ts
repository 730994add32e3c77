import { declareAccess } from '#platform/access/declare.ts';
import { type Role, roleNames } from '#platform/access/roles.ts';

/** Every person of the partnership, at whichever site; no machine, and never the public. */
const people = roleNames.filter((role) => role !== 'machine client');
const contributors = people.filter((role) => role !== 'auditor');
const programStaff = ['program administrator', 'champion', 'liaison'] as const satisfies readonly Role[];

export const communityAccess = declareAccess({
  'community.read': {
    scope: 'program',
    can: 'read the communities, the library and the peer exchanges of the partnership',
    roles: people,
  },
  'community.take-part': {
    scope: 'program',
    can: 'join communities, ask, answer, and propose resources',
    roles: contributors,
  },
  'community.convene': {
    scope: 'program',
    can: 'announce events of a community, and change or cancel their own',
    roles: [...programStaff, 'advisor', 'tta provider', 'site coordinator'],
  },
  'community.moderate': {
    scope: 'program',
    can: 'hide what does not belong in a community, with the reason, and accept answers for others',
    roles: programStaff,
  },
  'community.review-resource': {
    scope: 'program',
    can: 'list, return or retire a resource that someone else proposed',
    roles: [...programStaff, 'advisor'],
  },
  'community.ask-peers': {
    scope: 'site',
    can: 'ask other sites for a peer exchange on behalf of the site, and carry it through',
    roles: ['site coordinator', 'site executive'],
  },
  'community.host-peers': {
    scope: 'site',
    can: 'offer the site as a host, and agree to the plan of a visit',
    roles: ['site coordinator', 'site executive', 'liaison'],
  },
  'community.follow-exchange': {
    scope: 'site',
    can: 'close or decline a site’s peer exchange, send its report back, and see its travel',
    roles: programStaff,
  },
});
