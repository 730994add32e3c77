/**
 * Place-based crime statistics: no I/O, no clock, no randomness without a seed. Coordinates are projected metres,
 * days are day numbers, arrays are typed, inputs are never changed. What cannot be answered is refused with a
 * `StatisticsError` that names the mend.
 */
export { type Aoristic, aoristic, HOURS_A_WEEK } from './aoristic/aoristic.ts';
export { cellOutlines, type Patch } from './clusters/cell-outlines.ts';
export { convexHull } from './clusters/convex-hull.ts';
export { type Clusters, dbscan } from './clusters/dbscan.ts';
export { type ClusterOutline, clusterOutlines } from './clusters/outlines.ts';
export { boundaryCorrected, shareInside } from './density/boundary-correction.ts';
export { type DualDensity, dualDensity } from './density/dual-density.ts';
export { type Kernel, kernelDensity } from './density/kernel-density.ts';
export { refuse, StatisticsError, type StatisticsErrorCode, statisticsErrors } from './errors.ts';
export {
  type DifferenceInDifferences,
  type DifferenceOptions,
  differenceInDifferences,
  type PanelEffect,
} from './evaluation/difference-in-differences.ts';
export { eTest } from './evaluation/e-test.ts';
export type { Effect } from './evaluation/effect.ts';
export { type InterruptedSeries, interruptedTimeSeries } from './evaluation/interrupted-time-series.ts';
export type { Panel } from './evaluation/panel.ts';
export {
  type PlaceboRuns,
  type SyntheticControl,
  type SyntheticDesign,
  syntheticControl,
  syntheticControlWithPlacebos,
} from './evaluation/synthetic-control.ts';
export {
  type BeforeAfter,
  type DifferenceEstimate,
  type DisplacementDesign,
  type DisplacementDifference,
  harmWeightedDifference,
  weightedDisplacementDifference,
} from './evaluation/weighted-displacement-difference.ts';
export { type Accuracy, forecastAccuracy } from './forecast/accuracy.ts';
export {
  type AccuracyIntervals,
  accuracyWithIntervals,
  type DatedPoints,
  type Resampling,
} from './forecast/accuracy-intervals.ts';
export { cellsOfShare, highestCells } from './forecast/forecast-rank.ts';
export {
  decayingDensity,
  eventsDuring,
  type Forecaster,
  type Period,
  priorCounts,
  priorDensity,
} from './forecast/forecasters.ts';
export { type NijCheck, nijRules } from './forecast/nij-rules.ts';
export { randomBaseline } from './forecast/random-baseline.ts';
export {
  type Backtest,
  type BacktestResult,
  type ForecasterResult,
  PRIOR_COUNTS,
  walkForward,
} from './forecast/walk-forward.ts';
export { type Area, cellsWithin, wholeGrid } from './grids/area.ts';
export { type Concentration, concentration, type Holding } from './grids/concentration.ts';
export { concentrationIntervals } from './grids/concentration-interval.ts';
export { countPoints, type GridCounts } from './grids/count-points.ts';
export { gini, giniAdjusted, lorenz } from './grids/gini.ts';
export { cellAt, cellCentre, type Grid } from './grids/grid.ts';
export { distanceBandNeighbours, type Neighbours, queenNeighbours } from './grids/neighbours.ts';
export { peak } from './grids/peak.ts';
export { benjaminiHochberg } from './inference/benjamini-hochberg.ts';
export { type Generator, seededGenerator } from './inference/generator.ts';
export { normalQuantile, normalUpperTail, twoSidedP } from './inference/normal.ts';
export { monteCarloP, type Runs, shuffle, sliceRuns } from './inference/permutation.ts';
export { poissonDraw } from './inference/poisson-draw.ts';
export { studentQuantile, twoSidedStudentP } from './inference/student.ts';
export { generalG } from './local/general-g.ts';
export { gi, giStar, type LocalZ } from './local/getis-ord.ts';
export { type HotSpots, hotSpots } from './local/hot-spots.ts';
export { type LocalMoran, localMoran, type Pattern } from './local/local-moran.ts';
export { type Moran, moran } from './local/moran.ts';
export { type Costs, straightLines } from './location/costs.ts';
export { type Coverage, coverageWithin } from './location/coverage.ts';
export type { Covering } from './location/covering.ts';
export { type CoveringProgram, coveringProgram } from './location/covering-program.ts';
export { type ExactCovering, exactCovering } from './location/exact-covering.ts';
export { expectedResponse, type Response } from './location/expected-response.ts';
export { greedyCovering } from './location/greedy-covering.ts';
export { type Median, pMedian } from './location/p-median.ts';
export { bandLabels, bandOf, type Closed } from './near-repeat/bands.ts';
export { type Chain, type NearRepeatChains, nearRepeatChains } from './near-repeat/chains.ts';
export { type Knox, type KnoxTally, knox, knoxPermutations, knoxResult } from './near-repeat/knox.ts';
export { type KnoxBands, type KnoxPairs, knoxPairs } from './near-repeat/knox-pairs.ts';
export { acceptOutcome, type Outcome, outcomes } from './outcomes.ts';
export { type AreaGeometry, type Polygon, projectPolygon } from './projection/polygon.ts';
export { type LonLat, type Points, projectToUtm, unprojectFromUtm } from './projection/utm.ts';
export { clopperPearson } from './rates/clopper-pearson.ts';
export { garwood } from './rates/garwood.ts';
export type { Interval } from './rates/interval.ts';
export {
  type DirectlyStandardised,
  directlyStandardisedRate,
  type IndirectlyStandardised,
  indirectlyStandardisedRate,
  type Strata,
} from './rates/standardised-rate.ts';
export { wilson } from './rates/wilson.ts';
export type { CountRegression } from './regression/count-regression.ts';
export type { Columns } from './regression/design.ts';
export { type LeastSquares, leastSquares } from './regression/least-squares.ts';
export { type LinearRegression, linearRegression } from './regression/linear-regression.ts';
export type { CountModel } from './regression/log-linear-fit.ts';
export {
  type NegativeBinomialRegression,
  negativeBinomialRegression,
} from './regression/negative-binomial-regression.ts';
export { poissonRegression } from './regression/poisson-regression.ts';
export { clustered, type Fitted, neweyWest } from './regression/robust-covariance.ts';
export {
  type CircleReach,
  type CircularScan,
  circularScan,
  circularScanMaxima,
  circularScanPlaces,
  circularScanResult,
  type Places,
  type SpatialCluster,
} from './scan/circular-poisson.ts';
export { logLikelihoodRatio } from './scan/likelihood.ts';
export type { PlaceCircles } from './scan/place-circles.ts';
export {
  type ScanCases,
  type ScanReach,
  type SpaceTimeCluster,
  type SpaceTimeScan,
  scanCases,
  scanMaxima,
  scanResult,
  spaceTimeScan,
} from './scan/space-time-permutation.ts';
export { indexSegments, type SegmentIndex } from './segments/segment-index.ts';
export type { Segments } from './segments/segments.ts';
export { countOnSegments, type Snapped, snapToSegments } from './segments/snap.ts';
export { averageRunLength, type RunLength, type RunLengthDesign } from './series/average-run-length.ts';
export {
  type CivilDate,
  civilDate,
  dayNumber,
  formatDay,
  formatMonth,
  monthNumber,
  parseDay,
  sameDayOfYear,
} from './series/calendar.ts';
export {
  type ChartOptions,
  type ChartPoint,
  type ControlChart,
  controlChartOfCounts,
  controlChartOfRates,
} from './series/control-chart.ts';
export { type EwmaOptions, ewmaChart } from './series/ewma-chart.ts';
export { type ExpectedCount, expectedCount } from './series/expected-count.ts';
export { type Month, monthlyCounts, monthlySeries } from './series/monthly.ts';
export { naus } from './series/naus.ts';
export { NOTABLE_Z, poissonZ } from './series/poisson-z.ts';
export {
  type DelayedEvents,
  type Nowcast,
  type NowcastMonth,
  reportingDelayNowcast,
} from './series/reporting-delay.ts';
export { requireMonthsCovered } from './series/require-months-covered.ts';
export { type SeasonalTrend, seasonalTrend } from './series/seasonal-trend.ts';
export { type YearToDate, yearToDate } from './series/year-to-date.ts';
export {
  aalenJohansen,
  type CompetingRisks,
  type CumulativeIncidence,
} from './survival/aalen-johansen.ts';
export { kaplanMeier, type SurvivalCurve } from './survival/kaplan-meier.ts';
export { type LogRank, logRank } from './survival/log-rank.ts';
export { type PersonTimeRate, personTimeRate } from './survival/person-time-rate.ts';
