import { isDeepStrictEqual } from 'node:util';
import { agencyKinds } from '#capabilities/identity/contract.ts';
import { type Role, roleNames, roles } from '#platform/access/roles.ts';
import type { Reason } from '../contract.ts';
import type { KindRules } from './check-rows.ts';
import type { RowReading } from './row-reading.ts';

export type PersonFacts = {
  name: string;
  email: string;
  agency: string;
  /** `null` for an agency that is known. */
  agencyKind: string | null;
  role: Role;
  sites: string[];
  validTo: string | null;
};

export type Membership = { sites: string[]; validTo: string | null };

export type KnownPeople = {
  /** What is in force, by key; the name is the person's own and is never compared. */
  memberships: ReadonlyMap<string, Membership>;
  /** By name in small letters: the name as it is written. */
  agencies: ReadonlyMap<string, string>;
  sites: ReadonlySet<string>;
  ownEmail: string;
  today: string;
};

/** Who could give every role to everyone is let in by hand, one at a time. */
const byHand: readonly Role[] = ['program administrator', 'agency administrator', 'machine client'];
const given = roleNames.filter((role) => !byHand.includes(role));
const roleChoices = new Map(
  given.flatMap(
    (role) =>
      [
        [role, role],
        [roles[role].label.toLowerCase(), role],
      ] as const,
  ),
);
const kindChoices = new Map(agencyKinds.map((kind) => [kind as string, kind]));

export function peopleRules(known: KnownPeople): KindRules<PersonFacts, Membership> {
  return {
    read: (row) => readPerson(row, known),
    keyOf: keyOfPerson,
    knownBy: 'e-mail, agency and role',
    current: (key) => known.memberships.get(key),
    isSame: (before, { sites, validTo }) => isDeepStrictEqual(before, { sites, validTo }),
    refuseChange: refuseOtherReach,
  };
}

export function keyOfPerson({ email, agency, role }: Pick<PersonFacts, 'email' | 'agency' | 'role'>): string {
  return [email, agency.toLowerCase(), role].join(' | ');
}

function readPerson(row: RowReading, known: KnownPeople): PersonFacts | null {
  const name = row.text('name', { most: 200 });
  const email = readEmail(row, known);
  const agency = row.text('agency', { most: 200 });
  const agencyKind = readAgencyKind(row, agency, known);
  const role = row.oneOf(
    'role',
    roleChoices,
    given.map((one) => roles[one].label),
  );
  const sites = readSites(row, known);
  if (role && !roles[role].programWide && sites.length === 0)
    row.fault('sites', `${roles[role].label} is a role at sites, and none is named.`, 'Name the sites.');
  const validTo = row.day('validTo');
  if (validTo !== null && validTo <= known.today)
    row.fault(
      'validTo',
      `${validTo} has passed: the role would have ended.`,
      'Leave the row out, or correct the day.',
    );
  if (!name || !email || !agency || !role) return null;
  return {
    name,
    email,
    agency: known.agencies.get(agency.toLowerCase()) ?? agency,
    agencyKind,
    role,
    sites,
    validTo,
  };
}

function readEmail(row: RowReading, { ownEmail }: KnownPeople): string | null {
  const email = row.text('email', { most: 200 })?.toLowerCase() ?? null;
  if (email === null) return null;
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email))
    return row.fault(
      'email',
      `“${email}” is not an e-mail address.`,
      'Write one address, like name@agency.gov.',
    );
  if (email === ownEmail)
    return row.fault(
      'email',
      'It is your own address: nobody gives a role to themselves.',
      'Ask another program administrator.',
    );
  return email;
}

function readAgencyKind(row: RowReading, agency: string | null, { agencies }: KnownPeople): string | null {
  const kind = row.oneOf('agencyKind', kindChoices, agencyKinds);
  if (agency === null || agencies.has(agency.toLowerCase())) return null;
  if (kind !== null || row.reasons.some(({ field }) => field === 'agencyKind')) return kind;
  return row.fault(
    'agencyKind',
    `There is no agency “${agency}” yet, and the file does not say of which kind it is.`,
    `Correct the name, or fill in the kind: ${agencyKinds.join(', ')}.`,
  );
}

function readSites(row: RowReading, { sites }: KnownPeople): string[] {
  const named = (row.text('sites', { most: 5000 }) ?? '')
    .toLowerCase()
    .split(/[;,]/)
    .map((slug) => slug.trim())
    .filter(Boolean);
  const strange = named.filter((slug) => !sites.has(slug));
  if (strange.length > 0)
    row.fault(
      'sites',
      `There is no site ${strange.map((slug) => `“${slug}”`).join(', ')}.`,
      'Correct the address, or bring in the site first.',
    );
  return [...new Set(named)].sort();
}

function refuseOtherReach(before: Membership): Reason {
  const where = before.sites.length > 0 ? `for ${before.sites.join(', ')}` : 'over every site';
  const until = before.validTo ? ` until ${before.validTo}` : '';
  return {
    field: 'role',
    message: `The person has this role already, ${where}${until}.`,
    mend: 'Change it under Administration, People, or leave the row out.',
  };
}
