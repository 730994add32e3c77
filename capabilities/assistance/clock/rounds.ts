import type { BusinessCalendar } from '#platform/clock/business-calendar.ts';
import type { Day } from '#platform/clock/days.ts';
import { allStages, type Stage, type Urgency } from './contract.ts';
import type { Entry } from './ledger.ts';

export type Span = { from: number; until: number };
export type Pause = Span & { dueBackOn: Day };

/** One run of the clock, from submission or reopening to its end. */
export type Round = {
  number: number;
  startedAt: number;
  /** `null` while it is open. */
  endedAt: number | null;
  pauses: readonly Pause[];
  /** Each with the moment from which it held. */
  urgencies: readonly { at: number; urgency: Urgency }[];
  reached: readonly { at: number; stage: Stage }[];
};

/** Reads the ledger into rounds. How urgent a request is goes over from one round into the next. */
export function roundsOf(
  entries: readonly Entry[],
  mostPausedMinutes: number,
  calendar: BusinessCalendar,
): Round[] {
  const starts = entries.flatMap(({ kind }, index) => (kind === 'started' ? [index] : []));
  return starts.map((start, index) => {
    const next = starts[index + 1];
    const within = entries.slice(start, next);
    const startedAt = entries[start]!.at;
    const endedAt =
      within.find(({ kind }) => kind === 'ended')?.at ?? (next === undefined ? null : entries[next]!.at);
    return {
      number: index + 1,
      startedAt,
      endedAt,
      pauses: pausesIn(within, endedAt, mostPausedMinutes, calendar),
      urgencies: [
        { at: startedAt, urgency: urgencyIn(entries.slice(0, start)) },
        ...within.flatMap(({ at, ...entry }) =>
          entry.kind === 'urgency' ? [{ at, urgency: entry.urgency }] : [],
        ),
      ],
      reached: within.flatMap((entry) =>
        entry.kind === 'reached' ? [{ at: entry.at, stage: entry.stage }] : [],
      ),
    };
  });
}

function urgencyIn(entries: readonly Entry[]): Urgency {
  return entries.findLast((entry) => entry.kind === 'urgency')?.urgency ?? 'routine';
}

/**
 * A pause ends with the site’s answer, when the day it was due back is over, or when the clock has stood still as
 * long as it may, whichever comes first. Nobody has to press anything for that. A further question while it stands
 * still can prolong that, and never shorten it.
 */
function pausesIn(
  entries: readonly Entry[],
  endedAt: number | null,
  mostPausedMinutes: number,
  calendar: BusinessCalendar,
): Pause[] {
  const pauses: Pause[] = [];
  let left = mostPausedMinutes;
  entries.forEach((entry, index) => {
    if (entry.kind !== 'paused' || left <= 0) return;
    const from = Math.max(entry.at, pauses.at(-1)?.until ?? entry.at);
    const answered = entries.slice(index + 1).find(({ kind }) => kind === 'resumed')?.at;
    const until = Math.min(
      answered ?? Infinity,
      endedAt ?? Infinity,
      calendar.endOf(entry.dueBackOn),
      calendar.after(from, left),
    );
    if (until <= from) return;
    pauses.push({ from, until, dueBackOn: entry.dueBackOn });
    left -= calendar.minutesBetween(from, until);
  });
  return pauses;
}

/** Business minutes of a round up to a moment, with pauses and without. */
export function minutesOf(round: Round, at: number, calendar: BusinessCalendar) {
  const until = Math.min(at, round.endedAt ?? Infinity);
  const gross = calendar.minutesBetween(round.startedAt, until);
  const paused = round.pauses.reduce(
    (sum, pause) => sum + calendar.minutesBetween(pause.from, Math.min(pause.until, until)),
    0,
  );
  return { gross, net: gross - paused, paused };
}

/** The moment at which the clock of a round will have run that many minutes, its pauses lasting as long as they may. */
export function momentAt(round: Round, minutes: number, calendar: BusinessCalendar): number {
  let from = round.startedAt;
  let left = minutes;
  for (const pause of round.pauses) {
    const running = calendar.minutesBetween(from, pause.from);
    if (left <= running) break;
    left -= running;
    from = pause.until;
  }
  return calendar.after(from, left);
}

/** When a stage was reached; whoever is further along has passed the stages before. */
export function reachedAt(round: Round, stage: Stage): number | null {
  const least = allStages.indexOf(stage);
  const later = round.reached.filter((one) => allStages.indexOf(one.stage) >= least).map(({ at }) => at);
  return later.length > 0 ? Math.min(...later) : null;
}
