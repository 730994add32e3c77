export type Scale = (value: number) => number;

export function linear(from: readonly [number, number], to: readonly [number, number]): Scale {
  const span = from[1] - from[0] || 1;
  return (value) => round(to[0] + ((value - from[0]) / span) * (to[1] - to[0]));
}

/** Round numbers that cover the values, zero included: a chart of counts that hides zero exaggerates. */
export function ticksFor(values: readonly number[], wanted = 4): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low > SMALLEST_SPAN ? high - low : 1;
  const step = niceStep(span / wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** As many decimals as it takes to write every tick, so that neighbours never look alike. */
export function digitsOfTicks(ticks: readonly number[]): number {
  return Math.max(...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
}

/** Below this the values are all alike as far as a picture goes. */
const SMALLEST_SPAN = 1e-6;

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9))!;
  return nice * power;
}

/** A tenth of a pixel is finer than any screen and keeps the page small. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** `2024`, `2024-05` or `2024-05-17` as a position in years, so that uneven spacing stays uneven. */
export function yearsAt(at: string): number {
  const [year, month, day] = at.split('-').map(Number) as [number, number?, number?];
  return year + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 372;
}
