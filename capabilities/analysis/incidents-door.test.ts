import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, anAnalyst, rows } from '#capabilities/incidents/testing/incidents-world.ts';
import { DataVersion } from '#capabilities/publishing/contract.ts';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { incidentsDoor } from './incidents-door.ts';
import { importedWithOneCorrection } from './testing/corrected-data.ts';

let application: TestApplication;
let site: { id: string; slug: string };
let personId: string;

beforeAll(async () => {
  application = await testApplication();
  site = await aSite(application.services);
  personId = await aPerson(application.services, 'crime analyst', [site]);
});
afterAll(() => application.close());

test('a trace of corrected data names both files and the origin, and accounts for every row', async () => {
  await importedWithOneCorrection(application, site, personId);
  const data = await application.services.database.as({ personId }, async (tx) => {
    const [version] = await incidentsDoor.currentVersions(tx, site.id);
    return incidentsDoor.trace(tx, { siteId: site.id, versionId: version!.id, unit: 'victims', ruleIds: [] });
  });
  const published = DataVersion.parse(data);
  expect(published).toMatchObject({
    rowsRead: 4,
    rowsLive: 3,
    rowsAlreadyHeld: 0,
    rowsReadAgain: 1,
    rowsSetAside: 0,
    origin: {
      name: 'Shootings',
      publisher: 'A city',
      address: 'https://example.org/shootings',
      licence: 'CC0',
      edition: '2024-12',
    },
  });
  const [extract, correction] = published.sources;
  expect(extract).toMatchObject({
    kind: 'full_extract',
    fileName: 'shootings.csv',
    rowsRead: 3,
    rowsSetAside: 1,
    rowsStillSetAside: 0,
    setAsideReasons: [
      { code: 'occurred-unreadable', title: expect.not.stringContaining('occurred-'), rows: 1 },
    ],
    broughtBack: [{ importNumber: correction!.importNumber, rows: 1 }],
  });
  expect(correction).toMatchObject({
    kind: 'correction',
    corrects: extract!.importNumber,
    rowsRead: 1,
    rowsAccepted: 1,
    rowsSetAside: 0,
  });
  expect(correction!.sha256).not.toBe(extract!.sha256);
});

test('of several sources the data that reach furthest come first, and of two that reach as far the newer', async () => {
  const place = await aSite(application.services);
  const analyst = anAnalyst(
    application,
    await aPerson(application.services, 'crime analyst', [place]),
    place,
  );
  const arrive = async (name: string, snapshotDate: string) =>
    analyst.importsAndAccepts(await analyst.opensASource({ name }), aFile(rows.first), { snapshotDate });
  const longAgo = await arrive('A', '2024-06-30');
  const newest = await arrive('C', '2024-12-31');
  const older = await arrive('B', '2024-09-30');
  const asFarLater = await arrive('D', '2024-12-31');
  const current = await application.services.database.asSystem('a test asks what is current', (tx) =>
    incidentsDoor.currentVersions(tx, place.id),
  );
  expect(current.map(({ id }) => id)).toEqual([asFarLater, newest, older, longAgo]);
});
