import type { Method } from './method.ts';
import { coverage } from './methods/coverage.ts';
import { dbscanMethod } from './methods/dbscan.ts';
import { eTestMethod } from './methods/e-test.ts';
import { forecast } from './methods/forecast.ts';
import { giStarMethod } from './methods/gi-star.ts';
import { gridCounts } from './methods/grid-counts.ts';
import { interrupted } from './methods/interrupted.ts';
import { interval } from './methods/interval.ts';
import { kde } from './methods/kde.ts';
import { knoxMethod } from './methods/knox.ts';
import { moranMethod } from './methods/moran.ts';
import { nausMethod } from './methods/naus.ts';
import { poissonZMethod } from './methods/poisson-z.ts';
import { segmentsMethod } from './methods/segments.ts';
import { spaceTimeScanMethod } from './methods/space-time-scan.ts';
import { survival } from './methods/survival.ts';
import { wdd } from './methods/wdd.ts';

/** Every method of the command line; adding one is adding its line. */
export const methods: Readonly<Record<string, Method>> = {
  'grid-counts': gridCounts,
  'gi-star': giStarMethod,
  moran: moranMethod,
  kde,
  dbscan: dbscanMethod,
  segments: segmentsMethod,
  coverage,
  forecast,
  knox: knoxMethod,
  'space-time-scan': spaceTimeScanMethod,
  'e-test': eTestMethod,
  wdd,
  naus: nausMethod,
  'poisson-z': poissonZMethod,
  interrupted,
  survival,
  interval,
};
