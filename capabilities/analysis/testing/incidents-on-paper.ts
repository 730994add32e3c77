import type { IncidentsData, VersionForAnalysis } from '../incidents-data.ts';
import { hospitalRule, officerRule, philadelphiaRecords } from './philadelphia.ts';

export const paperVersionId = '0198c0de-0000-7000-8000-000000000001';
export const newerVersionId = '0198c0de-0000-7000-8000-000000000002';

const version: VersionForAnalysis = {
  id: paperVersionId,
  sourceId: '0198c0de-0000-7000-8000-00000000000a',
  label: 'Shooting victims, version 1',
  period: { from: '2015-01-01', to: '2025-01-27' },
  dataDate: '2025-01-27',
  rules: [officerRule, hospitalRule].map(({ id, bit, reason, effect }) => ({
    id,
    bit,
    reason,
    effect: effect === 'exclude' ? 'exclude' : 'flag',
  })),
};

/** Philadelphia’s extract as one accepted version of whichever site asks. */
export const incidentsOnPaper: IncidentsData = {
  currentVersions: async () => [version],
  version: async (_tx, _siteId, versionId) => (versionId === version.id ? version : null),
  records: async () => philadelphiaRecords(),
  trace: async () => ({
    id: paperVersionId,
    label: version.label,
    version: 1,
    importedAt: '2026-11-20T12:00:00.000Z',
    snapshotDate: '2025-01-27',
    period: version.period,
    sources: [
      {
        importNumber: 'IMP-2026-0001',
        kind: 'full_extract',
        corrects: null,
        fileName: 'shooting-victims.csv.gz',
        sha256: 'a'.repeat(64),
        bytes: 360428,
        takenOn: '2025-01-27',
        importedAt: '2026-11-20T12:00:00.000Z',
        rowsRead: 16484,
        rowsAccepted: 16483,
        rowsAlreadyHeld: 0,
        rowsSetAside: 1,
        setAsideReasons: [
          { code: 'occurred-after-snapshot', title: 'The date is later than the file itself', rows: 1 },
        ],
        broughtBack: [],
        rowsStillSetAside: 1,
      },
    ],
    rowsRead: 16484,
    rowsLive: 16483,
    rowsAlreadyHeld: 0,
    rowsReadAgain: 0,
    rowsSetAside: 1,
    flaggedRows: [
      { title: officerRule.reason, rows: 123, used: true },
      { title: hospitalRule.reason, rows: 96, used: true },
    ],
    origin: { name: 'Shooting victims', publisher: null, address: null, licence: null, edition: null },
  }),
};

/** The same after another file was accepted: a second version is current, the first can still be named. */
export function withANewerVersion(newer: Partial<VersionForAnalysis> = {}): IncidentsData {
  const second = { ...version, id: newerVersionId, label: 'Shooting victims, version 2', ...newer };
  return {
    ...incidentsOnPaper,
    currentVersions: async () => [second],
    version: async (_tx, _siteId, id) => [version, second].find((one) => one.id === id) ?? null,
  };
}
