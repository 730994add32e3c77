import { z } from 'zod';

const count = z.number().int().nonnegative();
export const Day = z.iso.date();
export const Period = z.object({ from: Day, to: Day.describe('Included.') });
export type Period = z.infer<typeof Period>;

/** Where a count was expected to lie, and what led one to expect it. */
export const Band = z.object({
  expected: z.number(),
  low: count,
  high: count,
  level: z.number(),
  /** How many earlier periods of the same length it was made from. */
  periods: count,
  /** The earlier periods vary more than chance would; the band is widened by that. */
  overdispersed: z.boolean(),
});
export type Band = z.infer<typeof Band>;
export const Position = z.enum(['below', 'within', 'above']);
export type Position = z.infer<typeof Position>;

const Counted = z.object({
  count,
  /** Exact interval of the count: what chance alone would make of it. */
  low: z.number(),
  high: z.number(),
  /** People shot in these incidents; plain, without an interval of its own. */
  victims: count,
});

/** The last days up to the end of the week, against periods of the same length in the year before. */
export const RecentCount = Counted.extend({
  days: count,
  period: Period,
  band: Band.nullable(),
  position: Position.nullable(),
});
export type RecentCount = z.infer<typeof RecentCount>;

export const YearToDate = Counted.extend({
  year: count,
  period: Period,
  earlier: z.array(z.object({ year: count, count })),
  band: Band,
  position: Position,
  /** Change against the same days of last year in units of chance; beyond 3 it is notable. */
  lastYear: z.object({ count, z: z.number(), notable: z.boolean() }),
});
export type YearToDate = z.infer<typeof YearToDate>;

export const Week = z.object({ from: Day, count, low: count, high: count });
export type Week = z.infer<typeof Week>;

export const PlaceChange = z.object({
  place: z.string(),
  before: count,
  after: count,
  /** E-test of the two counts. */
  p: z.number(),
  /** Called a change after allowing for all the places that were tested. */
  stands: z.boolean(),
  /** Why the place is to be read with care (a hospital's block), if it is. */
  care: z.string().nullable(),
});
export type PlaceChange = z.infer<typeof PlaceChange>;

export const PlaceComparison = z.object({
  kind: z.enum(['district', 'cell']),
  /** Side of a cell in metres. */
  cellSize: z.number().nullable(),
  before: Period,
  after: Period,
  tested: count,
  /** Places with too few incidents in both periods for any change to be told from chance. */
  tooFew: count,
  /** Incidents that could not be placed. */
  unplaced: count,
  /** Of the changes called, at most this share is expected to be false. */
  level: z.number(),
  /** Every change that stands, then the places that changed most. */
  places: z.array(PlaceChange),
});
export type PlaceComparison = z.infer<typeof PlaceComparison>;

/** How often the rule would raise an alert though nothing had changed: measured, not assumed. */
export const FalseAlarms = z.object({
  perYear: z.number(),
  low: z.number(),
  high: z.number(),
  years: count.describe('Simulated years at the level of the series, with nothing changing.'),
  seed: z.number(),
});
export type FalseAlarms = z.infer<typeof FalseAlarms>;

export const Episode = z.object({
  direction: z.enum(['above', 'below']),
  /** The first days of the first and of the last week outside the band. */
  firstWeek: Day,
  lastWeek: Day,
  count,
  low: count,
  high: count,
  expected: z.number(),
});
export type Episode = z.infer<typeof Episode>;

/** A declared series: weekly shootings of the whole site or of one district. */
export const WatchedSeries = z.object({
  key: z.string(),
  label: z.string(),
  weeklyMean: z.number(),
  level: z.number(),
  weeks: z.array(Week),
  falseAlarms: FalseAlarms,
  /** Set while the bulletin's week lies outside the band. */
  episode: Episode.nullable(),
});
export type WatchedSeries = z.infer<typeof WatchedSeries>;

export const NearRepeat = z.object({
  period: Period,
  /** Shootings with a place; those of flagged blocks are left out. */
  events: count,
  permutations: count,
  seed: z.number(),
  bands: z.array(
    z.object({
      metres: z.string(),
      days: z.string(),
      pairs: count,
      expected: z.number(),
      p: z.number(),
      /** More pairs than chance, with the false discoveries of all bands held to 5 %. */
      stands: z.boolean(),
    }),
  ),
  windowMetres: z.number(),
  /** How long a window stays open; null where no near-repeat pattern stands. */
  windowDays: z.number().nullable(),
  windows: z.array(z.object({ place: z.string(), since: Day, until: Day })),
});
export type NearRepeat = z.infer<typeof NearRepeat>;

/** What analysis computes for one site, week and data version: the same three always give the same figures. */
export const BulletinFigures = z.object({
  week: Period,
  /** What is counted, in the plural. */
  noun: z.string(),
  used: count,
  setAside: z.array(z.object({ reason: z.string(), count })),
  recent: z.array(RecentCount),
  yearToDate: YearToDate.nullable(),
  weeks: z.array(Week),
  places: z.array(PlaceComparison),
  /** Null where too few shootings have a place. */
  nearRepeat: NearRepeat.nullable(),
  watched: z.array(WatchedSeries),
  codeVersion: z.string(),
});
export type BulletinFigures = z.infer<typeof BulletinFigures>;

/** The data that a bulletin of a site would rest on today. */
export type DataForBulletin = {
  versionId: string;
  label: string;
  /** Data of this day and later can't be whole. */
  takenOn: string;
  firstDay: string;
};

export type FiguresRequest = { siteId: string; versionId: string; week: Period };

/** How far the data of a version can be trusted, in the numbers a reader of the bulletin needs. */
export const DataQuality = z.object({
  /** Data of this day and later can't be whole. */
  takenOn: Day,
  lastDay: Day.nullable(),
  acceptedAt: z.string(),
  rowsRead: count,
  rowsSetAside: count,
  /** How many versions the site has accepted of this source. */
  versions: count,
  /** How long after it happened a shooting first appeared; unknown while there is one version. */
  arrivals: z.array(z.object({ label: z.string(), victims: count })).nullable(),
});
export type DataQuality = z.infer<typeof DataQuality>;
