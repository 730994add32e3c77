/** Time enters the product here and nowhere else, so a test can hold it still. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type HeldClock = Clock & { set(at: Date): void; advance(milliseconds: number): void };

export function heldClock(start: Date): HeldClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (next) => {
      at = next.getTime();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
