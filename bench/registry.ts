import type { Benchmark } from './measurement.ts';

/** Every benchmark of the system; adding one is adding its line. Each is loaded when it is asked for. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  import: async () => (await import('./import.ts')).importAgainstCopy(),
  'rls-list': async () => (await import('./rls-list.ts')).rlsList(),
  portfolio: async () => (await import('./portfolio.ts')).portfolio(),
  start: async () => (await import('./start.ts')).start(),
  'page-weight': async () => (await import('./page-weight.ts')).demoPageWeight(),
  kernels: async () => (await import('./kernels.ts')).kernelsTogether(),
  knox: async () => (await import('./knox.ts')).knoxAgainstTwin(),
  scan: async () => (await import('./scan.ts')).scanAgainstTwin(),
  kde: async () => (await import('./kde.ts')).kernelDensitySpeed(),
  'gi-star': async () => (await import('./gi-star.ts')).giStarSpeed(),
  dbscan: async () => (await import('./dbscan.ts')).dbscanSpeed(),
  segments: async () => (await import('./segments.ts')).segmentsSpeed(),
  workbench: async () => (await import('./workbench.ts')).workbench(),
  coverage: async () => (await import('./coverage.ts')).coverageSpeed(),
  'case-page': async ({ scale }) => (await import('./cases.ts')).casePage(scale),
  'case-search': async ({ scale }) => (await import('./cases.ts')).caseSearch(scale),
  'case-ingest': async ({ scale }) => (await import('./cases.ts')).caseIngest(scale),
};
