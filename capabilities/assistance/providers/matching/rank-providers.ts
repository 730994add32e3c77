import type { Day } from '#platform/clock/days.ts';
import { type Candidate, type Level, levels, type MatchReason } from '../contract.ts';

/** What a request needs, and where. */
export type Need = {
  primary: string | null;
  others: readonly string[];
  /** The names of core areas by their keys. */
  areaNames: Readonly<Record<string, string>>;
  site: { id: string; state: string; cohortYear: number | null };
  today: Day;
};

export type PastWork = {
  siteId: string;
  site: string;
  state: string;
  cohortYear: number | null;
  coreArea: string | null;
  requests: number;
};

export type ProviderFacts = {
  id: string;
  name: string;
  capacity: number;
  open: number;
  awayUntil: Day | null;
  expertise: Readonly<Record<string, Level>>;
  pastWork: readonly PastWork[];
  /** The reason of an open conflict of interest at the site. */
  conflict: string | null;
};

/**
 * Who could take the request, best first, each with its reasons. There is no score: providers are compared one
 * question after the other, in the order a person would ask. May it? Has it room? Does it know the area? Does it know
 * the others? Has it worked in places like this? How much does it carry?
 */
export function rankProviders(need: Need, providers: readonly ProviderFacts[]): Candidate[] {
  return providers
    .map((provider) => ({ provider, questions: answersOf(need, provider) }))
    .sort((a, b) => inOrder(a.questions, b.questions) || byName(a.provider, b.provider))
    .map(({ provider }) => ({
      providerId: provider.id,
      name: provider.name,
      verdict: verdictOf(need, provider),
      reasons: reasonsOf(need, provider),
    }));
}

const verdicts = ['fits', 'no-room', 'excluded'] as const;
const depth: Record<Level, number> = { some: 1, solid: 2, deep: 3 };

/** One number a question, the smaller the better. */
function answersOf(need: Need, provider: ProviderFacts): number[] {
  const { primary, others } = need;
  const elsewhere = others.reduce((sum, area) => sum + depthIn(provider, area), 0);
  const alike = similarWork(need, provider).reduce((sum, { requests }) => sum + requests, 0);
  return [
    verdicts.indexOf(verdictOf(need, provider)),
    -depthIn(provider, primary),
    -elsewhere,
    -alike,
    provider.capacity === 0 ? 1 : provider.open / provider.capacity,
  ];
}

function verdictOf({ today }: Need, { conflict, open, capacity, awayUntil }: ProviderFacts) {
  if (conflict !== null) return 'excluded';
  return open >= capacity || isAway(awayUntil, today) ? 'no-room' : 'fits';
}

function reasonsOf(need: Need, provider: ProviderFacts): MatchReason[] {
  return [
    ...conflictReason(provider),
    ...expertiseReasons(need, provider),
    loadReason(need, provider),
    pastWorkReason(need, provider),
  ];
}

function conflictReason({ conflict }: ProviderFacts): MatchReason[] {
  if (conflict === null) return [];
  return [{ about: 'conflict', tone: 'excludes', text: `Conflict of interest at this site: ${conflict}` }];
}

function expertiseReasons(need: Need, { expertise }: ProviderFacts): MatchReason[] {
  const nameOf = (area: string) => need.areaNames[area] ?? area;
  const level = need.primary === null ? undefined : expertise[need.primary];
  const main: MatchReason[] =
    need.primary === null
      ? []
      : [
          level
            ? { about: 'expertise', tone: 'for', text: `${levels[level]} in ${nameOf(need.primary)}.` }
            : {
                about: 'expertise',
                tone: 'against',
                text: `No expertise noted in ${nameOf(need.primary)}.`,
              },
        ];
  const also = need.others.flatMap((area): MatchReason[] => {
    const known = expertise[area];
    return known
      ? [{ about: 'expertise', tone: 'for', text: `${levels[known]} in ${nameOf(area)} as well.` }]
      : [];
  });
  return [...main, ...also];
}

function loadReason({ today }: Need, { open, capacity, awayUntil }: ProviderFacts): MatchReason {
  if (isAway(awayUntil, today))
    return { about: 'load', tone: 'against', text: `Takes nothing new before ${inWords(awayUntil!)}.` };
  const carried = `carries ${open} of the ${capacity} ${capacity === 1 ? 'request' : 'requests'} it can carry at once.`;
  return open >= capacity
    ? { about: 'load', tone: 'against', text: `No room: ${carried}` }
    : { about: 'load', tone: 'for', text: `Has room: ${carried}` };
}

function pastWorkReason(need: Need, provider: ProviderFacts): MatchReason {
  const alike = similarWork(need, provider);
  if (alike.length === 0)
    return { about: 'past-work', tone: 'against', text: 'No past work of this kind in sites like this one.' };
  const places = alike.map((work) => `${work.site} (${likeness(need, work)}, ${timesOf(work.requests)})`);
  return { about: 'past-work', tone: 'for', text: `Has worked on this before: ${places.join('; ')}.` };
}

/** Work in the same core area, here or in a site of the same state or the same cohort. */
function similarWork(need: Need, { pastWork }: ProviderFacts): PastWork[] {
  return pastWork
    .filter((work) => work.coreArea !== null && work.coreArea === need.primary && likeness(need, work))
    .sort(
      (a, b) => b.requests - a.requests || a.site.localeCompare(b.site) || (a.siteId < b.siteId ? -1 : 1),
    );
}

function likeness({ site }: Need, work: PastWork): string | null {
  if (work.siteId === site.id) return 'this site';
  if (work.state === site.state) return 'the same state';
  return site.cohortYear !== null && work.cohortYear === site.cohortYear ? 'the same cohort' : null;
}

const depthIn = ({ expertise }: ProviderFacts, area: string | null) =>
  area !== null && expertise[area] ? depth[expertise[area]] : 0;

const isAway = (until: Day | null, today: Day) => until !== null && until > today;

const timesOf = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

const inWords = (day: Day) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

function inOrder(a: readonly number[], b: readonly number[]): number {
  const first = a.findIndex((answer, n) => answer !== b[n]);
  return first === -1 ? 0 : a[first]! - b[first]!;
}

const byName = (a: ProviderFacts, b: ProviderFacts) => {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
