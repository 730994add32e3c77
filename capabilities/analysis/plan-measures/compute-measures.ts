import { clopperPearson, concentrationIntervals, countPoints, garwood, parseDay } from '@psp/statistics';
import type { FrozenRule, Period } from '../contract.ts';
import { chooseRecords } from '../methods/choose-records.ts';
import type { Records, SiteGeography } from '../methods/method.ts';
import { USUAL_SEED } from '../methods/seed.ts';
import { siteGrid } from '../methods/site-grid.ts';

/** What is measured, as a plan's catalogue of measures declares it. */
export type MeasureOf =
  | { kind: 'count'; unit: 'events' | 'victims'; outcome: 'shooting' | 'homicide' | 'nonfatal-shooting' }
  | { kind: 'fatal-share' }
  | { kind: 'concentration'; share: number; cellSize: number };

export type MeasureAsked = { key: string; of: MeasureOf; period: Period };

export type MeasureRead = {
  key: string;
  period: Period;
  value: number;
  low: number;
  high: number;
  level: number;
  /** How many people or events stand behind it. */
  counted: number;
  method: string;
};

export type MeasuresInput = {
  asked: readonly MeasureAsked[];
  flagRules: readonly FrozenRule[];
  events: Records;
  victims: Records;
  geography: SiteGeography;
};

const LEVEL = 0.95;
const DAYS_A_YEAR = 365.25;

/** Each measure over its period, with its interval; one that the data can't answer is left out. Pure. */
export function computeMeasures(input: MeasuresInput): MeasureRead[] {
  return input.asked.flatMap((asked) => {
    const read = readOne(input, asked);
    return read ? [{ ...read, key: asked.key, period: asked.period, level: LEVEL }] : [];
  });
}

type Read = Pick<MeasureRead, 'value' | 'low' | 'high' | 'counted' | 'method'>;

function readOne(input: MeasuresInput, { of, period }: MeasureAsked): Read | null {
  if (of.kind === 'count') return countAYear(choose(input, of.unit, of.outcome, period), period);
  if (of.kind === 'fatal-share') return fatalShare(choose(input, 'victims', 'shooting', period));
  return placesHolding(input, of, period);
}

function choose(
  { flagRules, geography, ...input }: MeasuresInput,
  unit: 'events' | 'victims',
  outcome: 'shooting' | 'homicide' | 'nonfatal-shooting',
  period: Period,
): Records {
  const recipe = {
    ...{ question: '', method: 'trend' as const, unit, parameters: {}, seed: null, flagRules },
    filter: { outcome, period, districts: [] },
  };
  const asked = { recipe, records: input[unit], geography, dataDate: null };
  return chooseRecords(asked, { needsPoint: false }).records;
}

function countAYear({ days }: Records, { from, to }: Period): Read {
  const years = (parseDay(to) - parseDay(from) + 1) / DAYS_A_YEAR;
  const counted = days.length;
  const { estimate, low, high } = garwood(counted, years, LEVEL);
  return {
    ...{ value: estimate, low, high, counted },
    method: 'Counted over the period and brought to a year; exact Poisson interval (Garwood)',
  };
}

function fatalShare({ fatal }: Records): Read | null {
  if (fatal.length === 0) return null;
  const died = fatal.reduce((sum, one) => sum + one, 0);
  const { estimate, low, high } = clopperPearson(died, fatal.length, LEVEL);
  return {
    ...{ value: estimate, low, high, counted: died },
    method: 'Share of the shooting victims of the period; exact binomial interval (Clopper–Pearson)',
  };
}

function placesHolding(
  input: MeasuresInput,
  { share, cellSize }: { share: number; cellSize: number },
  period: Period,
): Read | null {
  if (!input.geography.gridOrigin) return null;
  const { counts } = countPoints(
    choose(input, 'events', 'shooting', period),
    siteGrid(input.geography, cellSize),
  );
  const counted = counts.reduce((sum, one) => sum + one, 0);
  if (counted === 0) return null;
  const [interval] = concentrationIntervals(counts, [share], USUAL_SEED, LEVEL);
  const { estimate, low, high } = interval!;
  return {
    ...{ value: estimate, low: Math.min(low, estimate), high: Math.max(high, estimate), counted },
    method: `Fewest ${cellSize} m cells that hold the share; interval from 1,000 periods drawn again`,
  };
}
