import type { FalseAlarms, Period } from '../contract.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const shortFormat = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });

export function count(value: number): string {
  return whole.format(value);
}

export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function decimal(value: number): string {
  return value.toFixed(1);
}

/** With the minus of print: a hyphen is read as one. */
export function signed(value: number): string {
  return decimal(value).replace('-', '−');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function day(text: string): string {
  return dayFormat.format(new Date(text));
}

export function period({ from, to }: Period): string {
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${shortFormat.format(new Date(from))} to ${day(to)}`
    : `${day(from)} to ${day(to)}`;
}

export function weekTitle(week: Period): string {
  return `Week of ${period(week)}`;
}

/** A p-value as people quote it. */
export function chance(p: number): string {
  if (p < 0.001) return 'under 1 in 1,000';
  return p < 0.1 ? `about 1 in ${count(Math.round(1 / p))}` : `${Math.round(p * 100)}%`;
}

export function range(low: number, high: number): string {
  return `${count(low)} to ${count(high)}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** “about one in 12 years (interval …)”: what the rule does when nothing has changed. */
export function falseAlarmWords({ perYear, low, high, years }: FalseAlarms): string {
  const measured = `measured on ${count(years)} simulated years at the level of the series with nothing changing`;
  const interval = `${low.toFixed(3)} to ${high.toFixed(3)} a year`;
  if (perYear === 0)
    return `no false alarm in ${count(years)} simulated years (at most ${high.toFixed(3)} a year)`;
  const often =
    perYear >= 1
      ? `about ${perYear.toFixed(1)} a year`
      : `about one in ${count(Math.round(1 / perYear))} years`;
  return `${often} (95% interval ${interval}; ${measured})`;
}
