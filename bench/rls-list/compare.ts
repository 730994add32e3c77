import { seededGenerator } from '@psp/statistics';
import { EventFilter } from '#capabilities/incidents/contract.ts';
import { readEvents } from '#capabilities/incidents/queries/incident-events.ts';
import type { Database } from '#platform/database/database.ts';
import { encodeCursor } from '#platform/http/paging.ts';
import type { SeededSite } from './seed.ts';

export type Comparison = { page: string; person: number; owner: number; ratio: number };

type Page = { name: string; filter(): object };

const ROUNDS = 150;
const TEN_YEARS_MS = 10 * 365 * 86_400_000;

/** The list as a person asks for it and as the owner of the tables would, in turns, in milliseconds (medians). */
export async function comparePages(
  who: string,
  asked: { database: Database; owner: Database; personId: string; sites: SeededSite[] },
): Promise<Comparison[]> {
  const random = seededGenerator(20_261_124);
  const comparisons: Comparison[] = [];
  for (const page of pagesOf(random)) {
    const times = { person: [] as number[], owner: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      const site = asked.sites[Math.floor(random() * asked.sites.length)]!;
      const filter = EventFilter.parse(page.filter());
      const ask = (database: Database) =>
        timed(() =>
          database.as({ personId: asked.personId, readOnly: true }, (tx) => readEvents(tx, site.id, filter)),
        );
      const [person, owner] = [await ask(asked.database), await ask(asked.owner)];
      if (person.count !== owner.count)
        throw new Error(`${who}, ${page.name}: ${person.count} and ${owner.count} rows`);
      times.person.push(person.ms);
      times.owner.push(owner.ms);
    }
    const [person, owner] = [median(times.person), median(times.owner)];
    comparisons.push({ page: `${who}, ${page.name}`, person, owner, ratio: person / owner });
  }
  return comparisons;
}

function pagesOf(random: () => number): Page[] {
  const somewhere = () => new Date(Date.UTC(2015, 0, 2) + random() * TEN_YEARS_MS).toISOString();
  return [
    { name: 'first page', filter: () => ({}) },
    { name: 'deep page', filter: () => ({ after: encodeCursor([somewhere(), LAST_ID]) }) },
    { name: 'one district', filter: () => ({ district: String(1 + Math.floor(random() * 22)) }) },
  ];
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

async function timed(ask: () => ReturnType<typeof readEvents>): Promise<{ ms: number; count: number }> {
  const started = performance.now();
  const { items } = await ask();
  if (items.length === 0) throw new Error('The list is empty: what was measured is no list page.');
  return { ms: performance.now() - started, count: items.length };
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}
