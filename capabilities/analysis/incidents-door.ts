import {
  currentVersions,
  filesOfVersion,
  flagRules,
  incidents,
  type Points,
  pointsOfVersion,
  versionSummary,
} from '#capabilities/incidents/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import type {
  DataOfPublication,
  IncidentsData,
  RecordsRequest,
  VersionForAnalysis,
} from './incidents-data.ts';
import type { Records } from './methods/method.ts';

type Version = NonNullable<Awaited<ReturnType<typeof versionSummary>>>;
type VersionFile = Awaited<ReturnType<typeof filesOfVersion>>[number];

/** Confirmed shootings as the incidents capability keeps them. */
export const incidentsDoor: IncidentsData = {
  async currentVersions(tx, siteId) {
    const versions = await currentVersions(tx, siteId);
    const shootings = versions
      .filter(({ source }) => source.layer === 'confirmed_shooting')
      .sort(furthestFirst);
    return Promise.all(shootings.map((version) => describe(tx, version)));
  },
  async version(tx, siteId, versionId) {
    const version = await versionSummary(tx, versionId);
    return version?.siteId === siteId ? describe(tx, version) : null;
  },
  async records(tx, request) {
    return recordsOf(await pointsOf(tx, request));
  },
  async trace(tx, request) {
    const version = await versionSummary(tx, request.versionId);
    if (version?.siteId !== request.siteId) return null;
    const files = await filesOfVersion(tx, version.id);
    return traceOf(version, files, await pointsOf(tx, { ...request, unit: 'victims' }));
  },
};

/** Whoever asks for the site’s data means those that reach furthest, and of two that reach as far the newer. */
function furthestFirst(one: Version, other: Version): number {
  const rankOf = ({ snapshotDate, acceptedAt, id }: Version) => `${snapshotDate} ${acceptedAt} ${id}`;
  return rankOf(one) < rankOf(other) ? 1 : -1;
}

async function describe(tx: Tx, version: Version): Promise<VersionForAnalysis> {
  const rules = await flagRules(tx, version.source.id);
  return {
    id: version.id,
    sourceId: version.source.id,
    label: labelOf(version),
    period: periodOf(version),
    dataDate: version.snapshotDate,
    rules: rules.map(({ id, reason, effect }, bit) => ({ id, bit, reason, effect })),
  };
}

/** Also what a rule excludes is read: the recipe decides, and says how many it left out. */
async function pointsOf(tx: Tx, { siteId, versionId, unit, ruleIds }: RecordsRequest): Promise<Points> {
  const filter = { ruleIds, keepExcluded: true };
  return expectValue(
    await pointsOfVersion(tx, { siteId, versionId, unit: unit === 'events' ? 'event' : 'victim', filter }),
  );
}

function recordsOf({ x, y, localDay, fatal, flags, district, districts }: Points): Records {
  return { x, y, days: localDay, fatal, flags, district, districts };
}

function traceOf(version: Version, files: readonly VersionFile[], points: Points): DataOfPublication {
  const total = (rows: (file: VersionFile) => number) => files.reduce((sum, file) => sum + rows(file), 0);
  const { name, origin } = version.source;
  return {
    id: version.id,
    label: labelOf(version),
    version: version.version,
    importedAt: version.acceptedAt,
    snapshotDate: version.snapshotDate,
    period: periodOf(version),
    sources: files.map(sourceFileOf),
    rowsRead: total(({ rowsRead }) => rowsRead),
    rowsLive: version.rowsLive,
    rowsAlreadyHeld: total(({ rowsAlreadyHeld }) => rowsAlreadyHeld),
    rowsReadAgain: total(({ rowsSetAside, rowsStillSetAside }) => rowsSetAside - rowsStillSetAside),
    rowsSetAside: total(({ rowsStillSetAside }) => rowsStillSetAside),
    flaggedRows: points.rules.map(({ reason }, bit) => ({
      title: reason,
      rows: points.flags.reduce((rows, flags) => rows + ((flags >>> bit) & 1), 0),
      used: true,
    })),
    origin: { name, ...origin },
  };
}

function sourceFileOf({
  import: { number },
  version: _,
  acceptedAt,
  setAside,
  broughtBack,
  ...file
}: VersionFile) {
  return {
    ...file,
    importNumber: number,
    importedAt: acceptedAt,
    setAsideReasons: Object.entries(setAside).map(([code, rows]) => ({
      code,
      title: incidents.errors?.[`incidents.${code}`]?.title ?? code,
      rows,
    })),
    broughtBack: broughtBack.map(({ import: importNumber, rows }) => ({ importNumber, rows })),
  };
}

function labelOf({ source, version }: Version): string {
  return `${source.name}, version ${version}`;
}

function periodOf({ quality, snapshotDate }: Version): { from: string; to: string } {
  return { from: quality.firstDay ?? snapshotDate, to: quality.lastDay ?? snapshotDate };
}
