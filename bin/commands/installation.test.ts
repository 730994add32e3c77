import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '#platform/audit/seal-audit.ts';
import { systemClock } from '#platform/clock/clock.ts';
import { withClient } from '#platform/database/provision.ts';
import { type FreshDatabase, freshDatabase, TEST_SECRET } from '#platform/database/testing/fresh-database.ts';
import { runForTest } from '../testing/run-for-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-commands-'));
const archive = join(folder, 'backup.tar.gz');
let full: FreshDatabase;
let empty: FreshDatabase;

beforeAll(async () => {
  [full, empty] = await Promise.all([freshDatabase(), freshDatabase()]);
  await full.asSystem('an agency for the test', (tx) =>
    sql`insert into identity.agency (id, name, kind)
      values ('0197a000-0000-7000-8000-000000000001', 'Demo Police', 'police')`.execute(tx),
  );
  await sealAudit({ database: full, secret: TEST_SECRET, clock: systemClock });
});
afterAll(async () => {
  await Promise.all([full.drop(), empty.drop()]);
  rmSync(folder, { recursive: true });
});

function run(database: FreshDatabase, ...args: string[]) {
  return runForTest(args, {
    DATABASE_URL: database.ownerUrl,
    PSP_SECRET: TEST_SECRET,
    PSP_DATA_DIR: join(folder, database === full ? 'full' : 'empty'),
  });
}

describe('psp migrate', () => {
  it('says that there is nothing to do', async () => {
    const { out, exitCode } = await run(full, 'migrate', '--json');
    expect(JSON.parse(out)).toEqual({ applied: [], total: expect.any(Number) });
    expect(exitCode).toBe(0);
    expect((await run(full, 'migrate')).out).toMatch(/^The database is up to date: \d+ migrations/);
  });
});

describe('psp backup and psp restore', () => {
  it('carry an installation over, with an audit that still holds', async () => {
    const written = await run(full, 'backup', archive, '--json');
    expect(JSON.parse(written.out)).toMatchObject({ file: archive, files: 0 });
    const restored = await run(empty, 'restore', archive);
    expect(restored).toMatchObject({ err: '', exitCode: 0 });
    const { rows } = await withClient(empty.ownerUrl, (client) =>
      client.query<{ name: string }>('select name from identity.agency'),
    );
    expect(rows).toEqual([{ name: 'Demo Police' }]);
    expect((await run(empty, 'audit', 'verify')).out).toMatch(/^The audit is whole: [1-9]\d* rows in 1 days/);
  });

  it('refuse what would overwrite, in one sentence with the mend', async () => {
    const twice = await run(full, 'backup', archive);
    expect(twice.err).toMatch(/exists, and a backup never replaces a file\. Choose another name/);
    const again = await run(empty, 'restore', archive);
    expect(again.err).toMatch(/a restore never mixes with other data\. Restore into a new installation/);
    const missing = await run(empty, 'restore', join(folder, 'none.tar.gz'));
    expect([twice.exitCode, again.exitCode, missing.exitCode]).toEqual([1, 1, 1]);
  });
});

describe('psp audit verify', () => {
  it('ends with code 1 and names the day when a row was edited', async () => {
    await withClient(full.ownerUrl, (client) =>
      client.query(
        "update platform.audit set purpose = 'nothing to see' where id = (select min(id) from platform.audit)",
      ),
    );
    const { out, err, exitCode } = await run(full, 'audit', 'verify', '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: false, faults: [{ position: 1 }] });
    expect(JSON.parse(err).error.message).toBe('One place does not hold.');
    expect(exitCode).toBe(1);
    expect((await run(full, 'audit', 'verify')).out).toMatch(/^ {2}\d{4}-\d\d-\d\d row 1: the audit row/m);
  });
});

describe('psp user', () => {
  it('says who the first can be named with while there is nobody', async () => {
    expect((await run(full, 'user', 'list')).out).toContain('psp user invite-admin EMAIL --name NAME');
  });

  it('names the first administrator and lists them', async () => {
    const invited = await run(full, 'user', 'invite-admin', 'first@example.org', '--name', 'Demo First');
    expect(invited.out).toMatch(/^Give this link to Demo First; it works once, until .* UTC:\nhttp.*\/app\//);
    expect((await run(full, 'user', 'list')).out).toBe(
      'Demo First <first@example.org>, invited: Program administrator (Program office)\n',
    );
  });

  it('names no second one', async () => {
    const second = await run(full, 'user', 'invite-admin', 'second@example.org', '--name', 'Demo Second');
    expect([second.out, second.exitCode]).toEqual(['', 1]);
    expect(second.err).toContain('The command names the first one only.');
  });

  it('asks for an address that is one', async () => {
    const { err, exitCode } = await run(full, 'user', 'invite-admin', 'first', '--name', 'Demo First');
    expect([err, exitCode]).toEqual(['first is not an e-mail address. Write it as name@agency.gov.\n', 2]);
  });
});

describe('a command on settings that are wrong', () => {
  it('names the setting and the mend, without a stack', async () => {
    const { err, exitCode } = await runForTest(['migrate'], { DATABASE_URL: 'mysql://x' });
    expect(err).toBe(
      'DATABASE_URL: it is not a PostgreSQL address. Give postgres://user:password@host:port/database.\n',
    );
    expect(exitCode).toBe(1);
  });
});
