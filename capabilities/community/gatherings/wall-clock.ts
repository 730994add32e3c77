import { Temporal } from 'temporal-polyfill';

/** The moment a clock on the wall there shows that time; null where the clock skips it (spring) or it is no time. */
export function momentOf(wallClock: string, timeZone: string): Date | null {
  try {
    const zoned = Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone, {
      disambiguation: 'earlier',
    });
    if (!zoned.toPlainDateTime().equals(Temporal.PlainDateTime.from(wallClock))) return null;
    return new Date(zoned.epochMilliseconds);
  } catch {
    return null;
  }
}
