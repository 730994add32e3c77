import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';

const START_LIMIT_MS = 120_000;

export type StartedApplication = {
  url: string;
  dataDir: string;
  /** As a power cut would: no chance to tidy. */
  kill(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Stops and forgets the data. */
  discard(): Promise<void>;
};

/** The demo partnership for a story of its own, as it stands when its own jobs are done. */
export function startDemo(): Promise<StartedApplication> {
  const dataDir = mkdtempSync(join(tmpdir(), 'psp-journey-'));
  // Started by root, the database is another user's: only `cp -p` keeps whose a file is.
  execFileSync('cp', ['-Rp', `${inject('demoAtRest')}/.`, dataDir]);
  return startApplicationProcess({ dataDir });
}

/** The product as a user starts it: a process of its own on a data folder, which may be given again. */
export async function startApplicationProcess({ dataDir }: { dataDir: string }): Promise<StartedApplication> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../bin/psp.ts'), 'start'], {
    env: {
      ...process.env,
      ...{ PORT: '0', PSP_DATA_DIR: dataDir, DATABASE_URL: '', NODE_ENV: '' },
      // Every kind of case is there; the whole caseload of ten years would only make each story wait.
      PSP_DEMO_CASES: '600',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readyUrl(child).catch(async (error) => {
    await end(child, 'SIGKILL');
    throw error;
  });
  return {
    url,
    dataDir,
    kill: async () => {
      await end(child, 'SIGKILL');
    },
    stop: () => end(child, 'SIGTERM'),
    discard: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    const limit = setTimeout(
      () => failed(new Error('The application was not ready in time.')),
      START_LIMIT_MS,
    );
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', (line) => {
      const found = /^ready: (\S+)$/.exec(line);
      if (!found) return;
      clearTimeout(limit);
      ready(found[1]!);
    });
    child.once('exit', (code) =>
      failed(new Error(`The application ended with code ${code} before it was ready.`)),
    );
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  child.kill(signal);
  return await ended;
}
