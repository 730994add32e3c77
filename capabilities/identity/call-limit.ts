const WINDOW = 60_000;

type Count = { since: number; calls: number };

/** So many calls a minute for each caller, counted in this process. */
export class CallLimit {
  readonly #most: number;
  readonly #counts = new Map<string, Count>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one call; 0 when it is within the limit. */
  secondsToWait(caller: string, now: Date): number {
    const at = now.getTime();
    let count = this.#counts.get(caller);
    if (!count || at - count.since >= WINDOW) {
      count = { since: at, calls: 0 };
      this.#counts.set(caller, count);
    }
    count.calls += 1;
    return count.calls <= this.#most ? 0 : Math.ceil((count.since + WINDOW - at) / 1000);
  }
}
