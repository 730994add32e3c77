import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSourceIn } from '#capabilities/incidents/commands/open-source.ts';
import { aPerson, aSite } from '#capabilities/testing/test-application.ts';
import { type FreshDatabase, freshDatabase, TEST_SECRET } from '#platform/database/testing/fresh-database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { runForTest } from '../testing/run-for-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-import-'));
let database: FreshDatabase;
let site: { id: string; slug: string };
let analyst: string;

beforeAll(async () => {
  database = await freshDatabase();
  const services = { database } as unknown as Services;
  site = await aSite(services);
  const personId = await aPerson(services, 'crime analyst', [site]);
  analyst = await database.asSystem('the address of a test person', async (tx) => {
    const { rows } = await sql<{
      email: string;
    }>`select email from identity.person where id = ${personId}`.execute(tx);
    return rows[0]!.email;
  });
  expectValue(await database.as({ personId }, (tx) => openSourceIn(tx, site.id, shootings)));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const shootings: Parameters<typeof openSourceIn>[2] = {
  name: 'Shootings',
  layer: 'confirmed_shooting',
  mode: 'full_extract',
  grouping: { metres: 25, minutes: 60 },
  mapping: {
    reportNumber: 'number',
    occurred: { column: 'when', timeColumn: null, order: 'year-first', skippedTimes: 'set-aside' },
    outcome: { column: 'fatal', values: { yes: 'fatal', no: 'nonfatal' } },
    degrees: { longitude: 'lon', latitude: 'lat' },
    projected: null,
    ...{ block: null, district: null, race: null, sex: null, age: null, ageGroup: null },
    missingValues: [],
  },
};

const HEADER = 'number,when,fatal,lon,lat';
const SOUND = ['1,2024-05-01 21:30,no,-75.16,39.95', '2,2024-06-01 22:10,yes,-75.17,39.96'];

function importing(rows: string[], ...options: string[]) {
  const file = join(folder, 'shootings.csv');
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  const args = ['import', file, '--site', site.slug, '--source', 'Shootings', '--as', analyst, ...options];
  return runForTest(args, { DATABASE_URL: database.ownerUrl, PSP_SECRET: TEST_SECRET, PSP_DATA_DIR: folder });
}

describe('psp import', () => {
  it('accepts a file without faults when asked to', async () => {
    const { out, err, exitCode } = await importing(SOUND, '--accept');
    expect([err, exitCode]).toEqual(['', 0]);
    expect(out).toMatch(/^IMP-\d{4}-0001: shootings\.csv, 2 rows read, 0 set aside, 2 new,/);
    expect(out).toContain('It is accepted as the next data version.');
  });

  it('leaves a file with faults to a person, and tells in JSON what was set aside', async () => {
    const { out, exitCode } = await importing([...SOUND, '3,soon,no,-75.16,39.95'], '--accept', '--json');
    expect(JSON.parse(out)).toMatchObject({ state: 'checked', rowsRead: 3, rowsSetAside: 1, rowsAdded: 0 });
    expect(exitCode).toBe(0);
  });

  it('refuses a second file while the first waits', async () => {
    const { out, err, exitCode } = await importing(SOUND);
    expect([out, exitCode, err.trim().split('\n').length]).toEqual(['', 1, 1]);
    expect(err).toMatch(/IMP-\d{4}-0002/);
  });

  it('knows nobody of an address that is not here', async () => {
    const { err, exitCode } = await importing(SOUND, '--as', 'stranger@example.org');
    expect(err).toBe(
      'Nobody here has the address stranger@example.org. List the people with: psp user list\n',
    );
    expect(exitCode).toBe(1);
  });

  it('asks for what it must be told', async () => {
    const { err, exitCode } = await runForTest(['import', 'a.csv']);
    expect(err).toContain("Required option '--site <SLUG>' not specified.");
    expect(exitCode).toBe(2);
  });
});
