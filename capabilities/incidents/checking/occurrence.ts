import type { ColumnMapping } from '../contract.ts';
import { type Problem, problem } from '../errors.ts';
import type { Note } from './notes.ts';
import type { SiteClock } from './site-clock.ts';
import { readWallClock, type WallClock } from './wall-clock.ts';

export type Occurrence = { localMs: number; epochMs: number; hasTime: boolean; note: Note | undefined };

const earliest = Date.UTC(1960, 0, 1);
const dayMs = 86_400_000;
const field = 'occurred';

export type OccurrenceRules = Pick<ColumnMapping['occurred'], 'order' | 'skippedTimes'> & {
  clock: SiteClock;
  /** The last day the file can speak of, as YYYY-MM-DD. */
  snapshotDate: string;
};

export function occurrenceReader({ order, skippedTimes, clock, snapshotDate }: OccurrenceRules) {
  const endOfSnapshot = Date.parse(`${snapshotDate}T00:00:00Z`) + dayMs;

  return function readOccurrence(dateText: string, timeText: string): Occurrence | Problem {
    const written = timeText ? `${dateText} ${timeText}` : dateText;
    if (dateText === '') return problem('occurred-missing', 'The date is missing.', { field });
    const wall = readWallClock(dateText, timeText, order);
    if (typeof wall === 'string') return faultOfDate(wall, written, order);
    const occurrence = placeInTime(wall, clock);
    if (occurrence.note === 'time-moved-forward' && skippedTimes === 'set-aside') {
      return problem(
        'occurred-skipped-by-clocks',
        `The clocks went from 1:59 to 3:00: there was no ${written}.`,
        { field },
      );
    }
    if (occurrence.localMs >= endOfSnapshot) {
      const message = `The date ${written} is later than the file's own date, ${snapshotDate}.`;
      return problem('occurred-after-snapshot', message, { field });
    }
    if (occurrence.localMs < earliest)
      return problem('occurred-too-early', `The date ${written} is before 1960.`, { field });
    return occurrence;
  };
}

function placeInTime(wall: WallClock, clock: SiteClock): Occurrence {
  const { localMs, hasTime, offsetMs } = wall;
  if (offsetMs !== undefined) {
    const epochMs = localMs - offsetMs;
    return { epochMs, localMs: clock.localOf(epochMs), hasTime, note: undefined };
  }
  const { epochMs, kind } = clock.momentOf(localMs);
  if (!hasTime) return { epochMs, localMs, hasTime, note: 'time-missing' };
  if (kind === 'ambiguous') return { epochMs, localMs, hasTime, note: 'time-ambiguous' };
  if (kind === 'skipped')
    return { epochMs, localMs: clock.localOf(epochMs), hasTime, note: 'time-moved-forward' };
  return { epochMs, localMs, hasTime, note: undefined };
}

function faultOfDate(
  fault: 'unreadable' | 'not-a-day',
  written: string,
  order: ColumnMapping['occurred']['order'],
): Problem {
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  if (fault === 'not-a-day') {
    return problem('occurred-not-a-day', `There is no day "${shown}" (read ${order.replace('-', ' ')}).`, {
      field,
    });
  }
  return problem('occurred-unreadable', `"${shown}" cannot be read as a date and time.`, { field });
}
