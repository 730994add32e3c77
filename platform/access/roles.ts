/**
 * The roles of the partnership, in the field's own words. `operational` roles can see operational records
 * and therefore need a second factor; `programWide` roles may hold a membership over every site.
 */
export const roles = {
  'program administrator': { label: 'Program administrator', operational: true, programWide: true },
  champion: { label: 'DOJ Program Office Champion', operational: false, programWide: true },
  liaison: { label: 'Strategic Site Liaison', operational: false, programWide: false },
  advisor: { label: 'Program Advisor', operational: false, programWide: false },
  'tta provider': { label: 'TTA provider', operational: false, programWide: false },
  'site executive': { label: 'Site executive', operational: false, programWide: false },
  'site coordinator': { label: 'Site coordinator', operational: false, programWide: false },
  'crime analyst': { label: 'Crime analyst', operational: true, programWide: false },
  detective: { label: 'Detective', operational: true, programWide: false },
  'detective supervisor': { label: 'Detective supervisor', operational: true, programWide: false },
  prosecutor: { label: 'Prosecutor', operational: true, programWide: false },
  'prosecution supervisor': { label: 'Prosecution supervisor', operational: true, programWide: false },
  'records officer': { label: 'Records officer', operational: true, programWide: false },
  'federal agent': { label: 'Federal agent', operational: true, programWide: false },
  dispatcher: { label: 'EMS dispatcher', operational: true, programWide: false },
  'nfs team member': { label: 'Nonfatal-shooting team member', operational: true, programWide: false },
  'crisis clinician': { label: 'Crisis clinician', operational: true, programWide: false },
  'intervention coordinator': { label: 'Intervention coordinator', operational: true, programWide: false },
  'outreach worker': { label: 'Outreach worker', operational: true, programWide: false },
  'victim advocate': { label: 'Victim advocate', operational: true, programWide: false },
  'grant officer': { label: 'Grant officer', operational: false, programWide: false },
  'grant reviewer': { label: 'Grant reviewer', operational: false, programWide: false },
  grantee: { label: 'Grantee', operational: false, programWide: false },
  'communications officer': { label: 'Communications officer', operational: false, programWide: false },
  researcher: { label: 'Researcher', operational: true, programWide: false },
  auditor: { label: 'Auditor', operational: true, programWide: true },
  'agency administrator': { label: 'Agency administrator', operational: true, programWide: false },
  'machine client': { label: 'Machine client', operational: false, programWide: false },
} as const;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];

type Group = readonly Role[];

/** Those who work on a site's problem together, from the program's office to the site's analyst. */
export const sitePartners = [
  'program administrator',
  'champion',
  'liaison',
  'advisor',
  'site executive',
  'site coordinator',
  'crime analyst',
] as const satisfies Group;

/** Those who read what a site has worked out and told, and no record of a person. */
export const siteReaders = [...sitePartners, 'communications officer', 'auditor'] as const satisfies Group;

/** Those who work on cases. */
export const investigators = [
  'detective',
  'detective supervisor',
  'prosecutor',
  'federal agent',
] as const satisfies Group;
