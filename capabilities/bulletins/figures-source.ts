import { bulletinData, bulletinFigures } from '#capabilities/analysis/server.ts';
import { filesOfVersion, qualityReport, versionSummary } from '#capabilities/incidents/server.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { BulletinFigures, DataForBulletin, DataQuality, FiguresRequest } from './contract.ts';

/** Where a bulletin’s figures come from; analysis computes them, nothing here runs a statistic. */
export type FiguresSource = {
  /** What a bulletin of the site would rest on today. */
  dataFor(tx: Tx, siteId: string): Promise<DataForBulletin | null>;
  figures(database: Database, request: FiguresRequest, signal: AbortSignal): Promise<BulletinFigures>;
  quality(tx: Tx, siteId: string, versionId: string): Promise<DataQuality>;
  siteOfVersion(tx: Tx, versionId: string): Promise<string | null>;
};

export const figuresSource: FiguresSource = {
  dataFor: bulletinData,
  figures: bulletinFigures,
  quality: qualityOf,
  siteOfVersion: async (tx, versionId) => (await versionSummary(tx, versionId))?.siteId ?? null,
};

async function qualityOf(tx: Tx, siteId: string, versionId: string): Promise<DataQuality> {
  const version = await versionSummary(tx, versionId);
  if (!version) throw new Error(`There is no data version ${versionId}.`);
  const files = await filesOfVersion(tx, versionId);
  const { lateReporting } = await qualityReport(tx, siteId, version.source.id);
  return {
    takenOn: version.snapshotDate,
    lastDay: version.quality.lastDay,
    acceptedAt: version.acceptedAt,
    rowsRead: files.reduce((sum, file) => sum + file.rowsRead, 0),
    rowsSetAside: files.reduce((sum, file) => sum + file.rowsStillSetAside, 0),
    versions: lateReporting.versions,
    arrivals: lateReporting.arrivals,
  };
}
