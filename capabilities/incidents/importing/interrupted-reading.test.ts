import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { withClient } from '#platform/database/provision.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { importFile } from '../commands/import-file.ts';
import { aFile, anAnalyst, type Site } from '../testing/incidents-world.ts';
import { readImport } from './read-import.ts';
import { readToTheEnd } from './read-to-the-end.ts';

let application: TestApplication;
let services: TestApplication['services'];
let site: Site;
let personId: string;
let analyst: ReturnType<typeof anAnalyst>;

beforeAll(async () => {
  application = await testApplication();
  services = application.services;
  site = await aSite(services);
  personId = await aPerson(services, 'crime analyst', [site]);
  analyst = anAnalyst(application, personId, site);
});
afterAll(() => application.close());

const soundRows = 24_000;
const faultyRows = 8_000;
const soundRow = (number: number) => `${number},2024-03-01 20:00:00,false,-75.10,40.00,100 A ST,25`;
const bigFile = aFile(
  ...Array.from({ length: soundRows + faultyRows }, (_, index) =>
    index % 4 === 3 ? `${index},someday,false,-75.10,40.00,100 A ST,25` : soundRow(index),
  ),
);

async function aBigImport(): Promise<string> {
  const source = await analyst.opensASource();
  return expectValue(await analyst.startsImport(source, bigFile)).id;
}

async function rowsOf(importId: string): Promise<{ taken: number; setAside: number }> {
  return services.database.asSystem('a test counts what was written', async (tx) => {
    const { rows } = await sql<{ taken: number; setAside: number }>`
      select (select count(*) from incidents.victim where import_id = ${importId}) as taken,
        (select count(*) from incidents.set_aside_row where import_id = ${importId}) as "setAside"`.execute(
      tx,
    );
    return rows[0]!;
  });
}

/** The first report of progress: the reading is under way, and far from its end. */
async function isUnderWay(importId: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { progress } = await analyst.looksAt(importId);
      expect(progress).not.toBeNull();
    },
    { timeout: 30_000, interval: 10 },
  );
}

async function isWhole(importId: string): Promise<void> {
  expect(await rowsOf(importId)).toEqual({ taken: soundRows, setAside: faultyRows });
  expect(await analyst.looksAt(importId)).toMatchObject({
    state: 'checked',
    rowsRead: soundRows + faultyRows,
    rowsAccepted: soundRows,
    rowsSetAside: faultyRows,
  });
}

test('a reading whose process is killed is taken up at once by the next, row for row', async () => {
  const importId = await aBigImport();
  const { appUrl, systemUrl } = services.database;
  const { fileSha256 } = await analyst.looksAt(importId);
  const folder = dirname(dirname(services.files.pathOf(fileSha256)));
  const child = fork(
    join(import.meta.dirname, 'testing/reading.fixture.ts'),
    [appUrl, systemUrl, folder, importId],
    { execArgv: [] },
  );
  await isUnderWay(importId);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await readToTheEnd(services, importId);
  await isWhole(importId);
});

test('a reading whose connections to the database are cut fails, ends no process, and is whole when it runs again', async () => {
  const importId = await aBigImport();
  const reading = readImport(services, importId).then(
    () => 'read',
    () => 'failed',
  );
  await isUnderWay(importId);
  await cutConnections();
  expect(await reading).toBe('failed');
  expect(await rowsOf(importId)).toEqual({ taken: 0, setAside: 0 });
  await readToTheEnd(services, importId);
  await isWhole(importId);
});

test('a report of progress whose connection is cut ends neither the process nor the reading', async () => {
  const importId = await aBigImport();
  await readImport(cuttingOff('the progress of a reading'), importId);
  await isWhole(importId);
});

test('a reading that another has ended in the meantime is not begun again', async () => {
  const importId = await aBigImport();
  const late = before('the reading of an import', () => readImport(services, importId));
  await readImport(late, importId);
  await isWhole(importId);
});

test('a file from the command line is accepted also when the application took the reading first', async () => {
  const source = await analyst.opensASource();
  const folder = mkdtempSync(join(tmpdir(), 'psp-first-'));
  const path = join(folder, 'shootings.csv');
  writeFileSync(path, aFile(...Array.from({ length: 20_000 }, (_, index) => soundRow(index))));
  let first: Promise<void> | undefined;
  const second = before('the reading of an import', async () => {
    first ??= readImport(services, await openImportOf(source));
    // A quick machine may have read it all before anyone looks.
    await Promise.race([isBeingRead(), first]);
  });
  const request = {
    personId,
    site: site.slug,
    source,
    path,
    snapshotDate: '2024-12-31',
    acceptWhenClean: true,
  };
  const record = expectValue(await importFile(second, request));
  await first;
  rmSync(folder, { recursive: true });
  expect(record).toMatchObject({ state: 'accepted', rowsRead: 20_000, rowsLive: 20_000 });
});

async function openImportOf(sourceId: string): Promise<string> {
  return services.database.asSystem('a test looks for an import', async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from incidents.import where source_id = ${sourceId}`.execute(tx);
    return rows[0]!.id;
  });
}

/** The lock under which one process reads is taken. */
async function isBeingRead(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await services.database.asSystem('a test looks at locks', (tx) =>
        sql`select from pg_locks where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())`.execute(tx),
      );
      expect(rows.length).toBeGreaterThan(0);
    },
    { timeout: 30_000, interval: 10 },
  );
}

/** The services, but something happens first whenever the system does work of this kind. */
function before(reason: string, happens: () => Promise<void>): Services {
  const { database } = services;
  const asSystem: typeof database.asSystem = async (why, work) => {
    if (why === reason) await happens();
    return database.asSystem(why, work);
  };
  return { ...services, database: { ...database, asSystem } };
}

/** The services, but the connection is cut in the middle of system work of this kind, while it asks nothing. */
function cuttingOff(reason: string): Services {
  const { database } = services;
  const asSystem: typeof database.asSystem = (why, work) =>
    database.asSystem(why, async (tx) => {
      if (why === reason) {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await withClient(database.ownerUrl, (client) =>
          client.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]),
        );
      }
      return work(tx);
    });
  return { ...services, database: { ...database, asSystem } };
}

async function cutConnections(): Promise<void> {
  await withClient(services.database.ownerUrl, (client) =>
    client.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`),
  );
}
