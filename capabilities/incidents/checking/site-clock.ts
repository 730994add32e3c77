import { Temporal } from 'temporal-polyfill';

export type Moment = { epochMs: number; kind: 'exact' | 'ambiguous' | 'skipped' };

/**
 * A site's wall clock. Wall-clock times are milliseconds as if the clock stood in UTC. The zone's changes are
 * looked up once; each row then costs a binary search instead of a calendar.
 */
export class SiteClock {
  readonly timeZone: string;
  /** Period i begins at #begins[i] and is #offsets[i] ahead of UTC. */
  readonly #begins: number[] = [];
  readonly #offsets: number[] = [];

  constructor(timeZone: string) {
    this.timeZone = timeZone;
    const first = Temporal.Instant.from('1900-01-01T00:00:00Z').toZonedDateTimeISO(timeZone);
    this.#addPeriod(Number.NEGATIVE_INFINITY, first.offsetNanoseconds);
    for (let next = first.getTimeZoneTransition('next'); next && next.year < 2100; ) {
      this.#addPeriod(next.epochMilliseconds, next.offsetNanoseconds);
      next = next.getTimeZoneTransition('next');
    }
  }

  /** An ambiguous time takes the first of its two moments; a skipped one is moved forward by what was skipped. */
  momentOf(localMs: number): Moment {
    const period = this.#lastPeriodBegunBy(localMs, (index) => this.#begins[index]! + this.#offsets[index]!);
    const next = this.#begins[period + 1];
    const epochMs = localMs - this.#offsets[period]!;
    if (next !== undefined && epochMs >= next) return { epochMs, kind: 'skipped' };
    const before = this.#offsets[period - 1];
    if (before !== undefined && localMs - before < this.#begins[period]!) {
      return { epochMs: localMs - before, kind: 'ambiguous' };
    }
    return { epochMs, kind: 'exact' };
  }

  localOf(epochMs: number): number {
    return epochMs + this.#offsets[this.#lastPeriodBegunBy(epochMs, (index) => this.#begins[index]!)]!;
  }

  /** The day a calendar on the site's wall shows, as YYYY-MM-DD. */
  dayOf(epochMs: number): string {
    return new Date(this.localOf(epochMs)).toISOString().slice(0, 10);
  }

  #addPeriod(begins: number, offsetNanoseconds: number): void {
    this.#begins.push(begins);
    this.#offsets.push(offsetNanoseconds / 1e6);
  }

  #lastPeriodBegunBy(ms: number, beginOf: (index: number) => number): number {
    let low = 0;
    let high = this.#begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (beginOf(middle) <= ms) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
