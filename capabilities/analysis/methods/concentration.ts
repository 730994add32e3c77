import {
  type Concentration,
  concentrationIntervals,
  concentration as concentrationOf,
  countPoints,
  type Holding,
  type Interval,
  lorenz,
} from '@psp/statistics';
import type { RunResult } from '../contract.ts';
import { flaggedCells } from './flagged-places.ts';
import type { Answer, Study } from './method.ts';
import { USUAL_SEED } from './seed.ts';
import { siteGrid } from './site-grid.ts';
import { capital, count, finePercent, percent } from './words.ts';

/** A curve needs no more points than a chart has pixels. */
const CURVE_POINTS = 200;

const EXPLANATION =
  'Each cell of the site’s published grid is counted. The cells are taken from the fullest down until they hold the ' +
  'wanted share. Beside it stands how many cells chance alone would need for the same number of events. The interval ' +
  'says where the share would lie on average if as long a period came again with the same risk at each place: 1,000 ' +
  'such periods are drawn at random from the recipe’s seed.';

/** A share of events, the places that hold it, and how far chance alone could move their share. */
type HoldingWithInterval = Holding & { interval: Interval };

/** How few places hold how much of it? */
export function concentration({ input, parameters, chosen, noun, progress }: Study<'concentration'>): Answer {
  const area = siteGrid(input.geography, parameters.cellSize);
  progress('Counting cells', 0.3);
  const { counts, outside } = countPoints(chosen, area);
  const result = concentrationOf(counts, parameters.shares);
  progress('Drawing the counts again for the intervals', 0.5);
  const seed = input.recipe.seed ?? USUAL_SEED;
  const intervals = concentrationIntervals(counts, parameters.shares, seed, parameters.confidence);
  const holding = result.holding.map((one, i) => ({ ...one, interval: intervals[i]! }));
  const place = `${parameters.cellSize} m cells`;
  const flagged = flaggedCells(chosen, area, input.recipe.flagRules);
  return {
    sentence: sentenceOf(holding, result, place, noun),
    figures: [...holding.map((one) => holdingFigure(one, result, place, noun)), giniFigure(result)],
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
    table: tableOf(holding, place, noun),
    surface: null,
    explanation: EXPLANATION,
    assumptions: assumptionsOf(result, outside, flagged.size),
    cannotShow: [
      'Which places will be the fullest next year: places that were high by chance fall back.',
      'How concentrated it is by street: another size of place gives other shares.',
      'How concentrated the risk itself is: counts look more concentrated than the risk behind them, the more so the ' +
        'fewer there are, and the interval does not take that out.',
    ],
  };
}

function assumptionsOf({ places }: Concentration, outside: number, flagged: number): string[] {
  return [
    `All ${count(places)} cells whose centre lies in the site’s boundary count as places, empty ones too.`,
    'For the intervals, records come independently; where several victims are shot at once, the intervals are too narrow.',
    ...(outside > 0 ? [`${count(outside)} records lie outside these cells and are not counted.`] : []),
    ...(flagged > 0
      ? [
          `${count(flagged)} cells hold blocks that a rule flags (for example hospitals that collect walk-in victims).`,
        ]
      : []),
  ];
}

function sentenceOf(
  holding: readonly HoldingWithInterval[],
  { places, events }: Concentration,
  place: string,
  noun: string,
): string {
  const half = holding.reduce((best, one) =>
    Math.abs(one.share - 0.5) < Math.abs(best.share - 0.5) ? one : best,
  );
  return (
    `${percent(half.share)} of ${count(events)} ${noun} fell in ${finePercent(half.shareOfPlaces)} of places ` +
    `(${intervalWords(half.interval)}; ${count(half.places)} of ${count(places)} ${place}); ` +
    `chance alone would need ${count(half.placesAtRandom)}.`
  );
}

function intervalWords({ low, high, confidence }: Interval): string {
  return `${Math.round(confidence * 100)}% interval ${finePercent(low)} to ${finePercent(high)}`;
}

function holdingFigure(
  { share, shareOfPlaces, places: held, placesAtRandom, interval }: HoldingWithInterval,
  { events, places }: Concentration,
  place: string,
  noun: string,
): RunResult['figures'][number] {
  return {
    key: `cells-holding-${Math.round(share * 100)}`,
    label: `Share of ${place} that hold ${percent(share)} of ${noun}`,
    value: shareOfPlaces,
    unit: `of ${place}`,
    format: 'percent',
    low: interval.low,
    high: interval.high,
    level: interval.confidence,
    count: events,
    note: `${count(held)} of ${count(places)}; chance alone would need ${count(placesAtRandom)}.`,
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
    note:
      `The plain index is ${gini.toFixed(3)}; it calls empty places concentration when events are few. ` +
      'No interval of its own: the shares of places say the same with theirs.',
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

function tableOf(holding: readonly HoldingWithInterval[], place: string, noun: string): RunResult['table'] {
  return {
    caption: `Fewest ${place} that hold a share of ${noun}`,
    columns: [
      { key: 'share', label: `Share of ${noun}`, format: 'percent' },
      { key: 'places', label: capital(place), format: 'count' },
      { key: 'shareOfPlaces', label: 'Share of places', format: 'percent' },
      { key: 'low', label: 'Interval from', format: 'percent' },
      { key: 'high', label: 'Interval to', format: 'percent' },
      { key: 'atRandom', label: 'By chance alone', format: 'count' },
    ],
    rows: holding.map(({ share, places, shareOfPlaces, interval, placesAtRandom }) => ({
      share,
      places,
      shareOfPlaces,
      low: interval.low,
      high: interval.high,
      atRandom: Math.round(placesAtRandom),
    })),
  };
}
