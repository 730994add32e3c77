import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { cancelImportIn, discardImportIn } from '../commands/move-import.ts';
import { supersedeEarlierImportsIn } from '../commands/supersede-imports.ts';
import { readEvents } from '../queries/incident-events.ts';
import { pointsOfVersion } from '../queries/points-of-version.ts';
import { readQualityReport } from '../queries/quality-report.ts';
import { readVersionChanges } from '../queries/version-changes.ts';
import { aFile, anAnalyst, header, rows, type Site } from '../testing/incidents-world.ts';
import { readImport } from './read-import.ts';

let application: TestApplication;
let site: Site;
let personId: string;
let analyst: ReturnType<typeof anAnalyst>;

beforeAll(async () => {
  application = await testApplication();
  site = await aSite(application.services);
  personId = await aPerson(application.services, 'crime analyst', [site]);
  analyst = anAnalyst(application, personId, site);
});
afterAll(() => application.close());

function eventsOf(source: string) {
  return application.services.database.as({ personId }, (tx) =>
    readEvents(tx, site.id, { source, limit: 50 }),
  );
}

async function reportNumbersOf(versionId: string): Promise<string[]> {
  return application.services.database.as({ personId }, async (tx) => {
    const { rows } = await sql<{ report_number: string }>`
      select victim.report_number from incidents.data_version version
      join incidents.victim on victim.source_id = version.source_id
        and victim.from_version <= version.version
        and (victim.to_version is null or victim.to_version > version.version)
      where version.id = ${versionId} order by 1`.execute(tx);
    return rows.map((row) => row.report_number);
  });
}

function rowsOf(importId: string): Promise<number> {
  return application.services.database.asSystem('a test counts what an import left', async (tx) => {
    const { rows } = await sql<{ n: number }>`
      select (select count(*) from incidents.victim where import_id = ${importId})
        + (select count(*) from incidents.event where import_id = ${importId})
        + (select count(*) from incidents.closing where import_id = ${importId}) as n`.execute(tx);
    return rows[0]!.n;
  });
}

describe('a first file', () => {
  test('is read and checked; nothing of it is seen before a person accepts it', async () => {
    const source = await analyst.opensASource();
    const record = await analyst.imports(source, aFile(rows.first, rows.second, rows.third));
    expect(record).toMatchObject({ state: 'checked', rowsRead: 3, rowsAccepted: 3, rowsAdded: 3, events: 3 });
    expect(record.quality).toMatchObject({ victims: 3, fatal: 1, placed: 3, missing: { age: 1 } });
    expect((await eventsOf(source)).items).toEqual([]);

    await analyst.accepts(record.id);
    expect((await eventsOf(source)).items.map((event) => event.reportNumbers)).toEqual([
      ['1003'],
      ['1002'],
      ['1001'],
    ]);
  });

  test('keeps the rows it cannot take, whole, with their reasons', async () => {
    const source = await analyst.opensASource();
    const late = '1009,2025-11-26 23:54:00,false,-75.10,40.00,100 A ST,25';
    const record = await analyst.imports(source, aFile(rows.first, late, '1010,soon,maybe,0,0,,'));
    expect(record).toMatchObject({ rowsRead: 3, rowsAccepted: 1, rowsSetAside: 2 });
    expect(record.quality?.setAside).toEqual({
      'coordinates-zero': 1,
      'occurred-after-snapshot': 1,
      'occurred-unreadable': 1,
      'outcome-unmapped': 1,
    });
  });

  test('two victims at one place and time are one event, whatever their report numbers', async () => {
    const source = await analyst.opensASource();
    const together = '1777,2024-03-01 20:20:00,true,-75.10001,40.00001,100 A ST,19';
    await analyst.importsAndAccepts(source, aFile(rows.first, together, rows.second));
    const { items } = await eventsOf(source);
    expect(items.map(({ victims, fatal, reportNumbers }) => ({ victims, fatal, reportNumbers }))).toEqual([
      { victims: 1, fatal: 1, reportNumbers: ['1002'] },
      { victims: 2, fatal: 1, reportNumbers: ['1001', '1777'] },
    ]);
  });

  test.each([
    ['a header alone', `${header}\n`, 'file-has-no-rows'],
    [
      'a column that the mapping needs is missing',
      'report,when,fatal\n1,2024-01-01,true\n',
      'columns-missing',
    ],
    ['a quotation mark that is never closed', `${header}\n1,"2024`, 'quote-unclosed'],
  ])('fails as a whole, and says why: %s', async (_, content, code) => {
    const source = await analyst.opensASource();
    const record = await analyst.imports(source, content);
    expect(record).toMatchObject({ state: 'failed', problem: { code } });
    expect(await rowsOf(record.id)).toBe(0);
  });
});

describe('a later file', () => {
  test('that is the same file changes nothing, and says so', async () => {
    const source = await analyst.opensASource();
    const content = aFile(rows.first, rows.second);
    await analyst.importsAndAccepts(source, content);
    const again = await analyst.imports(source, content);
    expect(again).toMatchObject({ state: 'unchanged', rowsUnchanged: 2, rowsAdded: 0, rowsWithdrawn: 0 });
    expect(await rowsOf(again.id)).toBe(0);
  });

  test('with three rows changed counts three changes, writes three rows, and shows before and after', async () => {
    const source = await analyst.opensASource();
    const fourth = '1004,2024-05-01 10:00:00,false,-75.16,40.03,400 D ST,40';
    await analyst.importsAndAccepts(source, aFile(rows.first, rows.second, rows.third, fourth));
    const changed = [rows.first, rows.second, rows.third].map((row) =>
      row.replace('false', 'true').replace(/,\d*$/, ',50'),
    );
    const record = await analyst.imports(source, aFile(...changed, fourth));
    expect(record).toMatchObject({
      rowsChanged: 3,
      rowsAdded: 0,
      rowsWithdrawn: 0,
      rowsUnchanged: 1,
      rowsLive: 4,
    });
    const changes = await application.services.database.as({ personId }, (tx) =>
      readVersionChanges(tx, site.id, record.id),
    );
    expect(changes.map(({ before, after }) => [before.age, after?.age])).toEqual([
      [null, 50],
      [31, 50],
      [25, 50],
    ]);
  });

  test('withdraws what it no longer holds; the earlier version still holds it', async () => {
    const source = await analyst.opensASource();
    const first = await analyst.importsAndAccepts(source, aFile(rows.first, rows.second));
    const record = await analyst.imports(source, aFile(rows.second, rows.third));
    expect(record).toMatchObject({ rowsAdded: 1, rowsWithdrawn: 1, rowsChanged: 0, rowsUnchanged: 1 });
    expect(await reportNumbersOf(first)).toEqual(['1001', '1002']);
    const second = await analyst.accepts(record.id);
    expect(await reportNumbersOf(first)).toEqual(['1001', '1002']);
    expect(await reportNumbersOf(second)).toEqual(['1002', '1003']);
    expect((await eventsOf(source)).items).toHaveLength(2);
  });

  test('counts victims who share every fact instead of taking them for one', async () => {
    const source = await analyst.opensASource();
    await analyst.importsAndAccepts(source, aFile(rows.first, rows.first));
    expect((await eventsOf(source)).items[0]).toMatchObject({ victims: 2 });
    const record = await analyst.imports(source, aFile(rows.first, rows.first, rows.first));
    expect(record).toMatchObject({ rowsUnchanged: 2, rowsAdded: 1, rowsLive: 3 });
    await analyst.accepts(record.id);
    expect((await eventsOf(source)).items.map((event) => event.victims)).toEqual([3]);
  });

  test('leaves the version before as it was, point for point', async () => {
    const source = await analyst.opensASource();
    const versionId = await analyst.importsAndAccepts(source, aFile(rows.first, rows.second));
    const points = () =>
      application.services.database.as({ personId }, async (tx) =>
        expectValue(await pointsOfVersion(tx, { siteId: site.id, versionId, unit: 'event' })),
      );
    const before = await points();
    await analyst.importsAndAccepts(source, aFile(rows.third));
    expect(await points()).toEqual(before);
  });

  test('of a source that is appended to only adds', async () => {
    const source = await analyst.opensASource({ mode: 'append' });
    await analyst.importsAndAccepts(source, aFile(rows.first));
    const record = await analyst.imports(source, aFile(rows.first, rows.second));
    expect(record).toMatchObject({ rowsAdded: 1, rowsUnchanged: 1, rowsWithdrawn: 0, rowsLive: 2 });
  });

  test('supersedes the import before it', async () => {
    const source = await analyst.opensASource();
    const first = await analyst.imports(source, aFile(rows.first));
    await analyst.accepts(first.id);
    const second = await analyst.imports(source, aFile(rows.second));
    await analyst.accepts(second.id);
    await application.services.database.asSystem('what the handler does', (tx) =>
      supersedeEarlierImportsIn(tx, second.id),
    );
    expect((await analyst.looksAt(first.id)).state).toBe('superseded');
    expect((await analyst.looksAt(second.id)).state).toBe('accepted');
  });

  test('tells how late shootings appear, once there are two versions', async () => {
    const source = await analyst.opensASource();
    const report = () =>
      application.services.database.as({ personId }, (tx) => readQualityReport(tx, site.id, source));
    await analyst.importsAndAccepts(source, aFile(rows.first), { snapshotDate: '2024-03-02' });
    expect((await report()).lateReporting).toEqual({ versions: 1, arrivals: null });
    await analyst.importsAndAccepts(source, aFile(rows.first, rows.second, rows.third), {
      snapshotDate: '2024-04-12',
    });
    expect((await report()).lateReporting.arrivals).toEqual([
      { label: 'within a week', victims: 1 },
      { label: '8 to 30 days', victims: 0 },
      { label: '31 to 90 days', victims: 1 },
      { label: '91 days to a year', victims: 0 },
      { label: 'more than a year', victims: 0 },
    ]);
  });
});

describe('when something goes wrong', () => {
  test('a second file of the same source is refused with the number of the first', async () => {
    const source = await analyst.opensASource();
    const first = await analyst.imports(source, aFile(rows.first));
    const second = await analyst.startsImport(source, aFile(rows.second));
    expect(second).toMatchObject({
      ok: false,
      failure: {
        code: 'incidents.import-open',
        detail: expect.stringContaining(`${first.number} is checked`),
      },
    });
  });

  test('two files handed in at the same moment: one is taken, the other gets the same message', async () => {
    const source = await analyst.opensASource();
    const outcomes = await Promise.all([
      analyst.startsImport(source, aFile(rows.first)),
      analyst.startsImport(source, aFile(rows.second)),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'taken' : outcome.failure.code)).sort()).toEqual([
      'incidents.import-open',
      'taken',
    ]);
  });

  test('a reading that is stopped half-way leaves nothing, and is whole when it runs again', async () => {
    const source = await analyst.opensASource();
    const many = Array.from(
      { length: 30_000 },
      (_, index) => `${index},2024-03-01 20:00:00,false,-75.10,40.00,100 A ST,25`,
    );
    const started = expectValue(await analyst.startsImport(source, aFile(...many)));
    const stopping = new AbortController();
    const reading = readImport(application.services, started.id, stopping.signal);
    setTimeout(() => stopping.abort(new Error('the process is stopping')), 150);
    await expect(reading).rejects.toThrow();
    expect(await rowsOf(started.id)).toBe(0);
    expect((await analyst.looksAt(started.id)).state).toBe('reading');

    await readImport(application.services, started.id);
    expect(await analyst.looksAt(started.id)).toMatchObject({
      state: 'checked',
      rowsRead: 30_000,
      rowsAdded: 30_000,
    });
  });

  test('read by two processes at once, a file is taken once', async () => {
    const source = await analyst.opensASource();
    const started = expectValue(await analyst.startsImport(source, aFile(rows.first, rows.second)));
    await Promise.all([
      readImport(application.services, started.id),
      readImport(application.services, started.id),
    ]);
    await readImport(application.services, started.id);
    expect(await analyst.looksAt(started.id)).toMatchObject({ state: 'checked', rowsLive: 2 });
    await analyst.accepts(started.id);
    expect((await eventsOf(source)).items).toHaveLength(2);
  });

  test('cancelled before it begins, a file is not read', async () => {
    const source = await analyst.opensASource();
    const started = expectValue(await analyst.startsImport(source, aFile(rows.first)));
    expectValue(await application.services.database.as({ personId }, (tx) => cancelImportIn(tx, started.id)));
    await readImport(application.services, started.id);
    expect(await analyst.looksAt(started.id)).toMatchObject({ state: 'cancelled', rowsRead: null });
  });

  test('cancelled while it is read, a file leaves nothing', async () => {
    const source = await analyst.opensASource();
    const many = Array.from(
      { length: 20_000 },
      (_, index) => `${index},2024-03-01 20:00:00,false,-75.10,40.00,100 A ST,25`,
    );
    const started = expectValue(await analyst.startsImport(source, aFile(...many)));
    const reading = readImport(application.services, started.id);
    while ((await analyst.looksAt(started.id)).state !== 'reading');
    expectValue(await application.services.database.as({ personId }, (tx) => cancelImportIn(tx, started.id)));
    await reading;
    expect((await analyst.looksAt(started.id)).state).toBe('cancelled');
    expect(await rowsOf(started.id)).toBe(0);
  });

  test('discarded after checking, a file leaves no row, and the next one is compared with the version before', async () => {
    const source = await analyst.opensASource();
    await analyst.importsAndAccepts(source, aFile(rows.first));
    const unwanted = await analyst.imports(source, aFile(rows.second));
    expectValue(
      await application.services.database.as({ personId }, (tx) =>
        discardImportIn(tx, unwanted.id, 'wrong file'),
      ),
    );
    expect(await rowsOf(unwanted.id)).toBe(0);
    const next = await analyst.imports(source, aFile(rows.first, rows.third));
    expect(next).toMatchObject({ version: 2, rowsAdded: 1, rowsUnchanged: 1 });
  });
});
