import { bandOf, type CountNumber, type CountTable, countOf } from './count-table.ts';
import type { SuppressionRules } from './rules.ts';
import { leastCost } from './simplex.ts';

const FIRST_TRY = 40;

/**
 * Another table that differs in a secret count, shows the same told numbers and keeps within what is known of
 * the hidden ones: where one exists the secret can't be solved for. Gives the numbers that must be hidden for it,
 * the cheapest by their size (often none), or `null` when nothing that can still be hidden is enough.
 */
export function cheapestExchange(
  secret: CountNumber,
  table: CountTable,
  hidden: ReadonlySet<CountNumber>,
  index: TableIndex,
  rules: SuppressionRules,
): readonly CountNumber[] | null {
  const { singles } = index;
  const isFree = (part: number) => {
    const single = singles.get(part);
    return !single || single.kind === 'secret' || hidden.has(single);
  };
  const few = [...secret.members, ...firstFree(table, secret, isFree)];
  const situation = { table, hidden, index, rules, isFree };
  const quick = eitherWay(secret, few, situation);
  if (quick?.hide.length === 0) return [];
  const all = table.parts.map((_, part) => part).filter((part) => singles.get(part)?.kind !== 'known');
  return eitherWay(secret, all, situation)?.hide ?? null;
}

/** Among many hidden parts the first few already offer an exchange, and the search stays short. */
function firstFree(
  { parts }: CountTable,
  { members }: CountNumber,
  isFree: (part: number) => boolean,
): number[] {
  const found: number[] = [];
  for (let part = 0; part < parts.length && found.length < FIRST_TRY; part++) {
    if (isFree(part) && !members.includes(part)) found.push(part);
  }
  return found;
}

type Found = { hide: CountNumber[]; cost: number };

/** The secret could be more or could be less: whichever costs the reader less. */
function eitherWay(secret: CountNumber, parts: readonly number[], situation: Situation): Found | null {
  const { leastRange } = situation.rules;
  const up = solve(secret, leastRange, parts, situation);
  if (up?.cost === 0) return up;
  const down = solve(secret, -leastRange, parts, situation);
  if (!up || !down) return up ?? down;
  return down.cost < up.cost ? down : up;
}

/** For each part the number that is exactly this part, and the sums with their parts. */
export type TableIndex = {
  singles: ReadonlyMap<number, CountNumber>;
  sums: readonly { number: CountNumber; members: ReadonlySet<number> }[];
};

export function indexOf({ numbers }: CountTable): TableIndex {
  const singles = new Map<number, CountNumber>();
  const sums: { number: CountNumber; members: ReadonlySet<number> }[] = [];
  for (const number of numbers) {
    const [part] = number.members;
    if (number.members.length > 1) sums.push({ number, members: new Set(number.members) });
    else if (part !== undefined && (number.kind === 'known' || !singles.has(part))) singles.set(part, number);
  }
  return { singles, sums };
}

type Situation = {
  table: CountTable;
  hidden: ReadonlySet<CountNumber>;
  index: TableIndex;
  rules: SuppressionRules;
  isFree(part: number): boolean;
};

/** A column moves a part, or a sum, up or down; moving what is shown costs its size. */
type Column = {
  number: CountNumber | null;
  part: number | null;
  sum: number | null;
  by: 1 | -1;
  room: number;
  cost: number;
};

function solve(
  secret: CountNumber,
  shift: number,
  parts: readonly number[],
  situation: Situation,
): Found | null {
  const { table, index } = situation;
  const sums = index.sums.filter(({ members }) => parts.some((part) => members.has(part)));
  const columns = [
    ...parts.flatMap((part) => partColumns(part, situation)),
    ...sums.flatMap(({ number }, i) => sumColumns(number, i, situation)),
  ];
  const ofSecret = new Set(secret.members);
  const amounts = leastCost({
    cost: columns.map(({ cost }) => cost),
    upper: columns.map(({ room }) => room),
    rows: [
      columns.map(({ part, by }) => (part !== null && ofSecret.has(part) ? by : 0)),
      ...sums.map(({ members }, i) =>
        columns.map(({ part, sum, by }) =>
          part !== null ? (members.has(part) ? by : 0) : sum === i ? -by : 0,
        ),
      ),
    ],
    right: [shift, ...sums.map(() => 0)],
  });
  if (!amounts) return null;
  const moved = columns.filter(({ cost }, i) => cost > 0 && amounts[i]! > 1e-7);
  const hide = [...new Set(moved.flatMap(({ number }) => number ?? []))];
  return { hide, cost: hide.reduce((sum, number) => sum + countOf(number, table), 0) };
}

function partColumns(part: number, { table, index, rules, isFree }: Situation): Column[] {
  const value = table.parts[part]!;
  const number = index.singles.get(part) ?? null;
  // A zero is always shown.
  if (number && value === 0) return [];
  const [low, high] = number ? bandOf(value, rules) : [0, Number.POSITIVE_INFINITY];
  const cost = isFree(part) ? 0 : value;
  return [
    { number, part, sum: null, by: 1, room: high - value, cost },
    { number, part, sum: null, by: -1, room: value - low, cost },
  ];
}

function sumColumns(sum: CountNumber, index: number, { table, hidden, rules }: Situation): Column[] {
  const value = countOf(sum, table);
  if (sum.kind === 'known' || value === 0) return [];
  const [low, high] = bandOf(value, rules);
  const cost = sum.kind === 'secret' || hidden.has(sum) ? 0 : value;
  return [
    { number: sum, part: null, sum: index, by: 1, room: high - value, cost },
    { number: sum, part: null, sum: index, by: -1, room: value - low, cost },
  ];
}
