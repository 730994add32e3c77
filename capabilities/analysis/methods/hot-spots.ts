import { type Area, countPoints, type HotSpots, hotSpots as hotSpotsOf } from '@psp/statistics';
import type { FrozenRule, RunResult } from '../contract.ts';
import { flaggedCells, raisedByNeighbours, unflagged } from './flagged-places.ts';
import type { Answer, Records, Study } from './method.ts';
import { rankPlaces } from './rank-places.ts';
import { gridCells, gridOf, siteGrid } from './site-grid.ts';
import { capital, count, percent, rounded } from './words.ts';

const PLACES_LISTED = 40;

/** Which places stand out? */
export function hotSpots({ input, parameters, chosen, noun, progress }: Study<'hot-spots'>): Answer {
  const area = siteGrid(input.geography, parameters.cellSize);
  progress('Counting cells', 0.3);
  const { counts, counted, outside } = countPoints(chosen, area);
  progress('Comparing each cell with its surroundings', 0.5);
  const found = hotSpotsOf(counts, area, parameters.level);
  const { notes, fair } = fairComparison(found, chosen, area, input.recipe.flagRules, parameters.level);
  const inHot = counts.reduce((sum, value, i) => (found.hot[i] ? sum + value : sum), 0);
  const share = { events: counted > 0 ? inHot / counted : 0, cells: found.hotCount / area.cells.length };
  return {
    sentence: sentenceOf(found, area, share, parameters.cellSize, noun),
    figures: figuresOf(found, inHot, counted, share, noun),
    exhibits: [
      {
        kind: 'grid',
        key: 'hot-spots',
        title: `Where ${noun} stand out`,
        question: input.recipe.question,
        unit: noun,
        grid: gridOf(area, input.geography.epsg),
        cells: gridCells(area, counts, notes, found.hot),
        hotLabel: 'Stands out after allowing for testing every cell',
      },
    ],
    table: tableOf(found, fair, counts, area, notes, noun),
    surface: { label: 'Gi* score', unit: 'z', cells: [...area.cells], values: Array.from(found.z, rounded) },
    explanation:
      'Each cell of the published grid is compared, together with its eight neighbours, with what all cells have on ' +
      `average (Getis–Ord Gi*). Of the cells called hot at most ${percent(parameters.level)} are expected to be false ` +
      'alarms (Benjamini–Hochberg).',
    assumptions: [
      'A cell and its neighbours are read as one place; a single full block colours the cells around it.',
      `Without allowing for many tests, ${count(found.aboveWithoutControl)} cells would have been called hot.`,
      ...(outside > 0 ? [`${count(outside)} records lie outside the site’s cells and are not counted.`] : []),
      ...(notes.size > 0
        ? [
            'Cells with flagged blocks (for example a hospital that collects people shot elsewhere) are counted and ' +
              'shown with their flag, but take no rank; the others are ranked by their score without the flagged records.',
          ]
        : []),
    ],
    cannotShow: [
      'Anything about the people who live or pass there.',
      'Where the next one will be: past counts are the plainest forecast, and no certainty.',
      'How many people are exposed: a busy place has more of everything.',
    ],
  };
}

/**
 * The comparison made again without the flagged records: it gives the ranks, and tells which cells the flagged
 * places alone lift above the line.
 */
function fairComparison(
  found: HotSpots,
  chosen: Records,
  area: Area,
  rules: readonly FrozenRule[],
  level: number,
): { notes: Map<number, string>; fair: HotSpots } {
  const flagged = flaggedCells(chosen, area, rules);
  if (flagged.size === 0) return { notes: flagged, fair: found };
  const fair = hotSpotsOf(countPoints(unflagged(chosen, rules), area).counts, area, level);
  const isRaised = (i: number) => found.hot[i] === 1 && fair.hot[i] === 0;
  return { notes: raisedByNeighbours(flagged, isRaised, area.cells.length), fair };
}

function sentenceOf(
  { hotCount }: HotSpots,
  { cells }: Area,
  share: { events: number; cells: number },
  cellSize: number,
  noun: string,
): string {
  if (hotCount === 0)
    return `No ${cellSize} m cell stands out in ${noun} after allowing for testing ${count(cells.length)} of them.`;
  return (
    `${count(hotCount)} of ${count(cells.length)} cells of ${cellSize} m stand out: ${percent(share.cells)} of places ` +
    `with ${percent(share.events)} of ${noun}.`
  );
}

function figuresOf(
  found: HotSpots,
  inHot: number,
  counted: number,
  share: { events: number; cells: number },
  noun: string,
): RunResult['figures'] {
  const plain = { low: null, high: null, level: null } as const;
  return [
    {
      key: 'hot-cells',
      label: 'Cells that stand out',
      value: found.hotCount,
      unit: 'cells',
      format: 'count',
      ...plain,
      count: null,
      note:
        `${percent(share.cells)} of the site’s cells. It carries no interval: the level of the test limits how many ` +
        'of them may stand out by chance.',
    },
    {
      key: 'share-in-hot-cells',
      label: `Share of ${noun} in cells that stand out`,
      value: share.events,
      unit: `of ${noun}`,
      format: 'percent',
      ...plain,
      count: inHot,
      note:
        `${count(inHot)} of ${count(counted)}. The same records found the cells, so this share is the most it can be. ` +
        'It carries no interval: one made as if the cells had been chosen beforehand would look surer than it is.',
    },
  ];
}

function tableOf(
  found: HotSpots,
  fair: HotSpots,
  counts: Uint32Array,
  area: Area,
  notes: ReadonlyMap<number, string>,
  noun: string,
): RunResult['table'] {
  const isHot = (position: number) => found.hot[position] === 1 || fair.hot[position] === 1;
  const hot = rankPlaces(fair.z, notes, PLACES_LISTED, isHot);
  return {
    caption: `The cells that stand out most, with their plain counts of ${noun}`,
    columns: [
      { key: 'rank', label: 'Rank', format: 'count' },
      { key: 'cell', label: 'Cell', format: 'text' },
      { key: 'count', label: capital(noun), format: 'count' },
      { key: 'z', label: 'Gi* score', format: 'decimal' },
      { key: 'p', label: 'p', format: 'p' },
      { key: 'flag', label: 'Read with care', format: 'text' },
    ],
    rows: hot.map(({ position, rank, note }) => ({
      rank,
      cell: String(area.cells[position]!),
      count: counts[position]!,
      z: found.z[position]!,
      p: found.p[position]!,
      flag: note,
    })),
  };
}
