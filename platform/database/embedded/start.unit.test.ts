import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOfRunning } from './attach.ts';
import { pidFileOf, readPidFile } from './pid-file.ts';
import { birthOf } from './process-birth.ts';
import { type EmbeddedServer, startEmbedded } from './start.ts';

let dataDir: string;
const running: EmbeddedServer[] = [];
const applications: ChildProcess[] = [];

beforeEach(() => {
  // mkdtemp makes folders only this user can enter, as root's home is: the server's user must cope.
  dataDir = mkdtempSync(join(tmpdir(), 'psp-embedded-'));
});

afterEach(async () => {
  for (const application of applications.splice(0)) await kill(application);
  await Promise.all(running.splice(0).map((server) => server.stop()));
  const left = readPidFile(join(dataDir, 'cluster'))?.pid;
  while (left && left !== process.pid && birthOf(left)) await pause(20);
  rmSync(dataDir, { recursive: true });
});

async function start(
  options: { fsync?: boolean; settings?: Record<string, string> } = {},
): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, fsync: false, ...options });
  running.push(server);
  return server;
}

async function ask<Row extends pg.QueryResultRow>(server: EmbeddedServer, sql: string): Promise<Row[]> {
  const client = new pg.Client(server.adminUrl);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

async function rowsIn(server: EmbeddedServer): Promise<number> {
  const [count] = await ask<{ rows: number }>(server, 'select count(*)::int as rows from written');
  return count!.rows;
}

/** Started as a process of its own, so that it can be killed; resolves when it has written 50 rows. */
async function busyApplication(): Promise<{ process: ChildProcess; acknowledged: () => number }> {
  const fixture = join(import.meta.dirname, 'busy-application.fixture.ts');
  const application = spawn(process.execPath, [fixture, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  applications.push(application);
  let last = 0;
  const lines = createInterface({ input: application.stdout! });
  await new Promise<void>((enough, failed) => {
    application.once('exit', () => failed(new Error('the application ended before it wrote')));
    lines.on('line', (line) => {
      last = Number(line);
      if (last >= 50) enough();
    });
  });
  return { process: application, acknowledged: () => last };
}

async function kill(application: ChildProcess): Promise<void> {
  if (application.exitCode !== null || application.signalCode !== null) return;
  application.kill('SIGKILL');
  await once(application, 'close');
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).map(Number);
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('makes a cluster on the first start, with checksums, passwords and one meaning of text everywhere', async () => {
    const server = await start({ fsync: true });
    expect(server).toMatchObject({ created: true, tookOver: false, version: expect.stringMatching(/^17\./) });
    const [settings] = await ask(
      server,
      `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
              current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
              lower('ÉÑ') as lowered, 'Z' < 'a' as by_code_point`,
    );
    expect(settings).toEqual({
      checksums: 'on',
      fsync: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      lowered: 'éñ',
      by_code_point: true,
    });
    const rules = await ask(server, 'select distinct auth_method from pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  });

  it('keeps the data and the password over a stop and a second start', async () => {
    const first = await start();
    await ask(first, 'create table kept as select 7 as n');
    await first.stop();
    const second = await start();
    expect(second.created).toBe(false);
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(new URL(second.adminUrl).password).toBe(new URL(first.adminUrl).password);
  });

  it('can be found by another command while it runs, and only then', async () => {
    expect(addressOfRunning(dataDir)).toBeNull();
    const server = await start();
    expect(addressOfRunning(dataDir)).toBe(server.adminUrl);
    await server.stop();
    expect(addressOfRunning(dataDir)).toBeNull();
  });

  it('leaves nothing running and no claim on the folder after a stop, however often it is asked', async () => {
    const server = await start();
    const { pid } = readPidFile(join(dataDir, 'cluster'))!;
    await Promise.all([server.stop(), server.stop()]);
    expect(birthOf(pid)).toBeUndefined();
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'postgres.log', 'postgres.password']);
  });

  it('passes settings on and says what PostgreSQL said when it refuses one', async () => {
    const server = await start({ settings: { work_mem: '7MB' } });
    expect(await ask(server, 'show work_mem')).toEqual([{ work_mem: '7MB' }]);
    await server.stop();
    await expect(start({ settings: { work_mem: 'much' } })).rejects.toThrow(/did not start.*work_mem/s);
  });

  it('tells the application when it ends without having been asked to, and only then', async () => {
    const server = await start();
    const { pid } = readPidFile(join(dataDir, 'cluster'))!;
    process.kill(pid, 'SIGKILL');
    await server.endedByItself;
    await server.stop();
    const again = await start();
    let told = false;
    again.endedByItself.then(() => {
      told = true;
    });
    await again.stop();
    await pause(0);
    expect(told).toBe(false);
  });

  it('stops by itself when the application is killed, and has every acknowledged row afterwards', async () => {
    const application = await busyApplication();
    const { pid } = readPidFile(join(dataDir, 'cluster'))!;
    await kill(application.process);
    while (birthOf(pid)) await pause(20);
    const server = await start();
    expect(server.tookOver).toBe(false);
    expect(await rowsIn(server)).toBeGreaterThanOrEqual(application.acknowledged());
  });

  it.runIf(process.platform === 'linux')(
    'takes over a server whose watchdog died with its application',
    async () => {
      const application = await busyApplication();
      const { pid } = readPidFile(join(dataDir, 'cluster'))!;
      for (const child of childrenOf(application.process.pid!))
        if (child !== pid) process.kill(child, 'SIGKILL');
      await kill(application.process);
      expect(birthOf(pid)).toBeDefined();
      const server = await start();
      expect(server.tookOver).toBe(true);
      expect(birthOf(pid)).toBeUndefined();
      expect(await rowsIn(server)).toBeGreaterThanOrEqual(application.acknowledged());
    },
  );

  it('refuses a folder another application uses and names it, and leaves that one alone', async () => {
    const application = await busyApplication();
    await expect(start()).rejects.toThrow(
      new RegExp(`in use by process ${application.process.pid} .*busy-application.*Stop it first`),
    );
    const before = application.acknowledged();
    await expect.poll(application.acknowledged).toBeGreaterThan(before);
  });

  it('starts after a crash of the whole server, even when another process now has its number', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(pidFileOf(join(dataDir, 'cluster')), `${process.pid}\n${dataDir}\n`);
    const second = await start();
    expect(second.tookOver).toBe(false);
  });
});
