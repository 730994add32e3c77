import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readPidFile } from './pid-file.ts';
import { type OpenedCluster, openCluster, serverEnvironment } from './run-as.ts';
import type { ServerUser } from './server-user.ts';
import { startWatchdog } from './watchdog.ts';

type PostmasterOptions = {
  dataDir: string;
  cluster: string;
  native: string;
  user: ServerUser | undefined;
  fsync: boolean;
  settings: Record<string, string>;
};

export type Postmaster = {
  port: number;
  version: string;
  /** Resolves when the server ends without having been asked to. */
  endedByItself: Promise<void>;
  stop(): Promise<void>;
};

export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    const port = await freePort();
    const attempt = await launch(port, options);
    if ('postmaster' in attempt) return attempt.postmaster;
    // The port was taken in between, or the last backends of a killed server are still leaving.
    const passing = /could not create any TCP\/IP sockets|is still in use/.test(attempt.said);
    if (!passing || Date.now() > giveUpAt) throw new Error(startFailed(options.dataDir, attempt.said));
    await pause(200);
  }
}

async function launch(
  port: number,
  options: PostmasterOptions,
): Promise<{ postmaster: Postmaster } | { said: string }> {
  const { cluster, user } = options;
  const logFile = openLog(options.dataDir);
  const opened = openCluster(cluster, user);
  const watchdog = startWatchdog(user);
  const child = spawnPostgres(port, options, opened, logFile.descriptor);
  watchdog.guard(child.pid);
  const exited = endOf(child).then(() => watchdog.dismiss());
  closeSync(logFile.descriptor);
  opened.close();
  if (!(await becomesReady(child, cluster))) {
    await exited;
    return { said: logFile.saidSince() };
  }
  let stopping = false;
  const endedByItself = new Promise<void>((ended) => exited.then(() => stopping || ended()));
  const stop = async () => {
    stopping = true;
    await shutDown(child, exited);
  };
  return { postmaster: { port, version: versionIn(logFile.saidSince()), endedByItself, stop } };
}

function spawnPostgres(
  port: number,
  options: PostmasterOptions,
  opened: OpenedCluster,
  log: number,
): ChildProcess {
  const { native, user, fsync, settings } = options;
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', opened.path, ...args], {
    ...user,
    cwd: '/',
    env: serverEnvironment(),
    // Its own group: Ctrl-C is for the application, which drains its requests before it stops the server.
    detached: true,
    stdio: ['ignore', log, log, ...opened.stdio],
  });
  // A command that fails must be able to end; the watchdog then stops the server.
  child.unref();
  return child;
}

/** Also when it could not be run at all. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
}

/** The server writes its state into the last line of its pid file; no client is needed to ask. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const found = readPidFile(cluster);
    if (found?.pid === child.pid && found?.state === 'ready') return true;
    await pause(15);
  }
  return false;
}

const FAST_SHUTDOWN = 'SIGINT';
const IMMEDIATE_SHUTDOWN = 'SIGQUIT';

async function shutDown(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(FAST_SHUTDOWN);
  const patience = setTimeout(() => child.kill(IMMEDIATE_SHUTDOWN), 30_000);
  await exited;
  clearTimeout(patience);
}

type ServerLog = { path: string; descriptor: number; saidSince: () => string };

/** Kept across starts, begun anew when it has grown past 10 MB. */
function openLog(dataDir: string): ServerLog {
  const path = join(dataDir, 'postgres.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const from = size > 10_000_000 ? 0 : size;
  const descriptor = openSync(path, from === size ? 'a' : 'w', 0o600);
  return { path, descriptor, saidSince: () => readFileSync(path).subarray(from).toString('utf8') };
}

function versionIn(said: string): string {
  return said.match(/starting PostgreSQL (\S+)/)?.[1] ?? 'unknown';
}

function startFailed(dataDir: string, said: string): string {
  const reasons = said.split('\n').filter((line) => /FATAL|PANIC|HINT|DETAIL/.test(line));
  const last = reasons.slice(-4).join('\n') || said.trim().split('\n').slice(-4).join('\n');
  return `PostgreSQL did not start on ${dataDir}:\n${last}\nAll it said is in ${join(dataDir, 'postgres.log')}.`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
