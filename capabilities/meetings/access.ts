import { declareAccess } from '#platform/access/declare.ts';
import { sitePartners } from '#platform/access/roles.ts';

/** Those who sit in a site’s meetings: its partners, the provider, and the federal and prosecutors’ contacts. */
const siteTeam = [...sitePartners, 'tta provider', 'federal agent', 'prosecutor'] as const;
/** Those who call meetings and answer for their minutes. */
const conveners = [
  'program administrator',
  'champion',
  'liaison',
  'advisor',
  'site executive',
  'site coordinator',
] as const;

export const meetingsAccess = declareAccess({
  'meetings.read': {
    scope: 'site',
    can: 'see the meetings, decisions, action items and contacts of a site',
    roles: [...siteTeam, 'auditor'],
  },
  'meetings.act': {
    scope: 'site',
    can: 'record action items of a site, and carry out those that are theirs or nobody’s',
    roles: siteTeam,
  },
  'meetings.write': {
    scope: 'site',
    can: 'call meetings, keep their minutes, and give action items to others',
    roles: conveners,
  },
  'meetings.log-contact': {
    scope: 'site',
    can: 'log a contact with a site',
    roles: [...conveners, 'tta provider'],
  },
  'meetings.read-program': {
    scope: 'program',
    can: 'see the action items of the program itself',
    roles: ['program administrator', 'champion', 'liaison', 'advisor', 'auditor'],
  },
  'meetings.write-program': {
    scope: 'program',
    can: 'record action items of the program itself, and give them to others',
    roles: ['program administrator', 'champion'],
  },
});
