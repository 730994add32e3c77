import type { Database, Tx } from '#platform/database/database.ts';
import type { Period } from '../contract.ts';
import type { IncidentsData, VersionForAnalysis } from '../incidents-data.ts';
import type { Records } from '../methods/method.ts';
import { siteGeography } from '../queries/site-geography.ts';
import { answerInThread } from '../running/answer-in-thread.ts';
import type { MeasureOf, MeasureRead, MeasuresInput } from './compute-measures.ts';

const WORKER = new URL('./measures-worker.ts', import.meta.url);

export type MeasuresRequest = {
  siteId: string;
  /** Without a period: the last whole year of the data. */
  wanted: readonly { key: string; of: MeasureOf; period: Period | null }[];
};
export type MeasuresRead = {
  versionId: string;
  dataLabel: string;
  /** The last day that the data cover. */
  dataThrough: string;
  readings: MeasureRead[];
};

/**
 * What measures come to on the site's newest data; `null` while it has none. Read as the system: what is answered are
 * counts and shares of the whole site, never a record. A period that the data do not cover has no reading.
 */
export async function readMeasures(
  database: Database,
  request: MeasuresRequest,
  incidents: IncidentsData,
  signal: AbortSignal,
): Promise<MeasuresRead | null> {
  const read = await database.asSystem('the measures of a site’s plans are read from its newest data', (tx) =>
    readInput(tx, request, incidents),
  );
  if (!read) return null;
  const { version, input } = read;
  const { id: versionId, label: dataLabel, period } = version;
  const readings =
    input.asked.length === 0
      ? []
      : await answerInThread<MeasureRead[]>(WORKER, input, [input.events, input.victims], signal);
  return { versionId, dataLabel, dataThrough: period.to, readings };
}

async function readInput(
  tx: Tx,
  { siteId, wanted }: MeasuresRequest,
  incidents: IncidentsData,
): Promise<{ version: VersionForAnalysis; input: MeasuresInput } | null> {
  const [version] = await incidents.currentVersions(tx, siteId);
  if (!version) return null;
  const year = lastYearOf(version);
  const asked = wanted
    .map(({ key, of, period }) => ({ key, of, period: period ?? year }))
    .filter(({ period }) => period.from >= version.period.from && period.to <= version.period.to);
  const ruleIds = version.rules.map(({ id }) => id);
  const units = new Set(asked.map(({ of }) => unitOf(of)));
  const read = async (unit: 'events' | 'victims') =>
    units.has(unit) ? incidents.records(tx, { siteId, versionId: version.id, unit, ruleIds }) : noRecords();
  return {
    version,
    input: {
      ...{ asked, flagRules: version.rules },
      ...{ events: await read('events'), victims: await read('victims') },
      geography: await siteGeography(tx, siteId),
    },
  };
}

function unitOf(of: MeasureOf): 'events' | 'victims' {
  if (of.kind === 'count') return of.unit;
  return of.kind === 'fatal-share' ? 'victims' : 'events';
}

/** A unit that no measure asks for is not read. */
function noRecords(): Records {
  return {
    ...{ x: new Float64Array(), y: new Float64Array(), days: new Int32Array(), fatal: new Uint8Array() },
    ...{ flags: new Uint32Array(), district: new Int32Array(), districts: [] },
  };
}

/** From the day after the same day a year before: 365 days, or 366 where a leap day lies among them. */
function lastYearOf({ period: { to } }: VersionForAnalysis): Period {
  const start = new Date(`${to}T00:00:00Z`);
  start.setUTCFullYear(start.getUTCFullYear() - 1);
  start.setUTCDate(start.getUTCDate() + 1);
  return { from: start.toISOString().slice(0, 10), to };
}
