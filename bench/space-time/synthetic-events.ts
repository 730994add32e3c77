import { type Points, seededGenerator } from '@psp/statistics';

export type Events = { points: Points; days: Float64Array };

const DAYS = 366;
/** East–west and north–south, about Chicago's. */
const CITY = { width: 30_000, height: 42_000 };
const NEIGHBOURHOODS = 60;
const NEIGHBOURHOOD_SPREAD = 650;
const REPEATED_SHARE = 0.04;

/**
 * A year of burglaries in a made-up city: most happen in neighbourhoods, on addresses ten metres apart, and a few
 * follow an earlier one nearby within days. The same seed makes the same city.
 */
export function syntheticEvents(n: number, seed: number): Events {
  const random = seededGenerator(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: NEIGHBOURHOODS }, () => [
    random() * CITY.width,
    random() * CITY.height,
  ]);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const days = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const repeats = i > 0 && random() < REPEATED_SHARE;
    const of = Math.floor(random() * i);
    const [east, north] = repeats ? [x[of]!, y[of]!] : centres[Math.floor(random() * NEIGHBOURHOODS)]!;
    const spread = repeats ? 60 : NEIGHBOURHOOD_SPREAD;
    x[i] = Math.round((east! + spread * normal()) / 10) * 10;
    y[i] = Math.round((north! + spread * normal()) / 10) * 10;
    days[i] = repeats
      ? Math.min(DAYS - 1, days[of]! + Math.floor(random() * 7))
      : Math.floor(random() * DAYS);
  }
  return { points: { x, y }, days };
}
