import { isDeepStrictEqual } from 'node:util';
import type { Reason } from '../contract.ts';
import type { KindRules } from './check-rows.ts';
import type { RowReading } from './row-reading.ts';

export type SiteFacts = {
  slug: string;
  name: string;
  state: string;
  timeZone: string;
  epsg: number;
  cohortYear: number | null;
};

export type KnownSites = {
  sites: ReadonlyMap<string, SiteFacts>;
  /** Sites with data: their projection and time zone stay. */
  withData: ReadonlySet<string>;
  cohorts: ReadonlySet<number>;
};

const timeZones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

export function siteRules(known: KnownSites): KindRules<SiteFacts> {
  return {
    read: (row) => readSite(row, known),
    keyOf: ({ slug }) => slug,
    knownBy: 'address',
    current: (slug) => known.sites.get(slug),
    isSame: isDeepStrictEqual,
    refuseChange: (before, after) => refuseMove(before, after, known),
  };
}

function readSite(row: RowReading, { cohorts }: KnownSites): SiteFacts | null {
  const slug = row.text('slug', { least: 3, most: 60 })?.toLowerCase() ?? null;
  if (slug !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    row.fault(
      'slug',
      `“${slug}” is no address.`,
      'Use small letters, digits and hyphens, such as philadelphia-pa.',
    );
  const name = row.text('name', { least: 2, most: 80 });
  const state = row.text('state')?.toUpperCase() ?? null;
  if (state !== null && !/^[A-Z]{2}$/.test(state))
    row.fault('state', `“${state}” is not a state.`, 'Write its two letters, such as PA.');
  const timeZone = row.oneOf('timeZone', timeZones, [
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
  ]);
  const epsg = wholeNumber(row, 'epsg', 1024, 32767);
  const cohortYear = wholeNumber(row, 'cohortYear', 2000, 2200);
  if (cohortYear !== null && !cohorts.has(cohortYear))
    row.fault(
      'cohortYear',
      `There is no cohort of ${cohortYear}.`,
      'Add the cohort first, or leave the field empty.',
    );
  if (!slug || !name || !state || !timeZone || !epsg) return null;
  return { slug, name, state, timeZone, epsg, cohortYear };
}

function wholeNumber(row: RowReading, key: string, least: number, most: number): number | null {
  const text = row.text(key);
  if (text === null) return null;
  const number = Number(text.replace(/^EPSG:/i, ''));
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  return row.fault(key, `“${text}” is not a number from ${least} to ${most}.`, 'Correct the number.');
}

function refuseMove(before: SiteFacts, after: SiteFacts, { withData }: KnownSites): Reason | null {
  if (!withData.has(before.slug)) return null;
  if (before.epsg === after.epsg && before.timeZone === after.timeZone) return null;
  return {
    field: before.epsg === after.epsg ? 'timeZone' : 'epsg',
    message: 'The site has data, so its projection and time zone stay.',
    mend: `Write ${before.epsg} and ${before.timeZone}, as it is now.`,
  };
}
