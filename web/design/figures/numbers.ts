/** How a number is written is decided here once, so that a chart for staff and one for the public say the same. */
export type FigureFormat = 'count' | 'decimal' | 'ratio' | 'percent' | 'p';

export type FigureKind = { format: FigureFormat; unit?: string };

const english = 'en-US';

/** One figure: people whole, rates and densities to one decimal, ratios and scores to two. */
export function figureText(value: number, { format, unit }: FigureKind, locale = english): string {
  if (format === 'percent') return shareText(value, { locale });
  if (format === 'p') return value < 0.001 ? '< 0.001' : fixedText(value, 3, locale);
  return fixedText(value, digitsOf(format, unit), locale);
}

/** The two ends of an interval, written alike: never `9.8% to 10%`. */
export function rangeText(low: number, high: number, kind: FigureKind, locale = english): [string, string] {
  if (kind.format !== 'percent') return [figureText(low, kind, locale), figureText(high, kind, locale)];
  const digits = Math.max(shareDigits(low), shareDigits(high));
  return [shareText(low, { digits, locale }), shareText(high, { digits, locale })];
}

type Bounds = FigureKind & { low?: number | null; high?: number | null; level?: number | null };

/** “95% interval 0.60 to 0.70”, or nothing where the figure has none. */
export function intervalText({ low, high, level, ...kind }: Bounds): string | undefined {
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const ends = rangeText(low, high, kind).join(' to ');
  return level ? `${shareText(level)} interval ${ends}` : ends;
}

/** Digits for values that stand together on an axis or in a column: none where all are counts, else one. */
export function measureDigits(values: readonly (number | null | undefined)[]): 0 | 1 {
  return values.every((value) => value === null || value === undefined || Number.isInteger(value)) ? 0 : 1;
}

/** A value of a chart: what was counted is whole, what was expected has one decimal. */
export function measureText(value: number, locale = english): string {
  return fixedText(value, measureDigits([value]), locale);
}

/** A share of one as a percentage: whole, or with one decimal below a tenth. */
export function shareText(
  share: number,
  { digits = shareDigits(share), locale = english }: { digits?: number; locale?: string } = {},
): string {
  const written = (of: number) => of.toLocaleString(locale, { style: 'percent', ...fraction(digits) });
  const isTooSmallToWrite = share !== 0 && Math.abs(share) < 0.0005 && digits <= 1;
  return isTooSmallToWrite ? `< ${written(0.001)}` : withMinus(written(share));
}

export function fixedText(value: number, digits: number, locale = english): string {
  return withMinus(value.toLocaleString(locale, fraction(digits)));
}

/** None and all are told without decimals; so is what rounds to a tenth or more. */
function shareDigits(share: number): 0 | 1 {
  const size = Math.abs(share);
  return size === 0 || size >= 0.0995 ? 0 : 1;
}

function digitsOf(format: 'count' | 'decimal' | 'ratio', unit = ''): 0 | 1 | 2 {
  if (format === 'count') return 0;
  return format === 'decimal' && /^per /i.test(unit) ? 1 : 2;
}

const fraction = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A hyphen before a number is easily overlooked; a zero has no sign. */
function withMinus(text: string): string {
  return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '');
}
