import type { ConcentrationOnGrid } from '#capabilities/analysis/server.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { AppliedRules, ExtractRow } from '../data-use/contract.ts';
import { failWith } from '../errors.ts';
import { dimensions, type InsideRecipe, type InsideResult } from './contract.ts';
import { countPeople } from './count-people.ts';

export type HowConcentrated = (
  cellSize: number,
  points: { x: Float64Array; y: Float64Array },
  shares: readonly number[],
) => ConcentrationOnGrid;

const SHARES = [0.25, 0.5, 0.8];

/** One recipe on the rows of an extract. Pure but for the grid it is given: the same rows give the same result. */
export function runInside(
  rows: readonly ExtractRow[],
  recipe: InsideRecipe,
  { choices }: AppliedRules,
  howConcentrated: HowConcentrated,
): Outcome<InsideResult> {
  if (recipe.method === 'counts') {
    const missing = notKept(recipe.by, choices);
    if (missing) return failWith('research.field-not-kept', { field: dimensions[recipe.by] });
    return succeed(countPeople(rows, recipe));
  }
  if (choices.cellSize === null) return failWith('research.no-grid', {});
  return concentrationOf(rows, recipe, choices.cellSize, howConcentrated);
}

function notKept(by: keyof typeof dimensions, choices: AppliedRules['choices']): boolean {
  if (by === 'district') return !choices.district;
  if (by === 'dayPart') return !choices.dayPart;
  if (by === 'weekday') return choices.dates !== 'day';
  if (by === 'ageBand' || by === 'sex' || by === 'race') return !choices.who.includes(by);
  return false;
}

function concentrationOf(
  rows: readonly ExtractRow[],
  { from, to }: InsideRecipe,
  cellSize: number,
  howConcentrated: HowConcentrated,
): Outcome<InsideResult> {
  const placed = rows.filter(
    ({ occurredOn, cellX }) => occurredOn >= from && occurredOn <= to && cellX !== null,
  );
  if (placed.length === 0) return failWith('research.period-empty', {});
  const points = {
    x: Float64Array.from(placed, ({ cellX }) => cellX!),
    y: Float64Array.from(placed, ({ cellY }) => cellY!),
  };
  const { events, places, outside, holding } = howConcentrated(cellSize, points, SHARES);
  return succeed({
    kind: 'concentration',
    caption: `People shot, ${from} to ${to}, over ${cellSize} m cells`,
    cellSize,
    events,
    places,
    outside,
    holding: holding.map(({ share, shareOfPlaces, places: held, placesAtRandom }) => ({
      share,
      shareOfPlaces,
      places: held,
      atRandom: Math.round(placesAtRandom),
    })),
  });
}
