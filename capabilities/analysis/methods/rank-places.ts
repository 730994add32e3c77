export type RankedPlace = { position: number; rank: number | null; note: string | null };

/**
 * The highest places first, ties by lowest id. A place with a note (a flagged block) keeps its line, also beyond
 * the limit, and takes no rank: it can be read, and it is never the one that is named.
 */
export function rankPlaces(
  values: ArrayLike<number>,
  notes: ReadonlyMap<number, string>,
  limit: number,
  isListed: (position: number) => boolean = () => true,
): RankedPlace[] {
  const positions = Array.from({ length: values.length }, (_, i) => i).filter(isListed);
  positions.sort((a, b) => values[b]! - values[a]! || a - b);
  const ranked: RankedPlace[] = [];
  let rank = 0;
  for (const position of positions) {
    const note = notes.get(position) ?? null;
    if (note === null && rank >= limit) continue;
    ranked.push({ position, rank: note === null ? ++rank : null, note });
  }
  return ranked;
}
