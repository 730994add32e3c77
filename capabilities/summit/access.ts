import { declareAccess } from '#platform/access/declare.ts';
import { sitePartners } from '#platform/access/roles.ts';

const programOffice = ['program administrator', 'champion'] as const;

export const summitAccess = declareAccess({
  'summit.read': {
    scope: 'site',
    can: 'see the summit, sign in to its sessions, and see who of a site came and what it promised',
    roles: [
      ...sitePartners,
      'tta provider',
      'federal agent',
      'prosecutor',
      'communications officer',
      'auditor',
    ],
  },
  'summit.register': {
    scope: 'site',
    can: 'register people of a site for the summit',
    roles: [...programOffice, 'liaison', 'site executive', 'site coordinator'],
  },
  'summit.commit': {
    scope: 'site',
    can: 'make a commitment for a site in a session',
    roles: [...programOffice, 'liaison', 'site executive', 'site coordinator', 'crime analyst'],
  },
  'summit.answer': {
    scope: 'site',
    can: 'say whether a commitment of a site was kept',
    roles: [...programOffice, 'liaison', 'site executive', 'site coordinator'],
  },
  'summit.host': {
    scope: 'program',
    can: 'show a session’s code, see its roster and mark who is there',
    roles: [...programOffice, 'liaison', 'advisor', 'tta provider'],
  },
  'summit.run': {
    scope: 'program',
    can: 'plan the summit, its sessions and materials, and open and close it',
    roles: programOffice,
  },
});
