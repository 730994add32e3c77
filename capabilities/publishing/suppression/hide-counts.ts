import { cheapestExchange, indexOf } from './cheapest-exchange.ts';
import { type CountNumber, type CountTable, countOf } from './count-table.ts';

import { isSmall, type SuppressionRules, suppressionRules } from './rules.ts';

export type Hidden = {
  /** Keys of the open numbers that are not shown. */
  hidden: ReadonlySet<string>;
  /** Small counts that what is told already gives away, whatever else is hidden. */
  unprotected: readonly string[];
};

/**
 * Decides which numbers are hidden: the small ones, and as little more as keeps anyone from working a small one
 * out of the rest. Hiding more never exposes what was safe, so one pass over the secrets is enough.
 */
export function hideCounts(
  table: CountTable,
  {
    rules = suppressionRules,
    alsoHide = [],
  }: { rules?: SuppressionRules; alsoHide?: readonly string[] } = {},
): Hidden {
  const small = table.numbers.filter(
    (number) => number.kind !== 'known' && isSmall(countOf(number, table), rules),
  );
  const asked = table.numbers.filter(({ kind, key }) => kind === 'open' && alsoHide.includes(key));
  const hidden = new Set<CountNumber>([...small, ...asked].filter(({ kind }) => kind === 'open'));
  const index = indexOf(table);
  const unprotected: string[] = [];
  for (const secret of small) {
    const more = cheapestExchange(secret, table, hidden, index, rules);
    if (!more) unprotected.push(secret.key);
    for (const number of more ?? []) hidden.add(number);
  }
  return { hidden: new Set([...hidden].map(({ key }) => key)), unprotected };
}
