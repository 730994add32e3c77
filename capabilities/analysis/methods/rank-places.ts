import type { PlaceFlag } from './site-grid.ts';
import { count } from './words.ts';

export type RankedPlace = { position: number; rank: number | null; flag: string | null };

/**
 * The highest places first, ties by lowest id. A flagged place keeps its line and takes no rank: it can be read,
 * and it is never the one that is named.
 */
export function rankPlaces(
  values: ArrayLike<number>,
  flagged: Map<number, PlaceFlag>,
  limit: number,
  isListed: (position: number) => boolean = () => true,
): RankedPlace[] {
  const positions = Array.from({ length: values.length }, (_, i) => i).filter(isListed);
  positions.sort((a, b) => values[b]! - values[a]! || a - b);
  let rank = 0;
  return positions.slice(0, limit).map((position) => {
    const flag = flagged.get(position);
    return {
      position,
      rank: flag ? null : ++rank,
      flag: flag ? `${flag.reason} (${count(flag.count)} of its records)` : null,
    };
  });
}
