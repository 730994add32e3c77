import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import type { EndingColumns } from './ending-reader.ts';
import type { PlaceColumns } from './place-reader.ts';
import { readDate, type Selection } from './row-filter.ts';

/** The options that say which rows of a file are meant and where they lie, as they were typed. */
export type DataOptions = {
  x?: string;
  y?: string;
  lon?: string;
  lat?: string;
  crs?: string;
  t?: string;
  event?: string;
  cause?: string;
  distinct?: string;
  where?: string[];
  before?: string;
};

export type DataRequest = {
  place: PlaceColumns | undefined;
  selection: Selection;
  /** Columns that say whether a case ended in an event, and in which. */
  ending: EndingColumns;
};

export function readDataOptions(options: DataOptions): Outcome<DataRequest> {
  const epsg = readProjection(options.crs);
  if (!epsg.ok) return epsg;
  const place = readPlace(options, epsg.value);
  if (!place.ok) return place;
  const selection = readSelection(options);
  if (!selection.ok) return selection;
  const ending = { event: options.event, cause: options.cause };
  return succeed({ place: place.value, selection: selection.value, ending });
}

function readProjection(crs: string | undefined): Outcome<number | null> {
  if (crs === undefined) return succeed(null);
  const epsg = /^(?:EPSG:)?(\d+)$/i.exec(crs.trim())?.[1];
  const isUtm = epsg !== undefined && /^32[67](?:0[1-9]|[1-5]\d|60)$/.test(epsg);
  if (isUtm) return succeed(Number(epsg));
  return refuse(
    `--crs ${crs} is not a WGS 84 UTM zone.`,
    'Give EPSG:326NN in the north or EPSG:327NN in the south, NN being the zone, for example EPSG:32618.',
  );
}

function readPlace(options: DataOptions, epsg: number | null): Outcome<PlaceColumns | undefined> {
  const { x, y, lon, lat } = options;
  const hasDegrees = lon !== undefined || lat !== undefined;
  const hasMetres = x !== undefined || y !== undefined;
  if (hasDegrees && hasMetres) {
    return refuse('Both degrees and metres are named.', 'Give --lon and --lat, or --x and --y.');
  }
  if (hasDegrees) return readDegrees(lon, lat, epsg);
  if (!hasMetres) return succeed(undefined);
  if (x === undefined || y === undefined) return refuse('One of --x and --y is missing.', 'Give both.');
  return succeed({ unit: 'metres', x, y, epsg });
}

function readDegrees(
  lon: string | undefined,
  lat: string | undefined,
  epsg: number | null,
): Outcome<PlaceColumns> {
  if (lon === undefined || lat === undefined)
    return refuse('One of --lon and --lat is missing.', 'Give both.');
  if (epsg === null) {
    return refuse(
      'Longitude and latitude must be projected before distances mean anything.',
      'Name the projection with --crs, for example --crs EPSG:32618.',
    );
  }
  return succeed({ unit: 'degrees', lon, lat, epsg });
}

function readSelection({ t, distinct, where = [], before }: DataOptions): Outcome<Selection> {
  const conditions = where.map(readCondition);
  const unclear = conditions.find((condition) => !condition.ok);
  if (unclear && !unclear.ok) return unclear;
  const wanted = conditions.flatMap((condition) => (condition.ok ? [condition.value] : []));
  if (before === undefined) return succeed({ t, distinct, where: wanted, before: null });
  if (t === undefined) return refuse('--before needs a date in each row.', 'Name its column with --t.');
  const moment = readDate(before.trim());
  if (typeof moment === 'number') return succeed({ t, distinct, where: wanted, before: moment });
  return refuse(`--before ${before} is not a date.`, 'Write it as year-month-day, for example 2025-01-01.');
}

/** The value may hold further equals signs; a column name that does can’t be asked for. */
function readCondition(written: string): Outcome<{ column: string; value: string }> {
  const at = written.indexOf('=');
  if (at > 0) return succeed({ column: written.slice(0, at).trim(), value: written.slice(at + 1).trim() });
  return refuse(
    `--where ${written} is no condition.`,
    'Write it as COLUMN=VALUE, for example --where fatal=true.',
  );
}

function refuse(problem: string, mend: string) {
  return failWith('analyze.option-missing', { problem, mend });
}
