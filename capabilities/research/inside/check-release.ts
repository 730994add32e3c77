import { hideCounts, suppressionRules } from '#capabilities/publishing/server.ts';
import type { ExtractRow } from '../data-use/contract.ts';
import type { ConcentrationResult, CountResult, InsideRecipe, InsideResult } from './contract.ts';
import { countPeople } from './count-people.ts';
import { differencesFrom, joinWithEarlier, type NewTable, nameOf, type ReleaseLedger } from './ledger.ts';

export type TableCheck = {
  after: InsideResult;
  hidden: number;
  ledger: ReleaseLedger | null;
  obstacles: string[];
};

const small = (count: number) => count > 0 && count < suppressionRules.smallestShown;

/**
 * What may leave of a result after the platform’s rules for small counts, reckoned together with all that left the
 * site before. The rows are those of the extract: years are checked over their months.
 */
export function checkRelease(
  result: InsideResult,
  recipe: InsideRecipe,
  rows: readonly ExtractRow[],
  earlier: readonly ReleaseLedger[],
): TableCheck {
  if (result.kind === 'concentration' || recipe.method === 'concentration') {
    return checkConcentration(result as ConcentrationResult);
  }
  const finest = recipe.by === 'year' ? countPeople(rows, { ...recipe, by: 'month' }) : result;
  const died = rows.filter(
    ({ occurredOn, fatal }) => fatal && occurredOn >= recipe.from && occurredOn <= recipe.to,
  );
  return checkCounts(result, tableOf(result, finest, died.length), earlier);
}

/**
 * Each row’s dead, survivors and total may be hidden, and so may how many are not told. How many were shot, died and
 * survived in all is known elsewhere.
 */
function tableOf(result: CountResult, finest: CountResult, diedInAll: number): NewTable {
  const parts = new Map<string, number>();
  for (const { key, died, survived } of finest.rows) {
    parts.set(`died|${key}`, died ?? 0);
    parts.set(`survived|${key}`, survived ?? 0);
  }
  const diedUntold = diedInAll - finest.rows.reduce((sum, { died }) => sum + (died ?? 0), 0);
  parts.set(`died|${UNTOLD}`, diedUntold);
  parts.set(`survived|${UNTOLD}`, (result.unknown ?? 0) - diedUntold);
  const within = (key: string) => finest.rows.map((row) => row.key).filter((one) => isWithin(one, key));
  const lines = (keys: readonly string[], ...columns: string[]) =>
    columns.flatMap((column) => keys.map((key) => `${column}|${key}`));
  const rows = result.rows.flatMap(({ key }) => [
    { key: `died|${key}`, members: lines(within(key), 'died') },
    { key: `survived|${key}`, members: lines(within(key), 'survived') },
    { key: `total|${key}`, members: lines(within(key), 'died', 'survived') },
  ]);
  const untold = { key: NOT_TOLD, members: lines([UNTOLD], 'died', 'survived') };
  const all = [...parts.keys()];
  const whole = [
    all.filter((key) => key.startsWith('died|')),
    all.filter((key) => key.startsWith('survived|')),
    all,
  ];
  const isTold = (members: string[]) =>
    members.reduce((sum, key) => sum + parts.get(key)!, 0) >= suppressionRules.smallestShown;
  return {
    of: nameOf(result.by),
    parts,
    numbers: [
      ...whole.filter(isTold).map((members, i) => ({ key: `whole ${i}`, members, kind: 'known' as const })),
      ...[...rows, untold].map((number) => ({ ...number, kind: 'open' as const })),
    ],
  };
}

const UNTOLD = '?';
const NOT_TOLD = 'not told';
const isWithin = (key: string, wider: string) => key === wider || key.startsWith(`${wider}-`);

function checkCounts(result: CountResult, table: NewTable, earlier: readonly ReleaseLedger[]): TableCheck {
  const { hidden, unprotected } = hideCounts(joinWithEarlier(table, earlier));
  const differs = earlier
    .filter(({ of }) => of === table.of)
    .some((ledger) => differencesFrom(table, ledger).some((one) => small(Math.abs(one))));
  const obstacles = [
    ...unprotected.map((key) => `${result.caption}: ${key.replace('|', ', ')}`),
    ...(differs
      ? [
          `${result.caption}: a few people more or fewer than a table that left before, so they could be told apart`,
        ]
      : []),
  ];
  const after = withHidden(result, hidden);
  const numbers = table.numbers.map(({ key, members }) => ({
    members: [...members],
    shown: !hidden.has(key),
  }));
  const ledger = { of: table.of, parts: Object.fromEntries(table.parts), numbers };
  return { after, hidden: nullsIn(after), ledger, obstacles };
}

function withHidden(result: CountResult, hidden: ReadonlySet<string>): CountResult {
  const shown = (key: string, value: number | null) => (hidden.has(key) ? null : value);
  return {
    ...result,
    rows: result.rows.map((row) => ({
      ...row,
      died: shown(`died|${row.key}`, row.died),
      survived: shown(`survived|${row.key}`, row.survived),
      total: shown(`total|${row.key}`, row.total),
    })),
    total: small(result.total ?? 0) ? null : result.total,
    unknown: shown(NOT_TOLD, result.unknown),
  };
}

function nullsIn({ rows, total, unknown }: CountResult): number {
  const counts = [...rows.flatMap(({ died, survived, total: all }) => [died, survived, all]), total, unknown];
  return counts.filter((count) => count === null).length;
}

/** A share of places says nothing of a person; over few people it would say where they were. */
function checkConcentration(result: ConcentrationResult): TableCheck {
  const least = suppressionRules.smallestShown ** 2;
  const obstacles =
    result.events < least ? [`${result.caption}: it rests on fewer than ${least} people`] : [];
  const outside = small(result.outside ?? 0) ? null : result.outside;
  return { after: { ...result, outside }, hidden: outside === null ? 1 : 0, ledger: null, obstacles };
}
