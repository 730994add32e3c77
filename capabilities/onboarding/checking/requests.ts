import { isDeepStrictEqual } from 'node:util';
import type { KindRules } from './check-rows.ts';
import type { RowReading } from './row-reading.ts';

export type RequestFacts = {
  site: string;
  number: string;
  title: string;
  problem: string;
  coreArea: string | null;
  urgency: string | null;
  standing: 'open' | 'closed' | 'declined' | 'withdrawn';
  provider: string | null;
  askedOn: string;
  acknowledgedOn: string | null;
  matchedOn: string | null;
  deliveredFrom: string | null;
  endedOn: string | null;
};

export type KnownRequests = {
  requests: ReadonlyMap<string, RequestFacts>;
  sites: ReadonlySet<string>;
  /** By key and by name in small letters: the key. */
  coreAreas: ReadonlyMap<string, string>;
  today: string;
};

const urgencies = ['routine', 'expedited', 'emergency'] as const;
const standings = ['open', 'closed', 'declined', 'withdrawn'] as const;
const itself = <T extends string>(words: readonly T[]) =>
  new Map(words.map((word) => [word as string, word]));

export function requestRules(known: KnownRequests): KindRules<RequestFacts> {
  return {
    read: (row) => readRequest(row, known),
    keyOf: keyOfRequest,
    knownBy: 'site and old number',
    current: (key) => known.requests.get(key),
    isSame: isDeepStrictEqual,
    // What an older system said is corrected by what it says now: no clock hangs on it.
    refuseChange: () => null,
  };
}

export function keyOfRequest({ site, number }: Pick<RequestFacts, 'site' | 'number'>): string {
  return `${site} | ${number}`;
}

function readRequest(row: RowReading, { sites, coreAreas, today }: KnownRequests): RequestFacts | null {
  const site = readSite(row, sites);
  const number = row.text('number', { most: 60 });
  const title = row.text('title');
  const standing = row.oneOf('standing', itself(standings), standings);
  const days = readDays(row, today);
  if (
    standing &&
    standing !== 'open' &&
    !days.endedOn &&
    !row.reasons.some(({ field }) => field === 'endedOn')
  )
    row.fault(
      'endedOn',
      `The request is ${standing}, and no day says since when.`,
      'Fill in the day on which it ended.',
    );
  if (standing === 'open' && days.endedOn)
    row.fault(
      'standing',
      `The request is open and ended on ${days.endedOn}.`,
      'Correct the standing or take the day away.',
    );
  const facts = {
    problem: row.text('problem', { most: 6000 }) ?? '',
    coreArea: row.oneOf('coreArea', coreAreas, [...new Set(coreAreas.values())]),
    urgency: row.oneOf('urgency', itself(urgencies), urgencies),
    provider: row.text('provider', { most: 200 }),
  };
  if (!site || !number || !title || !standing || !days.askedOn) return null;
  return { site, number, title, standing, ...facts, ...days, askedOn: days.askedOn };
}

export function readSite(row: RowReading, sites: ReadonlySet<string>): string | null {
  const slug = row.text('site')?.toLowerCase() ?? null;
  if (slug === null || sites.has(slug)) return slug;
  return row.fault('site', `There is no site “${slug}”.`, 'Correct the address, or bring in the site first.');
}

const dayLabels = {
  acknowledgedOn: 'acknowledged',
  matchedOn: 'matched',
  deliveredFrom: 'first delivered',
  endedOn: 'ended',
} as const;

/** Days that happened: none is in the future, and nothing is done before it was asked for. */
function readDays(row: RowReading, today: string) {
  const askedOn = past(row, 'askedOn', today);
  const later = (key: keyof typeof dayLabels) => {
    const day = past(row, key, today);
    if (day === null || askedOn === null || day >= askedOn) return day;
    return row.fault(
      key,
      `It was ${dayLabels[key]} on ${day}, before it was asked on ${askedOn}.`,
      'Correct one of the two days.',
    );
  };
  return {
    askedOn,
    acknowledgedOn: later('acknowledgedOn'),
    matchedOn: later('matchedOn'),
    deliveredFrom: later('deliveredFrom'),
    endedOn: later('endedOn'),
  };
}

function past(row: RowReading, key: string, today: string): string | null {
  const day = row.day(key);
  if (day === null || day <= today) return day;
  return row.fault(
    key,
    `${day} has not come yet.`,
    'Correct the day; what is past comes in, what is to come does not.',
  );
}
