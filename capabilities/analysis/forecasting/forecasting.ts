import { cellsOfShare, nijRules, StatisticsError } from '@psp/statistics';
import type {
  AreaRule,
  BacktestResult,
  FeedbackReport,
  ForecastPlaces,
  PeriodForecast,
  Settings,
} from '#capabilities/forecasts/contract.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { IncidentsData } from '../incidents-data.ts';
import { siteGrid } from '../methods/site-grid.ts';
import { siteGeography } from '../queries/site-geography.ts';
import { answerInThread } from '../running/answer-in-thread.ts';
import { codeVersion } from '../running/code-version.ts';
import type { ForecastMade, PastAccuracy } from './feedback.ts';
import type { ForecastInput } from './input.ts';
import { placesOfForecast } from './places.ts';
import type { Answered, ForecastTask } from './task.ts';

const WORKER = new URL('./forecast-worker.ts', import.meta.url);

export type ForecastRequest = { siteId: string; versionId: string; settings: Settings; namedCells: number };
export type { Answered, ForecastMade, PastAccuracy };

/** How many cells of this size the site has, and what naming this share of them comes to; `null` without a grid. */
export async function forecastArea(
  tx: Tx,
  siteId: string,
  { cellSize, share }: { cellSize: number; share: number },
): Promise<(AreaRule & { cellAllowed: boolean; totalAllowed: boolean }) | null> {
  const geography = await siteGeography(tx, siteId);
  try {
    const { grid, cells } = siteGrid(geography, cellSize);
    const namedCells = cellsOfShare(share, cells.length);
    const { cellSquareFeet, squareMiles, cellAllowed, totalAllowed } = nijRules(grid, namedCells);
    return { studyCells: cells.length, namedCells, cellSquareFeet, squareMiles, cellAllowed, totalAllowed };
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}

/** A forecast that no one has made yet, on the past. */
export function backtestForecast(
  database: Database,
  request: ForecastRequest,
  incidents: IncidentsData,
  signal: AbortSignal,
): Promise<Answered<BacktestResult>> {
  return inThread(database, request, incidents, signal, (input) => ({ kind: 'backtest', input }));
}

/** The cells of one period, from the days before it. */
export function forecastCells(
  database: Database,
  request: ForecastRequest & { period: { from: string; to: string } },
  incidents: IncidentsData,
  signal: AbortSignal,
): Promise<Answered<PeriodForecast>> {
  const { period } = request;
  return inThread(database, request, incidents, signal, (input) => ({ kind: 'name-cells', input, period }));
}

/** What came of the newest of these periods, and of all of them so far. */
export function forecastFeedback(
  database: Database,
  request: ForecastRequest & { made: readonly ForecastMade[]; past: PastAccuracy },
  incidents: IncidentsData,
  signal: AbortSignal,
): Promise<Answered<FeedbackReport>> {
  const { made, past } = request;
  return inThread(database, request, incidents, signal, (input) => ({ kind: 'feedback', input, made, past }));
}

/** A forecast’s cells as polygons of the site’s published grid. */
export async function forecastPlaces(
  tx: Tx,
  siteId: string,
  forecast: PeriodForecast,
  cellSize: number,
): Promise<ForecastPlaces> {
  return placesOfForecast(forecast, await siteGeography(tx, siteId), cellSize);
}

async function inThread<T>(
  database: Database,
  request: ForecastRequest,
  incidents: IncidentsData,
  signal: AbortSignal,
  taskOf: (input: ForecastInput) => ForecastTask,
): Promise<Answered<T>> {
  const input = await database.asSystem('a forecast reads the data version it rests on', (tx) =>
    readInput(tx, request, incidents),
  );
  return answerInThread(WORKER, taskOf(input), [input.records], signal);
}

async function readInput(
  tx: Tx,
  { siteId, versionId, settings, namedCells }: ForecastRequest,
  incidents: IncidentsData,
): Promise<ForecastInput> {
  const version = await incidents.version(tx, siteId, versionId);
  if (!version) throw new Error(`The site ${siteId} has no data version ${versionId}.`);
  const ruleIds = version.rules.map(({ id }) => id);
  return {
    settings,
    namedCells,
    firstDay: version.period.from,
    lastDay: version.dataDate ?? version.period.to,
    flagRules: version.rules,
    records: await incidents.records(tx, { siteId, versionId, unit: 'events', ruleIds }),
    geography: await siteGeography(tx, siteId),
    codeVersion,
  };
}
