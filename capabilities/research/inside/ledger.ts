import type { CountTable } from '#capabilities/publishing/server.ts';
import type { Dimension } from './contract.ts';

/**
 * What one released table told and what it kept, over its smallest counts: for the next review to reckon with,
 * never shown. Tables of the same `of` count the same people; years are kept as months, so that both nest.
 */
export type ReleaseLedger = {
  of: string;
  parts: Record<string, number>;
  numbers: { members: string[]; shown: boolean }[];
};

type CountNumber = CountTable['numbers'][number];

export type NewTable = {
  of: string;
  parts: ReadonlyMap<string, number>;
  /** `open`: shown or hidden as the rules decide; `known`: told or to be worked out elsewhere in any case. */
  numbers: readonly { key: string; members: readonly string[]; kind: 'open' | 'known' }[];
};

export const nameOf = (by: Dimension) => `people shot by ${by === 'year' || by === 'month' ? 'time' : by}`;

/** The new table together with all that left before and still agrees with it, as one system of sums. */
export function joinWithEarlier(table: NewTable, earlier: readonly ReleaseLedger[]): CountTable {
  const agreeing = earlier.filter((ledger) => ledger.of === table.of && agrees(ledger, table.parts));
  const parts = new Map(table.parts);
  for (const ledger of agreeing)
    for (const [key, value] of Object.entries(ledger.parts)) parts.set(key, value);
  const places = new Map([...parts.keys()].map((key, place) => [key, place]));
  const membersOf = (keys: readonly string[]) => keys.map((key) => places.get(key)!).sort((a, b) => a - b);
  const fresh = table.numbers
    .filter(({ members }) => members.length > 0)
    .map(({ key, members, kind }) => ({ key, members: membersOf(members), kind }));
  const before = agreeing.flatMap(({ numbers }) =>
    numbers.map(({ members, shown }) => ({
      key: `left before: ${members[0]}`,
      members: membersOf(members),
      kind: shown ? ('known' as const) : ('secret' as const),
    })),
  );
  return { parts: [...parts.values()], numbers: withoutRepeats([...before, ...fresh]) };
}

/** What is being decided stands beside what is told of the same sum; what was only kept gives way to either. */
function withoutRepeats(numbers: readonly CountNumber[]): CountNumber[] {
  const seen = { open: new Set<string>(), known: new Set<string>(), secret: new Set<string>() };
  const kept: CountNumber[] = [];
  for (const kind of ['open', 'known', 'secret'] as const) {
    for (const number of numbers.filter((one) => one.kind === kind)) {
      const sum = number.members.join();
      const isTold = kind === 'secret' && (seen.open.has(sum) || seen.known.has(sum));
      if (isTold || seen[kind].has(sum)) continue;
      seen[kind].add(sum);
      kept.push(number);
    }
  }
  return kept;
}

function agrees({ parts }: ReleaseLedger, now: ReadonlyMap<string, number>): boolean {
  return Object.entries(parts).every(([key, value]) => (now.get(key) ?? value) === value);
}

/** By how much each shared count, and all of them together, differ from what left before. */
export function differencesFrom(table: NewTable, { parts }: ReleaseLedger): number[] {
  const shared = [...table.parts].filter(([key]) => key in parts);
  const each = shared.map(([key, value]) => value - parts[key]!);
  return [...each, each.reduce((total, one) => total + one, 0)];
}
