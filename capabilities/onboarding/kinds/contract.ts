import { z } from 'zod';

/** In this order: people stand on sites, requests and plans on both. */
export const importKinds = ['sites', 'people', 'requests', 'plans'] as const;
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;

export type FieldDeclaration = {
  key: string;
  label: string;
  required: boolean;
  hint?: string;
  /** Headings under which it is found by itself, in small letters and without punctuation. */
  known: readonly string[];
};

type Kind = {
  label: string;
  /** What one row of the file is, and what it is known by when it comes again. */
  row: string;
  fields: readonly FieldDeclaration[];
};

const field = (key: string, label: string, known: string[], hint?: string): FieldDeclaration => ({
  key,
  label,
  required: false,
  known: [label.toLowerCase(), ...known],
  ...(hint ? { hint } : {}),
});
const required = (...of: Parameters<typeof field>): FieldDeclaration => ({ ...field(...of), required: true });

const site = required(
  'site',
  'Site',
  ['site key', 'site slug', 'slug'],
  'Its address, such as philadelphia-pa.',
);

export const kinds: Record<ImportKind, Kind> = {
  sites: {
    label: 'Sites',
    row: 'One row for each site, known by its address.',
    fields: [
      required(
        'slug',
        'Address',
        ['slug', 'site key', 'site'],
        'Small letters and hyphens, such as philadelphia-pa.',
      ),
      required('name', 'Name', ['site name', 'city', 'jurisdiction']),
      required('state', 'State', ['st'], 'Two letters.'),
      required('timeZone', 'Time zone', ['timezone', 'tz'], 'Such as America/New_York.'),
      required('epsg', 'Projection', ['epsg', 'crs'], 'Its EPSG number, such as 32618.'),
      field('cohortYear', 'Cohort year', ['cohort', 'year']),
    ],
  },
  people: {
    label: 'People',
    row: 'One row for each role of a person, known by e-mail, agency and role. Nobody gets mail before you say so.',
    fields: [
      required('name', 'Name', ['full name', 'person']),
      required('email', 'E-mail', ['email', 'e mail', 'mail', 'email address']),
      required('agency', 'Agency', ['agency name', 'organization', 'organisation']),
      field(
        'agencyKind',
        'Kind of agency',
        ['agency kind', 'agency type'],
        'Needed where the agency is not known yet.',
      ),
      required('role', 'Role', ['position', 'title']),
      field(
        'sites',
        'Sites',
        ['site', 'site keys', 'slug'],
        'Addresses with semicolons between; empty for a role over every site.',
      ),
      field('validTo', 'Ends on', ['valid to', 'end date', 'until']),
    ],
  },
  requests: {
    label: 'Requests',
    row: 'One row for each request for assistance, known by its old number at its site. They come in as history: no clock runs on them.',
    fields: [
      required('number', 'Old number', ['number', 'request number', 'request id', 'id', 'ticket']),
      site,
      required('title', 'Title', ['subject', 'request', 'name']),
      field('problem', 'Problem', ['description', 'details', 'need']),
      field('coreArea', 'Core area', ['area', 'topic']),
      field('urgency', 'Urgency', ['priority'], 'Routine, expedited or emergency.'),
      required('standing', 'Standing', ['status', 'state'], 'Open, closed, declined or withdrawn.'),
      field('provider', 'Provider', ['tta provider']),
      required('askedOn', 'Asked on', ['date', 'submitted', 'request date', 'date requested', 'created']),
      field('acknowledgedOn', 'Acknowledged on', ['acknowledged']),
      field('matchedOn', 'Matched on', ['matched', 'assigned']),
      field('deliveredFrom', 'First delivery on', ['delivered', 'first delivery', 'started']),
      field('endedOn', 'Ended on', ['closed', 'closed on', 'end date', 'completed']),
    ],
  },
  plans: {
    label: 'Plans',
    row: 'One row for each activity, or for the goal or objective that has none, known by its titles from the plan down.',
    fields: [
      site,
      required('plan', 'Plan', ['plan title', 'strategic plan']),
      required('startsOn', 'Plan starts on', ['starts', 'start date', 'plan start']),
      required('endsOn', 'Plan ends on', ['ends', 'end date', 'plan end']),
      required('goal', 'Goal', ['goal title']),
      field('objective', 'Objective', ['objective title']),
      field('strategy', 'Strategy', ['strategy title']),
      field('activity', 'Activity', ['activity title', 'task', 'action']),
      field('dueOn', 'Activity due on', ['due', 'due date', 'deadline']),
    ],
  },
};
