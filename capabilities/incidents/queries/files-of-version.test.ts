import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { correctRowIn } from '../commands/correct-row.ts';
import { importCorrectionsIn } from '../commands/import-corrections.ts';
import { supersedeEarlierImportsIn } from '../commands/supersede-imports.ts';
import type { VersionFile } from '../contract.ts';
import { readImport } from '../importing/read-import.ts';
import { aFile, anAnalyst, rows, type Site } from '../testing/incidents-world.ts';
import { readDataVersion } from './data-version.ts';
import { readFilesOfVersion } from './files-of-version.ts';

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

const faulty = [
  '2001,someday,false,-75.10,40.00,100 A ST,25',
  '2002,2024-05-02 20:00:00,perhaps,-75.10,40.00,100 A ST,25',
  '2003,2030-05-02 20:00:00,false,-75.10,40.00,100 A ST,25',
];
const mended: Record<number, string> = {
  4: '2001,2024-05-01 20:00:00,false,-75.10,40.00,100 A ST,25',
  5: '2002,2024-05-02 20:00:00,true,-75.10,40.00,100 A ST,25',
  6: '2003,2024-05-02 20:00:00,false,-75.10,40.00,100 A ST,25',
};

const ask = <T>(work: Parameters<typeof application.services.database.as<T>>[1]) =>
  application.services.database.as({ personId }, work);

const filesOf = (versionId: string): Promise<VersionFile[]> => ask((tx) => readFilesOfVersion(tx, versionId));

async function mend(importId: string, ...fileRows: number[]): Promise<{ number: string; versionId: string }> {
  for (const fileRow of fileRows) {
    const fields = mended[fileRow]!.split(',');
    expectValue(await ask((tx) => correctRowIn(tx, site.id, { importId, fileRow, fields })));
  }
  const started = expectValue(
    await ask((tx) => importCorrectionsIn(tx, application.services, site.id, importId)),
  );
  await readImport(application.services, started.id);
  return { number: started.number, versionId: await analyst.accepts(started.id) };
}

/** Live, held before, read again and still set aside: each row that was read is one of them. */
async function accountsForEveryRow(versionId: string): Promise<void> {
  const files = await filesOf(versionId);
  const total = (rowsOf: (file: VersionFile) => number) => files.reduce((sum, file) => sum + rowsOf(file), 0);
  const version = await ask((tx) => readDataVersion(tx, versionId));
  expect(total((file) => file.rowsRead)).toBe(
    version!.rowsLive + total((file) => file.rowsAlreadyHeld) + total((file) => file.rowsSetAside),
  );
}

describe('a version', () => {
  test('of one full extract rests on that file alone', async () => {
    const source = await analyst.opensASource();
    const first = await analyst.imports(source, aFile(rows.first, rows.second, ...faulty));
    const versionId = await analyst.accepts(first.id);
    expect(await filesOf(versionId)).toEqual([
      {
        import: { id: first.id, number: first.number },
        version: 1,
        kind: 'full_extract',
        corrects: null,
        fileName: first.fileName,
        sha256: first.fileSha256,
        bytes: first.fileBytes,
        takenOn: '2024-12-31',
        acceptedAt: expect.any(String),
        rowsRead: 5,
        rowsAccepted: 2,
        rowsAlreadyHeld: 0,
        rowsSetAside: 3,
        setAside: first.quality!.setAside,
        broughtBack: [],
        rowsStillSetAside: 3,
      },
    ]);
    await accountsForEveryRow(versionId);
  });

  test('made by corrections rests on the extract too, and says which rows came back by which of them', async () => {
    const source = await analyst.opensASource();
    const first = await analyst.imports(source, aFile(rows.first, rows.second, ...faulty));
    const firstVersion = await analyst.accepts(first.id);
    const one = await mend(first.id, 4);
    const two = await mend(first.id, 5, 6);

    const files = await filesOf(two.versionId);
    expect(files.map(({ import: { number }, kind }) => [number, kind])).toEqual([
      [first.number, 'full_extract'],
      [one.number, 'correction'],
      [two.number, 'correction'],
    ]);
    expect(files[0]).toMatchObject({
      fileName: first.fileName,
      rowsSetAside: 3,
      rowsStillSetAside: 0,
      broughtBack: [
        { import: one.number, rows: 1 },
        { import: two.number, rows: 2 },
      ],
    });
    expect(files[2]).toMatchObject({ corrects: first.number, rowsRead: 2, rowsAccepted: 2, rowsSetAside: 0 });
    await accountsForEveryRow(two.versionId);

    expect((await filesOf(one.versionId))[0]).toMatchObject({ rowsStillSetAside: 2 });
    expect(await filesOf(firstVersion)).toMatchObject([{ rowsStillSetAside: 3, broughtBack: [] }]);
  });

  test('of an appended source rests on every file since the first, and takes no row twice', async () => {
    const source = await analyst.opensASource({ mode: 'append' });
    await analyst.importsAndAccepts(source, aFile(rows.first, rows.second));
    await analyst.importsAndAccepts(source, aFile(rows.second, rows.third));
    const versionId = await analyst.importsAndAccepts(
      source,
      aFile('9,2024-06-01 20:00:00,false,-75.1,40,,'),
    );
    const files = await filesOf(versionId);
    expect(files.map(({ version, kind, rowsAlreadyHeld }) => [version, kind, rowsAlreadyHeld])).toEqual([
      [1, 'append', 0],
      [2, 'append', 1],
      [3, 'append', 0],
    ]);
    await accountsForEveryRow(versionId);
  });

  test('of a full extract rests on nothing before it, also when it is corrected or an older file is', async () => {
    const source = await analyst.opensASource();
    const first = await analyst.imports(source, aFile(rows.first, rows.second, ...faulty));
    await analyst.accepts(first.id);
    await mend(first.id, 4);
    const whole = await analyst.imports(source, aFile(rows.first, rows.third));
    const versionId = await analyst.accepts(whole.id);
    expect(await filesOf(versionId)).toMatchObject([{ import: { number: whole.number } }]);
    await application.services.database.asSystem('the hearer of an acceptance', (tx) =>
      supersedeEarlierImportsIn(tx, whole.id),
    );

    const late = await mend(first.id, 5);
    const files = await filesOf(late.versionId);
    expect(files.map((file) => [file.import.number, file.corrects])).toEqual([
      [whole.number, null],
      [late.number, first.number],
    ]);
    await accountsForEveryRow(late.versionId);
  });
});
