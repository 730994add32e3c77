import { type FigureKind, figureText, fixedText, rangeText, shareText } from '#web/design/figures/numbers.ts';
import { en, type ShellWords } from './words/en.ts';
import { es } from './words/es.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export const shellWords: Record<Language, ShellWords> = { en, es };

/** The same page in a language: English lives at the root, Spanish under /es. */
export function inLanguage(language: Language, path: string): string {
  if (language === 'en') return path;
  return path === '/' ? '/es/' : `/es${path}`;
}

const LOCALES: Record<Language, string> = { en: 'en-US', es: 'es-US' };

export type Formats = {
  number(value: number, digits?: number): string;
  /** For an exact value where a share or a rate would be rounded: a parameter, a level of confidence. */
  exact(value: number): string;
  exactPercent(share: number): string;
  /** A share of one. */
  percent(share: number, digits?: number): string;
  figure(value: number, kind: FigureKind): string;
  range(low: number, high: number, kind: FigureKind): [string, string];
  date(iso: string): string;
  /** For columns, where the whole name of a month would break the line. */
  shortDate(iso: string): string;
  list(items: string[]): string;
};

export function formatsFor(language: Language): Formats {
  const locale = LOCALES[language];
  return {
    number: (value, digits = 0) => fixedText(value, digits, locale),
    exact: (value) => value.toLocaleString(locale, { maximumFractionDigits: 6, useGrouping: 'min2' }),
    exactPercent: (share) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 4 }),
    percent: (share, digits) => shareText(share, { locale, ...(digits === undefined ? {} : { digits }) }),
    figure: (value, kind) => figureText(value, kind, locale),
    range: (low, high, kind) => rangeText(low, high, kind, locale),
    date: (iso) => formatDate(iso, locale, 'long'),
    shortDate: (iso) => formatDate(iso, locale, 'short'),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
}

/** A calendar year, month or day belongs to no time zone and must not shift in one. */
function formatDate(iso: string, locale: string, month: 'long' | 'short'): string {
  if (/^\d{4}$/.test(iso)) return iso;
  const date = new Date(
    iso.length === 7 ? `${iso}-01T00:00:00Z` : iso.length === 10 ? `${iso}T00:00:00Z` : iso,
  );
  const day = iso.length === 7 ? undefined : 'numeric';
  return date.toLocaleDateString(locale, { year: 'numeric', month, day, timeZone: 'UTC' });
}
