import { isSmall, type SuppressionRules } from './rules.ts';

/**
 * Everything one could learn counts from. `parts` are the smallest counts; each number is a sum of some of them.
 * - `open`: may be shown or hidden, that is what is being decided;
 * - `known`: told already, here or elsewhere, and no longer to be taken back;
 * - `secret`: hidden in an earlier publication; not shown here, but still to be kept.
 */
export type CountNumber = { key: string; members: readonly number[]; kind: 'open' | 'known' | 'secret' };
export type CountTable = { parts: readonly number[]; numbers: readonly CountNumber[] };

export function countOf(number: CountNumber, { parts }: CountTable): number {
  return number.members.reduce((sum, part) => sum + parts[part]!, 0);
}

/** What an attacker is taken to know of a hidden number: whether it is small. Never more is told by the pages. */
export function bandOf(value: number, rules: SuppressionRules): readonly [number, number] {
  return isSmall(value, rules)
    ? [1, rules.smallestShown - 1]
    : [rules.smallestShown, Number.POSITIVE_INFINITY];
}
