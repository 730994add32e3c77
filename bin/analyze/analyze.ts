import { readFileSync } from 'node:fs';
import { StatisticsError } from '@psp/statistics';
import { FailureError, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import type { EndingColumns } from './ending-reader.ts';
import type { CaseMethod, CountMethod, EventData, FileMethod, Results } from './method.ts';
import { methods } from './methods.ts';
import type { PlaceColumns } from './place-reader.ts';
import { readCases } from './read-cases.ts';
import { readParameters } from './read-parameters.ts';
import { readPoints } from './read-points.ts';
import type { Selection } from './row-filter.ts';
import type { SetAside } from './set-aside.ts';

export type AnalysisRequest = {
  method: string;
  file?: string | undefined;
  place?: PlaceColumns | undefined;
  selection: Selection;
  ending?: EndingColumns | undefined;
  params?: string | undefined;
};

/** What every analysis says beside its results; `rows` is there when a file was read. */
export type Analysis = {
  method: string;
  version: string;
  n: number;
  setAside: SetAside;
  rows?: { read: number; notSelected: number };
  parameters: object;
  /** `null` where nothing is random. */
  seed: number | null;
  /** The calculation alone; reading the file is not counted. */
  seconds: number;
} & Results;

const libraryPackage = new URL('../../statistics/package.json', import.meta.url);

export async function analyze(request: AnalysisRequest): Promise<Outcome<Analysis>> {
  const method = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!method) {
    return failWith('analyze.method-unknown', { method: request.method, available: Object.keys(methods) });
  }
  const parameters = await readParameters(request.params, method.parameters, method.takes);
  if (!parameters.ok) return parameters;
  try {
    if (method.works === 'on counts') return await analyzeCounts(request, method, parameters.value);
    if (method.works === 'on cases') return await analyzeCases(request, method, parameters.value);
    return await analyzeFile(request, method, parameters.value);
  } catch (error) {
    return refusalOf(error);
  }
}

async function analyzeFile(
  { method: name, file, place, selection }: AnalysisRequest,
  method: FileMethod<object>,
  parameters: object,
): Promise<Outcome<Analysis>> {
  if (file === undefined) return missing(`${name} needs a file of events.`, `For example: ${method.example}`);
  if (method.works !== 'on dates' && !place) {
    return missing(
      `${name} needs to know where the events lie.`,
      'Give --lon, --lat and --crs, or --x and --y for metres.',
    );
  }
  if (method.works !== 'on points' && selection.t === undefined) {
    return missing(
      `${name} needs to know when the events happened.`,
      'Name the column of the date with --t.',
    );
  }
  const wanted = method.works === 'on dates' ? undefined : place;
  const read = await readPoints(file, wanted, { ...selection, withClock: asksForClock(parameters) });
  if (!read.ok) return read;
  const { data, rowsRead, notSelected, setAside } = read.value;
  const { results, seconds } = await timed(() => method.run({ ...data, place: wanted }, parameters));
  const rows = { read: rowsRead, notSelected };
  return succeed({ ...told(name, sizeOf(data), parameters, seconds), setAside, rows, ...results });
}

async function analyzeCases(
  { method: name, file, selection, ending }: AnalysisRequest,
  method: CaseMethod<object>,
  parameters: object,
): Promise<Outcome<Analysis>> {
  const { t, before, ...chosen } = selection;
  if (file === undefined) return missing(`${name} needs a file of cases.`, `For example: ${method.example}`);
  if (t === undefined) {
    return missing(`${name} needs to know how long each case was followed.`, 'Name its column with --t.');
  }
  if (!ending?.event && !ending?.cause) {
    return missing(`${name} needs to know what ended each case.`, 'Name its column with --event or --cause.');
  }
  if (before !== null) return missing('--before takes dates; here --t holds durations.', 'Leave it out.');
  const read = await readCases(file, { t, ...ending }, { ...chosen, before: null });
  if (!read.ok) return read;
  const { data, rowsRead, notSelected, setAside } = read.value;
  const { results, seconds } = await timed(() => method.run(data, parameters));
  const rows = { read: rowsRead, notSelected };
  return succeed({ ...told(name, data.times.length, parameters, seconds), setAside, rows, ...results });
}

/** Dates alone unless the method's `times` is true: most files know the day better than the hour. */
function asksForClock(parameters: object): boolean {
  return 'times' in parameters && parameters.times === true;
}

/** Without places there are times alone, and the other way round. */
function sizeOf({ points, times }: EventData): number {
  return Math.max(points.x.length, times.length);
}

async function analyzeCounts(
  { method: name, file }: AnalysisRequest,
  method: CountMethod<object>,
  parameters: object,
): Promise<Outcome<Analysis>> {
  if (file !== undefined) return missing(`${name} reads no file.`, `Give its counts: ${method.takes}.`);
  const { results, seconds } = await timed(() => method.run(parameters));
  return succeed({ ...told(name, method.n(parameters), parameters, seconds), ...results });
}

function told(method: string, n: number, parameters: object, seconds: number) {
  return {
    method,
    version: libraryVersion(),
    n,
    setAside: {},
    parameters,
    seed: seedOf(parameters),
    seconds,
  };
}

function seedOf(parameters: object): number | null {
  return 'seed' in parameters && typeof parameters.seed === 'number' ? parameters.seed : null;
}

function libraryVersion(): string {
  return (JSON.parse(readFileSync(libraryPackage, 'utf8')) as { version: string }).version;
}

async function timed(run: () => Promise<Results> | Results): Promise<{ results: Results; seconds: number }> {
  const started = performance.now();
  const results = await run();
  return { results, seconds: (performance.now() - started) / 1000 };
}

function missing(problem: string, mend: string) {
  return failWith('analyze.option-missing', { problem, mend });
}

function refusalOf(error: unknown): Outcome<never> {
  if (error instanceof FailureError) return { ok: false, failure: error.failure };
  if (!(error instanceof StatisticsError)) throw error;
  return failWith('analyze.refused', { problem: error.message, mend: error.mend });
}
