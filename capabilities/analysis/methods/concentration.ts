import {
  type Concentration,
  concentration as concentrationOf,
  countPoints,
  type Holding,
  lorenz,
} from '@psp/statistics';
import type { RunResult } from '../contract.ts';
import { flaggedCells } from './flagged-places.ts';
import type { Answer, Study } from './method.ts';
import { siteGrid } from './site-grid.ts';
import { capital, count, percent } from './words.ts';

/** A curve needs no more points than a chart has pixels. */
const CURVE_POINTS = 200;

/** How few places hold how much of it? */
export function concentration({ input, parameters, chosen, noun, progress }: Study<'concentration'>): Answer {
  const area = siteGrid(input.geography, parameters.cellSize);
  progress('Counting cells', 0.3);
  const { counts, outside } = countPoints(chosen, area);
  const result = concentrationOf(counts, parameters.shares);
  const place = `${parameters.cellSize} m cells`;
  const flagged = flaggedCells(chosen, area, input.recipe.flagRules);
  return {
    sentence: sentenceOf(result, place, noun),
    figures: [
      ...result.holding.map((holding) => holdingFigure(holding, result, place, noun)),
      giniFigure(result),
    ],
    exhibits: [
      {
        kind: 'concentration',
        key: 'concentration',
        title: `How concentrated ${noun} are`,
        question: input.recipe.question,
        unit: noun,
        placeNoun: place,
        eventNoun: noun,
        places: result.places,
        events: result.events,
        points: curve(counts),
        readings: result.holding.map(({ shareOfPlaces, share }) => ({
          places: shareOfPlaces,
          events: share,
        })),
      },
    ],
    table: tableOf(result, place, noun),
    surface: null,
    explanation:
      'Each cell of the site’s published grid is counted. The cells are taken from the fullest down until they hold ' +
      'the wanted share. Beside it stands how many cells chance alone would need for the same number of events.',
    assumptions: [
      `All ${count(result.places)} cells whose centre lies in the site’s boundary count as places, empty ones too.`,
      ...(outside > 0 ? [`${count(outside)} records lie outside these cells and are not counted.`] : []),
      ...(flagged.size > 0
        ? [
            `${count(flagged.size)} cells hold blocks that a rule flags (for example hospitals that collect walk-in victims).`,
          ]
        : []),
    ],
    cannotShow: [
      'Which places will be the fullest next year: places that were high by chance fall back.',
      'How concentrated it is by street: another size of place gives other shares.',
    ],
  };
}

function sentenceOf({ holding, places, events }: Concentration, place: string, noun: string): string {
  const half = holding.reduce((best, one) =>
    Math.abs(one.share - 0.5) < Math.abs(best.share - 0.5) ? one : best,
  );
  return (
    `${percent(half.share)} of ${count(events)} ${noun} fell in ${percent(half.shareOfPlaces)} of places ` +
    `(${count(half.places)} of ${count(places)} ${place}); chance alone would need ${count(half.placesAtRandom)}.`
  );
}

function holdingFigure(
  holding: Holding,
  { events, places }: Concentration,
  place: string,
  noun: string,
): RunResult['figures'][number] {
  return {
    key: `cells-holding-${Math.round(holding.share * 100)}`,
    label: `Share of ${place} that hold ${percent(holding.share)} of ${noun}`,
    value: holding.shareOfPlaces,
    unit: `of ${place}`,
    format: 'percent',
    low: null,
    high: null,
    level: null,
    count: events,
    note: `${count(holding.places)} of ${count(places)}; chance alone would need ${count(holding.placesAtRandom)}.`,
  };
}

function giniFigure({ gini, giniAdjusted, events }: Concentration): RunResult['figures'][number] {
  return {
    key: 'gini-adjusted',
    label: 'Gini index against the most even spread possible',
    value: giniAdjusted,
    unit: '0 even, 1 all in one place',
    format: 'decimal',
    low: null,
    high: null,
    level: null,
    count: events,
    note: `The plain index is ${gini.toFixed(3)}; it calls empty places concentration when events are few.`,
  };
}

function curve(counts: Uint32Array): { places: number; events: number }[] {
  const { placeShare, eventShare } = lorenz(counts);
  const last = placeShare.length - 1;
  const steps = Math.min(CURVE_POINTS, last);
  // Half of the points on the steep start, where the curve says most.
  return Array.from({ length: steps + 1 }, (_, step) => {
    const i = Math.round(last * (step / steps) ** 2);
    return { places: placeShare[i]!, events: eventShare[i]! };
  });
}

function tableOf(result: Concentration, place: string, noun: string): RunResult['table'] {
  return {
    caption: `Fewest ${place} that hold a share of ${noun}`,
    columns: [
      { key: 'share', label: `Share of ${noun}`, format: 'percent' },
      { key: 'places', label: capital(place), format: 'count' },
      { key: 'shareOfPlaces', label: 'Share of places', format: 'percent' },
      { key: 'atRandom', label: 'Chance alone would need', format: 'count' },
    ],
    rows: result.holding.map(({ share, places, shareOfPlaces, placesAtRandom }) => ({
      share,
      places,
      shareOfPlaces,
      atRandom: Math.round(placesAtRandom),
    })),
  };
}
