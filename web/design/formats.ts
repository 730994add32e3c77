import { useMemo } from 'react';
import { shareText } from './figures/numbers.ts';
import { useMaybeSite } from './session.tsx';

const locale = 'en-US';
const missing = '—';

type Moment = string | Date | null | undefined;

/** Dates and numbers as people read them; times in the given zone, plain days as they are. */
export function formatsIn(timeZone: string) {
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const dayFormat = inZone({ year: 'numeric', month: 'short', day: 'numeric' });
  const timeFormat = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const zoneFormat = inZone({ timeZoneName: 'short' });

  const date = (moment: Moment) =>
    isPlainDay(moment)
      ? plainDay(moment, { year: 'numeric', month: 'short', day: 'numeric' })
      : given(moment, dayFormat);
  const time = (moment: Moment) => given(moment, timeFormat);
  return {
    timeZone,
    date,
    time,
    dateTime: (moment: Moment) => (isTime(moment) ? `${date(moment)}, ${time(moment)}` : missing),
    zone: (moment: Moment) => zoneName(zoneFormat, moment),
    month: (moment: Moment) =>
      isPlainDay(moment)
        ? plainDay(moment, { year: 'numeric', month: 'short' })
        : given(moment, inZone({ year: 'numeric', month: 'short' })),
    ago: (moment: Moment, now = new Date()) => agoText(moment, now, date),
    lasting: lastingText,
    number: numberText,
    percent: percentText,
    interval: intervalText,
    bytes: bytesText,
    count: countText,
  };
}

export type Formats = ReturnType<typeof formatsIn>;

/** Formats of the site on screen; outside a site, of the reader's own clock. */
export function useFormats(): Formats {
  const site = useMaybeSite();
  const timeZone = site?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => formatsIn(timeZone), [timeZone]);
}

export function numberText(value: number | null | undefined, digits?: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return missing;
  const most = digits ?? (Number.isInteger(value) ? 0 : 2);
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: most,
  }).format(value);
}

/** A share of one as a percentage; how many digits it bears is the same for all figures unless told. */
export function percentText(share: number | null | undefined, digits?: number): string {
  if (share === null || share === undefined || Number.isNaN(share)) return missing;
  return shareText(share, digits === undefined ? {} : { digits });
}

export function intervalText(
  low: number | null | undefined,
  high: number | null | undefined,
  digits?: number,
): string {
  if (low === null || low === undefined || high === null || high === undefined) return missing;
  return `${numberText(low, digits)} to ${numberText(high, digits)}`;
}

/** Words that a method composed, at the start of a label: `shooting victims in 2024` begins with a capital. */
export function startOfLabel(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

export function bytesText(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return missing;
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${numberText(bytes / 1000 ** power, power === 0 ? 0 : 1)} ${units[power]}`;
}

/** The two largest units that are not nothing: `2 days 4 h`, `3 min 20 s`. */
export function lastingText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (days >= 7) return countText(days, 'day');
  if (days > 0) return hours > 0 ? `${countText(days, 'day')} ${hours} h` : countText(days, 'day');
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return seconds % 60 > 0 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return `${seconds} s`;
}

function agoText(moment: Moment, now: Date, date: (moment: Moment) => string): string {
  if (!isTime(moment)) return missing;
  const seconds = Math.round((now.getTime() - new Date(moment).getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) return 'just now';
  const text =
    distance < 3_600
      ? `${Math.max(1, Math.round(distance / 60))} min`
      : distance < 86_400
        ? `${Math.round(distance / 3_600)} h`
        : countText(Math.round(distance / 86_400), 'day');
  if (distance > 14 * 86_400) return date(moment);
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

function given(moment: Moment, format: Intl.DateTimeFormat): string {
  return isTime(moment) ? format.format(new Date(moment)) : missing;
}

function plainDay(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function zoneName(format: Intl.DateTimeFormat, moment: Moment): string {
  const parts = format.formatToParts(isTime(moment) ? new Date(moment) : new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** `2026-11-24` names a day on a calendar, not a moment: no zone may move it. */
function isPlainDay(moment: Moment): moment is string {
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
}

function isTime(moment: Moment): moment is string | Date {
  return moment !== null && moment !== undefined && !Number.isNaN(new Date(moment).getTime());
}
