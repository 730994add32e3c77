import { concentration, countPoints, type Holding } from '@psp/statistics';
import type { SiteGeography } from './method.ts';
import { siteGrid } from './site-grid.ts';

export type ConcentrationOnGrid = {
  events: number;
  places: number;
  outside: number;
  holding: readonly Holding[];
};

/**
 * How few cells of the site’s published grid hold a share of what was counted, beside what chance alone would need.
 *
 * @throws StatisticsError when the site has no published grid or nothing lies on it
 */
export function concentrationOnGrid(
  geography: SiteGeography,
  cellSize: number,
  points: { x: Float64Array; y: Float64Array },
  shares: readonly number[],
): ConcentrationOnGrid {
  const { counts, outside } = countPoints(points, siteGrid(geography, cellSize));
  const { events, places, holding } = concentration(counts, [...shares]);
  return { events, places, outside, holding };
}
