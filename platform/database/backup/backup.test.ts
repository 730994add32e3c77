import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '#platform/database/provision.ts';
import { type FreshDatabase, freshDatabase } from '#platform/database/testing/fresh-database.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { backup } from './backup.ts';
import { givenByMigrations, restore, writtenByEveryStart } from './restore.ts';
import { tablesOf } from './schema.ts';
import { contentOf } from './testing/content-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-backup-'));
const filesFolder = join(folder, 'files');
const databases: FreshDatabase[] = [];
let source: FreshDatabase;
let storedFile: string;
let archive: string;

const ids = { site: '01900000-0000-7000-8000-000000000001', agency: '01900000-0000-7000-8000-000000000002' };
const awkwardName = 'Tab\there, line\nthere, \\N, \\. and “Zoë” 🚒';

async function open(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}

beforeAll(async () => {
  source = await open();
  await withClient(source.ownerUrl, async (client) => {
    await client.query(
      `insert into program.site (id, slug, name, state, time_zone, epsg, boundary, grid_origin_x)
       values ($1, 'demo-city', $2, 'PA', 'America/New_York', 26918, '{"type": "Polygon"}', 0.1 + 0.2)`,
      [ids.site, awkwardName],
    );
    await client.query(`insert into identity.agency (id, name, kind) values ($1, 'Demo Police', 'police')`, [
      ids.agency,
    ]);
    await client.query(`insert into platform.record_number values ('FND', 2026, 12)`);
    await client.query(
      `insert into platform.event (id, kind, site_id, subject_table, subject_id, permission)
       select gen_random_uuid(), 'program.opened', $1, 'program.site', $1, (select min(name) from access.permission)`,
      [ids.site],
    );
  });
  await withClient(source.ownerUrl, (client) =>
    client.query(`insert into jobs.job (name, data) values ('dead-letter', '{"waiting": true}')`),
  );
  storedFile = (await openFileStore(filesFolder).put(Readable.from([randomBytes(5_000_000)]))).sha256;
  archive = join(folder, 'whole.psp');
  expectValue(await backup({ ownerUrl: source.ownerUrl, filesFolder, to: archive }));
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(folder, { recursive: true });
});

function rulesOf(database: FreshDatabase): Promise<string[]> {
  return withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ rule: string }>(
      `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as rule from pg_constraint
       where connamespace <> 'pg_catalog'::regnamespace
       union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
       union all select attrelid::regclass || ' ' || attname || ' ' || atthasdef from pg_attribute where atttypid = 'xid8'::regtype
       order by 1`,
    );
    return rows.map(({ rule }) => rule);
  });
}

const audit = (client: pg.Client) =>
  client.query<{ id: number }>(
    `insert into platform.audit (action, table_name) values ('read', 'a test') returning id`,
  );

describe('backup and restore', () => {
  it('bring every row, number and stored file into a new installation', async () => {
    const target = await open();
    const targetFiles = join(folder, 'target-files');
    const report = expectValue(
      await restore({ ownerUrl: target.ownerUrl, filesFolder: targetFiles, from: archive }),
    );
    expect(report).toMatchObject({ files: 1 });
    expect(await contentOf(target.ownerUrl)).toEqual(await contentOf(source.ownerUrl));
    const original = readFileSync(openFileStore(filesFolder).pathOf(storedFile));
    expect(readFileSync(openFileStore(targetFiles).pathOf(storedFile)).equals(original)).toBe(true);
  });

  it('leave every trigger, reference and default in force, and numbers going on where they were', async () => {
    const target = await open();
    const before = await rulesOf(target);
    expectValue(await restore({ ownerUrl: target.ownerUrl, filesFolder, from: archive }));
    expect(await rulesOf(target)).toEqual(before);
    await withClient(target.ownerUrl, async (client) => {
      const { rows: last } = await client.query<{ id: number }>('select max(id) as id from platform.audit');
      expect((await audit(client)).rows[0]!.id).toBeGreaterThan(last[0]!.id);
    });
  });

  it('give restored rows the transaction that restored them, for old numbers mean nothing in a new cluster', async () => {
    const target = await open();
    expectValue(await restore({ ownerUrl: target.ownerUrl, filesFolder, from: archive }));
    const { rows } = await withClient(target.ownerUrl, (client) =>
      client.query(
        `select distinct transaction_id < pg_snapshot_xmin(pg_current_snapshot()) as settled, transaction_id = e.xid as same
         from platform.audit, (select min(transaction_id) as xid from platform.event) e`,
      ),
    );
    expect(rows).toEqual([{ settled: true, same: true }]);
  });
});

describe('a backup', () => {
  it('is of one moment: what is written while it runs is not in it, in no table', async () => {
    const busy = await open();
    const to = join(folder, 'moment.psp');
    await withClient(busy.ownerUrl, async (writer) => {
      await writer.query(`insert into platform.record_number values ('OLD', 2026, 1)`);
      await writer.query('begin');
      await writer.query('lock table program.site in access exclusive mode');
      const running = backup({ ownerUrl: busy.ownerUrl, filesFolder, to });
      await untilSomeoneWaits(writer);
      await writer.query(`insert into platform.record_number values ('NEW', 2026, 1)`);
      await writer.query(
        `insert into program.site (id, slug, name, state, time_zone, epsg) values ($1, 'late', 'Late', 'PA', 'UTC', 26918)`,
        [ids.site],
      );
      await writer.query('commit');
      expectValue(await running);
    });
    const target = await open();
    expectValue(await restore({ ownerUrl: target.ownerUrl, filesFolder, from: to }));
    const content = await contentOf(target.ownerUrl);
    expect(content['platform.record_number']).toEqual(['(OLD,2026,1)']);
    expect(content['program.site']).toEqual([]);
  });

  it('never replaces a file', async () => {
    const outcome = await backup({ ownerUrl: source.ownerUrl, filesFolder, to: archive });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'backup.exists' } });
  });

  it('leaves no half-written file behind when it fails', async () => {
    const to = join(folder, 'failing.psp');
    await expect(
      backup({ ownerUrl: 'postgres://nobody@127.0.0.1:1/none', filesFolder, to }),
    ).rejects.toThrow();
    expect(() => readFileSync(`${to}.partial`)).toThrow();
  });
});

async function untilSomeoneWaits(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      `select from pg_locks l join pg_database d on d.oid = l.database
       where not l.granted and d.datname = current_database()`,
    );
    if (rows.length > 0) return;
    await pause(10);
  }
}

describe('a restore', () => {
  let target: FreshDatabase;
  let untouched: Record<string, string[]>;

  beforeEach(async () => {
    target ??= await open();
    untouched ??= await contentOf(target.ownerUrl);
  });

  const tryRestore = (from: string) => restore({ ownerUrl: target.ownerUrl, filesFolder, from });

  it('refuses a damaged or cut-off backup and changes nothing', async () => {
    const whole = readFileSync(archive);
    const damaged = join(folder, 'damaged.psp');
    for (const share of [0, 0.0001, 0.3, 0.99]) {
      writeFileSync(damaged, whole.subarray(0, Math.floor(whole.length * share)));
      expect(await tryRestore(damaged)).toMatchObject({ ok: false, failure: { code: 'backup.damaged' } });
    }
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)]! ^= 1;
    writeFileSync(damaged, flipped);
    expect(await tryRestore(damaged)).toMatchObject({ ok: false, failure: { code: 'backup.damaged' } });
    expect(await contentOf(target.ownerUrl)).toEqual(untouched);
  });

  it('refuses a backup of another version and names both', async () => {
    await withClient(target.ownerUrl, (client) =>
      client.query(
        `insert into platform.migration (name, sha256) values ('9999_program_go_further.sql', 'x')`,
      ),
    );
    expect(await tryRestore(archive)).toMatchObject({
      ok: false,
      failure: {
        code: 'backup.other-version',
        detail: expect.stringContaining('9999_program_go_further.sql'),
      },
    });
    await withClient(target.ownerUrl, (client) =>
      client.query(`delete from platform.migration where name ~ '^9999'`),
    );
  });

  it('refuses a database that has rows and names the table', async () => {
    const used = await open();
    await withClient(used.ownerUrl, (client) =>
      client.query(`insert into platform.record_number values ('IMP', 2026, 1)`),
    );
    expect(await restore({ ownerUrl: used.ownerUrl, filesFolder, from: archive })).toMatchObject({
      ok: false,
      failure: { code: 'backup.not-empty', detail: expect.stringContaining('platform.record_number') },
    });
  });

  it('knows all that a new installation holds of itself', async () => {
    const fresh = await open();
    const { held, known } = await withClient(fresh.ownerUrl, async (client) => {
      const tables = await tablesOf(client);
      const names = tables.map(({ name }) => name);
      const counts = names.map((name) => `select '${name}' as name where exists (select from ${name})`);
      const { rows } = await client.query<{ name: string }>(counts.join(' union all '));
      return {
        held: rows.map(({ name }) => name),
        known: [...writtenByEveryStart, ...(await givenByMigrations(client, tables))],
      };
    });
    expect(held.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says so when there is no such file', async () => {
    expect(await tryRestore(join(folder, 'none.psp'))).toMatchObject({
      ok: false,
      failure: { code: 'backup.not-found' },
    });
  });
});
