import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Measurement } from './measurement.ts';

const PROGRAM = join(import.meta.dirname, '../bin/psp.ts');
const LONGEST_START_MS = 10 * 60_000;

/** From nothing to the ready line, with the demo loaded, and once more on what the first start left. */
export async function start(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'psp-bench-start-'));
  try {
    const first = await secondsUntilReady(folder);
    const second = await secondsUntilReady(folder);
    return {
      name: 'start',
      figure: second,
      unit: 's until ready, second start',
      goal: first / 2,
      met: second <= first / 2,
      peer: first,
      detail: `first start ${first.toFixed(1)} s (database made, demo loaded), second ${second.toFixed(1)} s; goal: at most half of the first`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function secondsUntilReady(folder: string): Promise<number> {
  const started = performance.now();
  const application = spawn(process.execPath, [PROGRAM, 'start'], {
    env: { ...process.env, PORT: '0', PSP_DATA_DIR: folder, PSP_DEMO: 'on', DATABASE_URL: '', NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await readyLine(application);
    return (performance.now() - started) / 1000;
  } finally {
    if (application.exitCode === null) {
      application.kill('SIGTERM');
      await once(application, 'exit');
    }
  }
}

function readyLine(application: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    const late = setTimeout(() => failed(new Error('it was not ready within ten minutes')), LONGEST_START_MS);
    application.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`it ended with code ${code} before it was ready`));
    });
    createInterface({ input: application.stdout! }).on('line', (line) => {
      if (!line.startsWith('ready: ')) return;
      clearTimeout(late);
      ready();
    });
  });
}
