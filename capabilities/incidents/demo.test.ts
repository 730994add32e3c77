import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSites, program } from '#capabilities/program/server.ts';
import { aPerson, type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { loadDemoIncidents } from './demo.ts';
import { readCurrentVersions } from './queries/data-version.ts';
import { type Points, pointsOfVersion } from './queries/points-of-version.ts';

let application: TestApplication;
let analyst: string;

beforeAll(async () => {
  application = await testApplication();
  await program.demo?.(application.services);
  analyst = await aPerson(application.services, 'crime analyst', [demoSites.philadelphia, demoSites.newYork]);
  await application.services.database.asSystem('the analyst stands in for the demo world', (tx) =>
    sql`update identity.person set is_demo = true where id = ${analyst}`.execute(tx),
  );
  await loadDemoIncidents(application.services);
}, 120_000);
afterAll(() => application.close());

function versionOf(site: { id: string }) {
  return application.services.database
    .as({ personId: analyst }, (tx) => readCurrentVersions(tx, site.id))
    .then(([version]) => version!);
}

async function pointsOf(
  site: { id: string },
  unit: 'victim' | 'event',
  keepExcluded = false,
): Promise<Points> {
  const { id: versionId } = await versionOf(site);
  return application.services.database.as({ personId: analyst }, async (tx) =>
    expectValue(await pointsOfVersion(tx, { siteId: site.id, versionId, unit, filter: { keepExcluded } })),
  );
}

test('Philadelphia: 16,484 rows are read, the one dated 2025-11-26 is set aside, the others are taken', async () => {
  const version = await versionOf(demoSites.philadelphia);
  expect(version).toMatchObject({
    rowsRead: 16_484,
    rowsAccepted: 16_483,
    rowsSetAside: 1,
    rowsLive: 16_483,
  });
  expect(version.quality).toMatchObject({
    fatal: 3407,
    setAside: { 'occurred-after-snapshot': 1 },
    notes: { 'place-missing': 22, 'time-moved-forward': 1, 'time-ambiguous': 6 },
  });
});

test('New York: four spellings of murder are understood, and rows without degrees are placed by their feet', async () => {
  const version = await versionOf(demoSites.newYork);
  expect(version).toMatchObject({ rowsRead: 27_939, rowsAccepted: 27_939, rowsSetAside: 0 });
  expect(version.quality).toMatchObject({
    fatal: 5419,
    placed: 27_939,
    notes: { 'place-from-projected': 41 },
  });
});

test('Philadelphia’s points leave out the 123 four-digit numbers and mark the hospitals, by rules one can see', async () => {
  const points = await pointsOf(demoSites.philadelphia, 'victim');
  expect([points.count, points.leftOut]).toEqual([
    16_360,
    { excludedByRules: 123, withoutPoint: expect.any(Number) },
  ]);
  const atHospitals = points.flags.filter((flags) => flags > 0).length;
  expect(atHospitals).toBeGreaterThanOrEqual(96);
  expect((await pointsOf(demoSites.philadelphia, 'victim', true)).count).toBe(16_483);
});

test('victims are not events', async () => {
  const victims = await pointsOf(demoSites.newYork, 'victim');
  const events = await pointsOf(demoSites.newYork, 'event');
  expect(events.count).toBeLessThan(victims.count);
  expect(events.victims.reduce((sum, hit) => sum + hit, 0)).toBe(victims.count);
});

test('loading again changes nothing', async () => {
  const before = await versionOf(demoSites.philadelphia);
  await loadDemoIncidents(application.services);
  expect(await versionOf(demoSites.philadelphia)).toEqual(before);
});
