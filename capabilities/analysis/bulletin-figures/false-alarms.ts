import { garwood, poissonDraw, seededGenerator } from '@psp/statistics';
import type { FalseAlarms } from '#capabilities/bulletins/contract.ts';
import { BASELINE_WEEKS, type Side, sideFinder } from './weekly-band.ts';

const YEARS = 400;
const WEEKS_A_YEAR = 52.1775;
/** Fixed, so that nobody can try seeds until a rate pleases. */
const SEED = 20260101;

/**
 * How often the rule would raise an alert although nothing changes: weekly counts are drawn by chance at the
 * series’ own level for many years and put through the same rule. A run of weeks outside is one alarm, as it is
 * one alert.
 */
export function measureFalseAlarms(weeklyMean: number): FalseAlarms {
  const draw = poissonDraw(weeklyMean, seededGenerator(SEED));
  const weeks = Math.round(YEARS * WEEKS_A_YEAR);
  const sideOf = sideFinder();
  const baseline = Array.from({ length: BASELINE_WEEKS }, draw);
  let alarms = 0;
  let before: Side = 'within';
  for (let week = 0; week < weeks; week++) {
    const count = draw();
    const side = sideOf(baseline, count);
    if (side !== 'within' && side !== before) alarms += 1;
    before = side;
    baseline.shift();
    baseline.push(count);
  }
  const { estimate, low, high } = garwood(alarms, YEARS);
  return { perYear: estimate, low, high, years: YEARS, seed: SEED };
}
