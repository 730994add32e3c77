import type { Day } from '#platform/clock/days.ts';

/** Who holds a position from a day on until the day before `to`. */
export type Span = { id: string; acting: boolean; from: Day; to: Day | null };

export type Cover = 'held' | 'acting' | 'vacant';

export function holdsOn({ from, to }: Span, day: Day): boolean {
  return from <= day && (to === null || day < to);
}

/** Whether somebody has the position that day, and whether only for somebody else. */
export function coverOn(spans: readonly Span[], day: Day): Cover {
  const holding = spans.filter((span) => holdsOn(span, day));
  if (holding.some(({ acting }) => !acting)) return 'held';
  return holding.length > 0 ? 'acting' : 'vacant';
}

/** Since which day a position that is vacant has been so; `null` where nobody ever held it. */
export function vacantSince(spans: readonly Span[], day: Day): Day | null {
  const ends = spans.flatMap(({ to }) => (to !== null && to <= day ? [to] : []));
  return ends.length === 0 ? null : ends.reduce((latest, end) => (end > latest ? end : latest));
}

export type Way = { ends: Span[] } | { inTheWay: Span };

/**
 * Who gives way to a new holder: whoever holds the position in the same manner when the new one begins and would not
 * outlast it. One person holds it at a time, and one at a time acts.
 */
export function makeWayFor(spans: readonly Span[], next: Omit<Span, 'id'>): Way {
  const overlapping = spans.filter((span) => span.acting === next.acting && overlaps(span, next));
  const inTheWay = overlapping.find((span) => span.from >= next.from || outlasts(span, next));
  return inTheWay ? { inTheWay } : { ends: overlapping };
}

function overlaps(one: Omit<Span, 'id'>, other: Omit<Span, 'id'>): boolean {
  if (one.to !== null && one.to <= one.from) return false;
  return (one.to === null || other.from < one.to) && (other.to === null || one.from < other.to);
}

/** An open-ended holder gives way to a successor for good, but not to one for a while: that one is acting. */
function outlasts(span: Omit<Span, 'id'>, next: Omit<Span, 'id'>): boolean {
  return next.to !== null && (span.to === null || span.to > next.to);
}
