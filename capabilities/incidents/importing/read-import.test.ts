import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { aFile, anAnalyst, rows, type Site } from '../testing/incidents-world.ts';

let application: TestApplication;
let site: Site;
let analyst: ReturnType<typeof anAnalyst>;

beforeAll(async () => {
  application = await testApplication();
  site = await aSite(application.services);
  analyst = anAnalyst(application, await aPerson(application.services, 'crime analyst', [site]), site);
});
afterAll(() => application.close());

describe('a first file', () => {
  test('is read, checked and waits for a person; nothing is visible before', async () => {
    const source = await analyst.opensASource();
    const record = await analyst.imports(source, aFile(rows.first, rows.second, rows.third));
    expect(record).toMatchObject({
      state: 'checked',
      rowsRead: 3,
      rowsAccepted: 3,
      rowsSetAside: 0,
      rowsAdded: 3,
      events: 3,
      versionId: null,
    });
    expect(record.quality).toMatchObject({ victims: 3, fatal: 1, placed: 3, missing: { age: 1 } });
  });
});
