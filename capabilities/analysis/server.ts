import type { z } from 'zod';
import type { BulletinFigures, DataForBulletin, FiguresRequest } from '#capabilities/bulletins/contract.ts';
import { districtsOfVersion } from '#capabilities/incidents/server.ts';
import type { PublishableFindingInput } from '#capabilities/publishing/contract.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Capability } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { dataForBulletin, bulletinFigures as figuresOf } from './bulletin-figures/bulletin-figures.ts';
import { analysisOn } from './capability.ts';
import { startAnalysisIn } from './commands/start-analysis.ts';
import {
  type AnalysisOptions,
  type Period,
  RecipeDraft,
  type RecipeDraftInput,
  type Run,
  type Started,
} from './contract.ts';
import { loadDemoAnalysis } from './demo.ts';
import * as forecasting from './forecasting/forecasting.ts';
import type { VersionForAnalysis } from './incidents-data.ts';
import { incidentsDoor } from './incidents-door.ts';
import {
  type MeasuresRead,
  type MeasuresRequest,
  readMeasures as measuresOf,
} from './plan-measures/read-measures.ts';
import { analysisOptions } from './queries/analysis-options.ts';
import { findRun } from './queries/find-analysis.ts';
import { findingForPublication as forPublication } from './queries/finding-for-publication.ts';
import { type FindingForPlan, findingsForPlans as forPlans } from './queries/findings-for-plans.ts';

/** For whoever reports how long something takes: medians in which what is still open counts. */
export { type Duration, type TimesToEvent, timesToEvent } from './times-to-event.ts';

export type AnalysisChoices = {
  outcomes: AnalysisOptions['outcomes'];
  districts: string[];
  dataPeriod: Period | null;
};

export const analysis: Capability = { ...analysisOn(incidentsDoor), demo: loadDemoAnalysis };

/** For publishing, which freezes what it is given: a published finding with everything its page and trace need. */
export function findingForPublication(tx: Tx, id: string): Promise<PublishableFindingInput | null> {
  return forPublication(tx, id, incidentsDoor);
}

/** For whoever analyses on schedule: the site’s newest data version and how far it reaches. */
export async function currentDataVersion(tx: Tx, siteId: string): Promise<VersionForAnalysis | null> {
  return (await incidentsDoor.currentVersions(tx, siteId))[0] ?? null;
}

/** For evaluation, which asks on the day a registered design names, on behalf of its author. */
export function startAnalysis(
  tx: Tx,
  siteId: string,
  draft: RecipeDraftInput,
  { onBehalfOf, year }: { onBehalfOf: string; year: number },
): Promise<Outcome<z.infer<typeof Started>>> {
  return startAnalysisIn(tx, siteId, RecipeDraft.parse(draft), incidentsDoor, year, onBehalfOf);
}

/** A run with its recipe and, once it has finished, its result. */
export function analysisRun(tx: Tx, target: { siteId: string; id: string }): Promise<Run | null> {
  return findRun(tx, target);
}

/** What a question at the site can choose from: outcomes, the districts of the data, and its period. */
export async function analysisChoices(tx: Tx, siteId: string): Promise<AnalysisChoices> {
  const { outcomes, versions } = await analysisOptions(tx, siteId, incidentsDoor);
  const [current] = versions;
  return {
    outcomes,
    districts: current ? await districtsOfVersion(tx, current.id) : [],
    dataPeriod: current?.period ?? null,
  };
}

/** For bulletins: what a site’s bulletin would rest on today. */
export function bulletinData(tx: Tx, siteId: string): Promise<DataForBulletin | null> {
  return dataForBulletin(tx, siteId, incidentsDoor);
}

/** For bulletins, which draft themselves: the figures of a site’s week, computed in a thread of their own. */
export function bulletinFigures(
  database: Database,
  request: FiguresRequest,
  signal: AbortSignal,
): Promise<BulletinFigures> {
  return figuresOf(database, request, incidentsDoor, signal);
}

/** For plans: the findings a problem can rest on, each with how sure it is and the data it was read from. */
export function findingsForPlans(tx: Tx, siteId: string): Promise<FindingForPlan[]> {
  return forPlans(tx, siteId, incidentsDoor);
}

/** For plans, whose goals name measures: what they come to on the site’s newest data, each with its interval. */
export function readMeasures(
  database: Database,
  request: MeasuresRequest,
  signal: AbortSignal,
): Promise<MeasuresRead | null> {
  return measuresOf(database, request, incidentsDoor, signal);
}

/** For forecasts: what naming a share of the site’s published grid comes to, and its cells as polygons. */
export { type ForecastMade, forecastArea, forecastPlaces } from './forecasting/forecasting.ts';
/** For research, which counts what an extract keeps of places. */
export { type ConcentrationOnGrid, concentrationOnGrid } from './methods/concentration-on-grid.ts';
/** For cases, whose figures become findings like any other: asked here, answered there. */
export { answerBrought, type BroughtAnswer, startBroughtIn } from './running/brought-run.ts';

/** For forecasts: a plan on the past, period by period, in a thread of its own. */
export function backtestForecast(
  database: Database,
  request: forecasting.ForecastRequest,
  signal: AbortSignal,
): ReturnType<typeof forecasting.backtestForecast> {
  return forecasting.backtestForecast(database, request, incidentsDoor, signal);
}

/** For forecasts: the cells of a period, from the days before it alone. */
export function forecastCells(
  database: Database,
  request: Parameters<typeof forecasting.forecastCells>[1],
  signal: AbortSignal,
): ReturnType<typeof forecasting.forecastCells> {
  return forecasting.forecastCells(database, request, incidentsDoor, signal);
}

/** For forecasts: what came of the periods so far. */
export function forecastFeedback(
  database: Database,
  request: Parameters<typeof forecasting.forecastFeedback>[1],
  signal: AbortSignal,
): ReturnType<typeof forecasting.forecastFeedback> {
  return forecasting.forecastFeedback(database, request, incidentsDoor, signal);
}
