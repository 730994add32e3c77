import { type CountNumber, type CountTable, countOf } from '../suppression/count-table.ts';

/** Two attacks on a published table that share no code with what defends it. */

/** Solves the told sums for the hidden parts by Gaussian elimination; the keys of the numbers that come out exact. */
export function solvedByElimination(table: CountTable, hidden: ReadonlySet<string>): string[] {
  const told = table.numbers.filter(
    (number) => number.kind === 'known' || (number.kind === 'open' && !hidden.has(number.key)),
  );
  const rows = told.map(({ members }) => indicator(members, table.parts.length));
  const basis = reduce(rows);
  return table.numbers
    .filter((number) => !told.includes(number))
    .filter(({ members }) => isSpanned(indicator(members, table.parts.length), basis))
    .map(({ key }) => key);
}

function indicator(members: readonly number[], length: number): number[] {
  const row = new Array<number>(length).fill(0);
  for (const member of members) row[member] = 1;
  return row;
}

type Basis = { pivot: number; row: number[] }[];

function reduce(rows: number[][]): Basis {
  const basis: Basis = [];
  for (const row of rows) {
    const rest = eliminate(row, basis);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot >= 0) basis.push({ pivot, row: rest.map((value) => value / rest[pivot]!) });
  }
  return basis;
}

function eliminate(row: readonly number[], basis: Basis): number[] {
  let rest = [...row];
  for (const { pivot, row: known } of basis) {
    const factor = rest[pivot]!;
    if (factor !== 0) rest = rest.map((value, i) => value - factor * known[i]!);
  }
  return rest;
}

const isSpanned = (row: number[], basis: Basis) =>
  eliminate(row, basis).every((value) => Math.abs(value) < 1e-9);

/**
 * Tries tables of whole numbers near the true one that fit what is told, and collects the values that `secret` can
 * take, until they lie `enough` apart. Of each hidden number it even knows whether it is under ten.
 */
export function possibleValues(
  table: CountTable,
  hidden: ReadonlySet<string>,
  secret: CountNumber,
  enough: number,
): number[] {
  const checks = table.numbers.map((number) => checkOf(number, table, hidden));
  const found = new Set<number>();
  const guess: number[] = [];
  const fill = (part: number): void => {
    if (found.size > 1 && Math.max(...found) - Math.min(...found) >= enough) return;
    if (part === table.parts.length) {
      found.add(secret.members.reduce((sum, member) => sum + guess[member]!, 0));
      return;
    }
    const truth = table.parts[part]!;
    for (let value = Math.max(0, truth - NEAR); value <= truth + NEAR; value++) {
      guess[part] = value;
      if (checks.every((check) => fits(check, guess, part))) fill(part + 1);
    }
  };
  fill(0);
  return [...found];
}

const NEAR = 6;

type Check = { members: readonly number[]; last: number; low: number; high: number };

function checkOf(number: CountNumber, table: CountTable, hidden: ReadonlySet<string>): Check {
  const value = countOf(number, table);
  const told = number.kind === 'known' || (number.kind === 'open' && !hidden.has(number.key));
  const small = value > 0 && value < 10;
  const low = told ? value : small ? 1 : 10;
  const high = told ? value : small ? 9 : Number.POSITIVE_INFINITY;
  return { members: number.members, last: Math.max(...number.members), low, high };
}

function fits({ members, last, low, high }: Check, guess: readonly number[], part: number): boolean {
  if (!members.includes(part)) return true;
  let sum = 0;
  for (const member of members) if (member <= part) sum += guess[member]!;
  return sum <= high && (last > part || sum >= low);
}
