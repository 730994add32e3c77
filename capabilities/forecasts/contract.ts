import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { BacktestResult, FeedbackReport, PeriodForecast } from './results/contract.ts';
import { personMoves } from './states.ts';

export * from './results/contract.ts';

/** What a forecast may be used for: help, repair and presence at places. */
export const purposes = {
  outreach: 'Outreach: workers speak with people at the places and offer services',
  'victim-services': 'Victim services: support after shootings is offered at the places',
  'lighting-and-repair': 'Lighting and repair: lights, vacant lots, broken doors, sightlines',
  'problem-solving': 'Place-based problem solving with owners, residents and city departments',
  'patrol-presence': 'Patrol presence, under the conditions written here',
} as const;
export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as Purpose[];

/** Named so that the refusal can say why; anything unlisted is refused as well. */
const refused: Record<string, string> = {
  stops:
    'A forecast of places is no reason to stop anyone: where more people are stopped more is recorded, and the forecast then feeds on itself.',
  arrests:
    'A forecast of places says nothing of any person, and arrests made because of it would come back as its data.',
  searches: 'A forecast of places gives no grounds to search anyone.',
};

/** Why a purpose can’t be served; `null` for one that can. */
export function refusalOf(purpose: string): string | null {
  if (Object.hasOwn(purposes, purpose)) return null;
  return refused[purpose] ?? `“${purpose}” is not a listed purpose: ${purposeNames.join(', ')}.`;
}

export const forecastMethods = ['counts', 'kde', 'decay'] as const;
export const ForecastMethod = z.enum(forecastMethods);
export type ForecastMethod = z.infer<typeof ForecastMethod>;

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const Day = z.iso.date();

/** What a backtest tests, and nothing else: a change of any of these needs a new one. */
export const Settings = z.object({
  outcome: z.string().min(1).max(60),
  cellSize: z.number().positive().describe('Width of a cell in metres.'),
  share: z.number().positive().lt(1).describe('Share of the site’s cells that a forecast names.'),
  method: ForecastMethod,
  bandwidth: z.number().min(50).max(2000).nullable().default(null).describe('Metres; kde and decay only.'),
  halfLife: z.number().min(1).max(730).nullable().default(null).describe('Days; decay only.'),
  horizonDays: z.number().int().min(7).max(90).default(28),
  trainDays: z.number().int().min(90).max(1825).default(730),
  testPeriods: z.number().int().min(4).max(52).default(13),
});
export type Settings = z.infer<typeof Settings>;

export const PlanDraft = Settings.extend({
  title: words(10, 160),
  purposes: z
    .array(z.string().min(1).max(40))
    .min(1)
    .max(10)
    .describe(`Of: ${purposeNames.join(', ')}.`),
  purpose: words(20, 2000).describe('What will be done at the places, by whom.'),
  patrolConditions: words(20, 1000).nullable().default(null),
  endsOn: Day,
}).strict();
export type PlanDraft = z.infer<typeof PlanDraft>;
export type PlanDraftInput = z.input<typeof PlanDraft>;
export const PlanChange = PlanDraft.extend({ revision: z.number().int() });
export type PlanChange = z.infer<typeof PlanChange>;

export const PlanState = z.enum([
  'draft',
  'backtested',
  'in-review',
  'returned',
  'signed-off',
  'live',
  'ended',
  'stopped',
]);

export const Backtest = z.object({
  id: z.uuid(),
  /** Whether it tested the settings as they stand. */
  isCurrent: z.boolean(),
  requestedAt: z.iso.datetime(),
  requestedBy: z.string(),
  dataLabel: z.string().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  resultHash: z.string().nullable(),
  failure: z.string().nullable(),
  result: BacktestResult.nullable(),
});
export type Backtest = z.infer<typeof Backtest>;

export const ForecastPeriod = z.object({
  id: z.uuid(),
  ordinal: z.number().int(),
  from: Day,
  to: Day,
  heldUp: z.string().nullable(),
  madeAt: z.iso.datetime().nullable(),
  dataLabel: z.string().nullable(),
  trainedThrough: Day.nullable(),
  forecast: PeriodForecast.nullable(),
  reportedAt: z.iso.datetime().nullable(),
  reportDataLabel: z.string().nullable(),
  report: FeedbackReport.nullable(),
});
export type ForecastPeriod = z.infer<typeof ForecastPeriod>;

/** The rules of the National Institute of Justice on size, as numbers people can check. */
export const AreaRule = z.object({
  studyCells: z.number().int(),
  namedCells: z.number().int(),
  cellSquareFeet: z.number(),
  squareMiles: z.number(),
});
export type AreaRule = z.infer<typeof AreaRule>;

export const PlanSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: PlanState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  outcome: z.string(),
  method: ForecastMethod,
  endsOn: Day,
  author: z.string(),
  /** The newest test’s sentence, if it tested the settings as they stand. */
  verdict: z.string().nullable(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const Plan = PlanSummary.omit({ verdict: true, outcome: true, method: true }).extend({
  draft: PlanDraft,
  area: AreaRule,
  revision: z.number().int(),
  signedBy: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  statement: z.string().nullable(),
  liveFrom: Day.nullable(),
  /** The newest backtest, also one that failed or runs. */
  backtest: Backtest.nullable(),
  periods: z.array(ForecastPeriod),
  iMade: z.array(z.string()),
  timeline: z.array(
    z.object({
      id: z.string(),
      move: z.string(),
      to: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type Plan = z.infer<typeof Plan>;

export const planList = pageOf(PlanSummary);
export const planListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([PlanState, z.array(PlanState)]).optional(),
});

export const PlanMoveRequest = z.strictObject({
  move: z.enum(personMoves),
  reason: z.string().max(2000).optional(),
});

/** What the form for a plan offers. */
export const PlanOptions = z.object({
  outcomes: z.array(z.object({ value: z.string(), label: z.string() })),
  dataLabel: z.string().nullable(),
  dataDate: Day.nullable(),
  /** Of the studied cells; `null` where the site has no published grid. */
  squareMetres: z.number().nullable(),
  latestEnd: Day,
});
export type PlanOptions = z.infer<typeof PlanOptions>;

const Ring = z.array(z.array(z.number()));
export const ForecastPlaces = z.object({
  type: z.literal('FeatureCollection'),
  boundary: z
    .union([
      z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
      z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
    ])
    .nullable()
    .describe('The site’s published boundary.'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.number().int(),
      geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
      properties: z.object({
        cell: z.number().int(),
        rank: z.number().int().nullable(),
        expected: z.number().nullable(),
        chosenBy: z.enum(['both', 'method', 'counts']),
      }),
    }),
  ),
});
export type ForecastPlaces = z.infer<typeof ForecastPlaces>;
