import type { CountNumber, CountTable } from './count-table.ts';
import { isSmall, type SuppressionRules } from './rules.ts';

/**
 * What one published table of counts told and what it hid, with the true values: kept inside, read by the next
 * publication, never shown. Tables of the same `of` may count the same things.
 */
export type Ledger = { of: string; cells: Record<string, number>; hidden: string[] };

/** A table about to be published: its cells by key (`line|2024-05`, or a grid cell's number) and the sums of them. */
export type NewTable = {
  of: string;
  cells: ReadonlyMap<string, number>;
  sums: readonly (readonly string[])[];
};

/**
 * The new table joined with all that was told before. An earlier number counts as told of the same parts when its
 * key fits and the new data still add up to it: then whoever subtracts one from the other would be right.
 */
export function joinLedgers(
  fresh: NewTable,
  ledgers: readonly Ledger[],
  rules: SuppressionRules,
): CountTable {
  const earlier = ledgers.filter(({ of }) => of === fresh.of);
  const keys: string[] = [];
  const parts: number[] = [];
  const membersOf = new Map<string, number[]>();
  for (const [key, value] of fresh.cells) {
    const finer = finerParts(key, value, earlier);
    membersOf.set(
      key,
      finer.map((_, i) => parts.length + i),
    );
    for (const [part, count] of finer) {
      keys.push(part);
      parts.push(count);
    }
  }
  const sum = (members: readonly number[]) => members.reduce((total, part) => total + parts[part]!, 0);
  const numbers: CountNumber[] = [...membersOf].map(([key, members]) => ({ key, members, kind: 'open' }));
  const known = new Set(numbers.map(({ members }) => members.join()));
  const add = (number: CountNumber) => {
    const id = number.members.join();
    if (number.members.length === 0 || (number.kind === 'secret' && known.has(id))) return;
    known.add(id);
    numbers.push(number);
  };
  for (const cells of fresh.sums) {
    const members = cells.flatMap((key) => membersOf.get(key)!);
    if (sum(members) >= rules.smallestShown) add({ key: `sum of ${cells.length}`, members, kind: 'known' });
  }
  for (const ledger of earlier) {
    for (const told of toldBy(ledger, keys, rules)) if (sum(told.members) === told.value) add(told);
  }
  return { parts, numbers };
}

/** An earlier table may have split the same count more finely (months of a year): then its parts are the parts. */
function finerParts(key: string, value: number, earlier: readonly Ledger[]): [string, number][] {
  for (const { cells } of isInTime(key) ? earlier : []) {
    const finer = Object.entries(cells).filter(([other]) => other.startsWith(`${key}-`));
    if (finer.length > 1 && finer.reduce((sum, [, count]) => sum + count, 0) === value) return finer;
  }
  return [[key, value]];
}

/** Only times nest: `all|2024` holds `all|2024-05`. */
const isInTime = (key: string) => key.includes('|');

type Told = CountNumber & { value: number };

function toldBy({ cells, hidden }: Ledger, keys: readonly string[], rules: SuppressionRules): Told[] {
  const isHidden = new Set(hidden);
  const at = new Map(keys.map((key, part) => [key, part]));
  const membersOf = (key: string): number[] => {
    const exact = at.get(key);
    if (exact !== undefined) return [exact];
    if (!isInTime(key)) return [];
    return keys.flatMap((other, part) => (other.startsWith(`${key}-`) ? part : []));
  };
  const numbers = Object.entries(cells).flatMap(([key, value]): Told[] => {
    const members = membersOf(key);
    if (!isHidden.has(key)) return [{ key: `told: ${key}`, members, value, kind: 'known' }];
    return isSmall(value, rules) ? [{ key: `kept: ${key}`, members, value, kind: 'secret' }] : [];
  });
  const all = Object.entries(cells);
  const value = all.reduce((sum, [, count]) => sum + count, 0);
  const members = [...new Set(all.flatMap(([key]) => membersOf(key)))].sort((a, b) => a - b);
  const total: Told = { key: 'told: total', members, value, kind: 'known' };
  return value >= rules.smallestShown ? [...numbers, total] : numbers;
}

/**
 * Cells that differ from what was told of them by a small count: the difference would say that few people were
 * shot there in between.
 */
export function smallChanges(
  { of, cells }: NewTable,
  ledgers: readonly Ledger[],
  rules: SuppressionRules,
): string[] {
  const told = ledgers.filter((ledger) => ledger.of === of);
  return [...cells].flatMap(([key, value]) =>
    told.some(({ cells: before, hidden }) => {
      const earlier = before[key];
      return earlier !== undefined && !hidden.includes(key) && isSmall(Math.abs(value - earlier), rules);
    })
      ? [key]
      : [],
  );
}
