import { loadCases } from '#capabilities/cases/demo/load-cases.ts';
import { refreshMeasures } from '#capabilities/cases/measures/facts/refresh.ts';
import { withClient } from '#platform/database/provision.ts';
import type { Installation } from '../../bin/application.ts';
import { multiplyCases } from './multiply.ts';
import { type CaseSite, seedSite } from './people.ts';

export const CASES = 1_000_000;
const DRAWN = 1000;

export type SeededCases = CaseSite & { cases: number; events: number; seconds: number };

/** A thousand cases as the generator of the demo invents them, with what stands in each, copied until there are enough. */
export async function seedCases({ services, urls }: Installation, scale: number): Promise<SeededCases> {
  const started = performance.now();
  const site = await withClient(urls.ownerUrl, seedSite);
  const { detective, prosecutor } = site.people;
  await loadCases(services, {
    cases: DRAWN,
    siteId: site.siteId,
    tellers: site.tellers,
    people: { detective, prosecutor },
  });
  await refreshMeasures(services);
  await multiplyCases(urls.ownerUrl, Math.max(1, Math.round((CASES * scale) / DRAWN)));
  return withClient(urls.ownerUrl, async (client) => {
    const { rows } = await client.query<{ cases: string; events: string }>(
      'select (select count(*) from cases.case) as cases, (select count(*) from cases.event) as events',
    );
    const seconds = (performance.now() - started) / 1000;
    return { ...site, cases: Number(rows[0]!.cases), events: Number(rows[0]!.events), seconds };
  });
}

export type Sample = { cases: string[]; names: string[]; numbers: string[]; statutes: string[] };

/** What readers ask for: cases that were referred, and the beginnings of names, numbers and statutes that exist. */
export function sampleOf({ urls }: Installation, { siteId }: CaseSite): Promise<Sample> {
  return withClient(urls.ownerUrl, async (client) => {
    const draw = async (what: string, from: string) => {
      const { rows } = await client.query<{ word: string }>(
        `select ${what} as word from cases.${from} where site_id = $1 and ${what} is not null
         order by hashtextextended(id::text, 5) limit 400`,
        [siteId],
      );
      return rows.map(({ word }) => word);
    };
    return {
      cases: await draw('case_id', `part`),
      names: await draw('substring(search_key from 1 for 5)', 'defendant'),
      numbers: await draw('substring(local_number from 1 for 12)', 'part'),
      statutes: await draw('statute', 'charge'),
    };
  });
}
