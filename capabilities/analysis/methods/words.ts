import { civilDate, parseDay } from '@psp/statistics';
import type { MethodInput } from './method.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export function count(value: number): string {
  return whole.format(value);
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
}

/** To a tenth of a percent: as fine as an interval about a share needs. */
export function finePercent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** To one decimal, with the minus sign of print. */
export function decimal(value: number): string {
  return value.toFixed(1).replace('-', '−');
}

/** An expected count: below ten with two digits that mean something, so that few is not told as none. */
export function expectedCount(value: number): string {
  return value >= 10 || value === 0 ? decimal(value) : String(Number(value.toPrecision(2)));
}

/** A p-value as people quote it. */
export function chance(p: number): string {
  if (p < 0.001) return 'less than 1 in 1,000';
  return p < 0.1 ? `about 1 in ${count(Math.round(1 / p))}` : `${Math.round(p * 100)}%`;
}

export function day(text: string): string {
  const { year, month, day } = civilDate(parseDay(text));
  return `${MONTHS[month - 1]} ${day}, ${year}`;
}

const OUTCOME_NOUNS: Record<string, string> = {
  shooting: 'shooting',
  homicide: 'gun homicide',
  'nonfatal-shooting': 'nonfatal shooting',
};

/** “shooting victims”, “nonfatal shooting incidents”: what is counted, in the plural. */
export function nounOf({ recipe }: MethodInput): string {
  const outcome = OUTCOME_NOUNS[recipe.filter.outcome] ?? recipe.filter.outcome.replaceAll('-', ' ');
  return recipe.unit === 'victims' ? `${outcome} victims` : `${outcome} incidents`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For maps: six decimals are more than a colour shows, and keep the stored result small. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
