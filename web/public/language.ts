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
  /** A count whole, a measure with as many digits as it can bear. */
  measure(value: number): string;
  percent(share: number, digits?: number): string;
  date(iso: string): string;
  list(items: string[]): string;
};

export function formatsFor(language: Language): Formats {
  const locale = LOCALES[language];
  const number = (value: number, digits = 0) =>
    minus(value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return {
    number,
    measure: (value) => number(value, digitsFor(value)),
    percent: (share, digits = 1) =>
      minus(share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: digits })),
    date: (iso) => formatDate(iso, locale),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
}

/** As many digits as a number of this size can bear; a whole number none. */
function digitsFor(value: number): number {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return 0;
  return Math.abs(value) < 10 ? 2 : 1;
}

/** A hyphen before a number is easily overlooked. */
const minus = (text: string) => text.replace('-', '−');

/** A calendar year, month or day belongs to no time zone and must not shift in one. */
function formatDate(iso: string, locale: string): string {
  if (/^\d{4}$/.test(iso)) return iso;
  const date = new Date(
    iso.length === 7 ? `${iso}-01T00:00:00Z` : iso.length === 10 ? `${iso}T00:00:00Z` : iso,
  );
  const day = iso.length === 7 ? undefined : 'numeric';
  return date.toLocaleDateString(locale, { year: 'numeric', month: 'long', day, timeZone: 'UTC' });
}
