/** Numbers that look drawn and are the same on every machine for one seed (mulberry32). */
export type Draw = {
  /** From 0 up to 1. */
  share(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of these, each as likely as its weight. */
  weighed<T>(from: readonly (readonly [T, number])[]): T;
  /** Lengths of time: `median` of the lengths, `spread` the standard deviation of their logarithm. */
  length(median: number, spread: number): number;
};

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    chance: (probability) => share() < probability,
    whole: (from, to) => from + Math.floor(share() * (to - from + 1)),
    pick: (from) => from[Math.floor(share() * from.length)]!,
    weighed: (from) => {
      let left = share() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [one, weight] of from) {
        left -= weight;
        if (left < 0) return one;
      }
      return from[from.length - 1]![0];
    },
    length: (median, spread) => median * Math.exp(spread * normal()),
  };
}
