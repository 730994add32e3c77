import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import type { Role } from '#platform/access/roles.ts';

type DemoSite = (typeof demoSites)[keyof typeof demoSites];
type DemoPerson = {
  name: string;
  role: Role;
  agency: keyof typeof demoAgencies;
  sites: readonly DemoSite[] | 'every site';
  /** What this person does in the demo, for the card one clicks. */
  description: string;
};

export const demoAgencies = {
  program: { name: 'Demo DOJ Program Office', kind: 'doj program office' },
  philadelphiaPolice: { name: 'Demo Philadelphia Police', kind: 'police' },
  philadelphiaCity: { name: 'Demo Philadelphia City Office', kind: 'city executive' },
  philadelphiaProsecutor: { name: 'Demo Philadelphia Prosecutor', kind: 'prosecutor' },
  philadelphiaCourt: { name: 'Demo Philadelphia Court', kind: 'court' },
  atf: { name: 'Demo ATF Field Office', kind: 'atf' },
  newYorkPolice: { name: 'Demo New York Police', kind: 'police' },
  research: { name: 'Demo Research Partner', kind: 'research partner' },
  assistanceProvider: { name: 'Demo TTA Provider', kind: 'tta provider' },
} as const;

const { philadelphia, newYork } = demoSites;

const people = {
  'analyst-philadelphia': {
    name: 'Demo crime analyst, Philadelphia',
    role: 'crime analyst',
    agency: 'philadelphiaPolice',
    sites: [philadelphia],
    description: 'Imports shootings, runs analyses and drafts findings for Philadelphia.',
  },
  'lead-analyst-philadelphia': {
    name: 'Demo lead analyst, Philadelphia',
    role: 'crime analyst',
    agency: 'philadelphiaPolice',
    sites: [philadelphia],
    description: 'The second pair of eyes: reviews the findings of others.',
  },
  'detective-philadelphia': {
    name: 'Demo detective, Philadelphia',
    role: 'detective',
    agency: 'philadelphiaPolice',
    sites: [philadelphia],
    description: 'Records complaints, refers them, and sees what became of each.',
  },
  'detective-supervisor-philadelphia': {
    name: 'Demo detective supervisor, Philadelphia',
    role: 'detective supervisor',
    agency: 'philadelphiaPolice',
    sites: [philadelphia],
    description: 'Watches the flow of cases, and what came back.',
  },
  'records-philadelphia-police': {
    name: 'Demo police records officer, Philadelphia',
    role: 'records officer',
    agency: 'philadelphiaPolice',
    sites: [philadelphia],
    description: 'Answers for who sees the records of the police: agreements, requests, retention.',
  },
  'prosecutor-philadelphia': {
    name: 'Demo prosecutor, Philadelphia',
    role: 'prosecutor',
    agency: 'philadelphiaProsecutor',
    sites: [philadelphia],
    description: 'Screens what police refer, files charges and takes cases to their end.',
  },
  'prosecution-supervisor-philadelphia': {
    name: 'Demo prosecution supervisor, Philadelphia',
    role: 'prosecution supervisor',
    agency: 'philadelphiaProsecutor',
    sites: [philadelphia],
    description: 'Assigns cases and reviews agreements for the prosecutor.',
  },
  'records-philadelphia-prosecutor': {
    name: 'Demo prosecutor’s records officer, Philadelphia',
    role: 'records officer',
    agency: 'philadelphiaProsecutor',
    sites: [philadelphia],
    description: 'Answers for who sees the records of the prosecutor.',
  },
  'federal-agent-philadelphia': {
    name: 'Demo federal agent, Philadelphia',
    role: 'federal agent',
    agency: 'atf',
    sites: [philadelphia],
    description: 'Sees what is proposed for federal adoption.',
  },
  'records-philadelphia-atf': {
    name: 'Demo ATF records officer, Philadelphia',
    role: 'records officer',
    agency: 'atf',
    sites: [philadelphia],
    description: 'Signs agreements for the field office and answers for its records.',
  },
  'coordinator-philadelphia': {
    name: 'Demo site coordinator, Philadelphia',
    role: 'site coordinator',
    agency: 'philadelphiaCity',
    sites: [philadelphia],
    description: 'Keeps the partnership of the site moving.',
  },
  'executive-philadelphia': {
    name: 'Demo site executive, Philadelphia',
    role: 'site executive',
    agency: 'philadelphiaPolice',
    sites: [philadelphia],
    description: 'Answers for the site: approves, and sees who looked at its data.',
  },
  'communications-philadelphia': {
    name: 'Demo communications officer, Philadelphia',
    role: 'communications officer',
    agency: 'philadelphiaCity',
    sites: [philadelphia],
    description: 'Publishes approved findings on the public site.',
  },
  'analyst-new-york': {
    name: 'Demo crime analyst, New York',
    role: 'crime analyst',
    agency: 'newYorkPolice',
    sites: [newYork],
    description: 'Works for New York and sees nothing of Philadelphia.',
  },
  liaison: {
    name: 'Demo strategic site liaison',
    role: 'liaison',
    agency: 'program',
    sites: [philadelphia, newYork],
    description: 'Stands beside both sites for the program.',
  },
  'second-liaison': {
    name: 'Demo second site liaison',
    role: 'liaison',
    agency: 'program',
    sites: [philadelphia, newYork],
    description: 'Takes over when a liaison leaves.',
  },
  advisor: {
    name: 'Demo program advisor',
    role: 'advisor',
    agency: 'assistanceProvider',
    sites: [philadelphia, newYork],
    description: 'Advises both sites on behalf of the assistance provider.',
  },
  provider: {
    name: 'Demo assistance provider',
    role: 'tta provider',
    agency: 'assistanceProvider',
    sites: [philadelphia, newYork],
    description: 'Plans and delivers training and technical assistance.',
  },
  champion: {
    name: 'Demo champion',
    role: 'champion',
    agency: 'program',
    sites: 'every site',
    description: 'Follows every site of the partnership for the program office.',
  },
  'program-administrator': {
    name: 'Demo program administrator',
    role: 'program administrator',
    agency: 'program',
    sites: 'every site',
    description: 'Invites people, issues keys and opens sites.',
  },
  researcher: {
    name: 'Demo researcher',
    role: 'researcher',
    agency: 'research',
    sites: [philadelphia, newYork],
    description: 'Works with what the partnership has approved for research.',
  },
  auditor: {
    name: 'Demo auditor',
    role: 'auditor',
    agency: 'program',
    sites: 'every site',
    description: 'Reads who did what, and changes nothing.',
  },
} as const satisfies Record<string, DemoPerson>;

export type DemoRole = keyof typeof people;

/** In the order in which the sign-in page shows them. */
export const demoRoles = Object.entries(people).map(([key, person]) => ({
  key: key as DemoRole,
  label: person.name.replace(/^Demo ./, (start) => start.slice(-1).toUpperCase()),
  ...(person as DemoPerson),
}));

/** The ids of the demo people by role key, for the demo worlds of other capabilities. */
export const demoPeople = Object.fromEntries(
  demoRoles.map(({ key }) => [key, demoId(`person ${key}`)]),
) as Record<DemoRole, string>;
