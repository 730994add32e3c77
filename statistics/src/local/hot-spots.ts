import type { Area } from '../grids/area.ts';
import { queenNeighbours } from '../grids/neighbours.ts';
import { benjaminiHochberg } from '../inference/benjamini-hochberg.ts';
import { giStar, type LocalZ } from './getis-ord.ts';

export type HotSpots = LocalZ & {
  /** 1 where the place stays high after control for testing many places. */
  readonly hot: Uint8Array;
  /** 1 where it stays low. */
  readonly cold: Uint8Array;
  readonly hotCount: number;
  readonly coldCount: number;
  /** How many places pass z > 1.96 without that control: shown so that the difference is seen. */
  readonly aboveWithoutControl: number;
};

/**
 * Hot spots: Gi* on the studied cells (queen, the cell itself included) with Benjamini–Hochberg control of the
 * false-discovery rate on its two-sided p-values. O(cells log cells).
 *
 * @param level false-discovery rate, 0.05 unless said
 * @throws StatisticsError as `giStar`, `argument.out-of-range`
 * @see Caldas de Castro, M. & Singer, B. (2006). Controlling the false discovery rate. Geographical Analysis 38.
 */
export function hotSpots(counts: ArrayLike<number>, area: Area, level = 0.05): HotSpots {
  const { z, p } = giStar(counts, queenNeighbours(area));
  const { rejected } = benjaminiHochberg(p, level);
  const hot = new Uint8Array(z.length);
  const cold = new Uint8Array(z.length);
  let hotCount = 0;
  let coldCount = 0;
  let aboveWithoutControl = 0;
  for (let i = 0; i < z.length; i++) {
    if (z[i]! > 1.96) aboveWithoutControl++;
    if (!rejected[i]) continue;
    if (z[i]! > 0) {
      hot[i] = 1;
      hotCount++;
    } else {
      cold[i] = 1;
      coldCount++;
    }
  }
  return { z, p, hot, cold, hotCount, coldCount, aboveWithoutControl };
}
