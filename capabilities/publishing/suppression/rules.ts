/** What may be shown, as data: change a number here and every page, download and test follows. */
export const suppressionRules = {
  /** Nonzero counts below this are not shown. */
  smallestShown: 10,
  /** Whoever solves for a hidden small count must be left with at least this much between its least and most. */
  leastRange: 3,
  /** With so few hidden numbers or fewer, means, ratios and bands worked out from them could be solved for them. */
  fewHidden: 20,
} as const;

export type SuppressionRules = { readonly [K in keyof typeof suppressionRules]: number };

export function isSmall(value: number, { smallestShown }: SuppressionRules): boolean {
  return value > 0 && value < smallestShown;
}
