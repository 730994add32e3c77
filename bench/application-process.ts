import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type ApplicationProcess = { url: string; secondsUntilReady: number; stop(): Promise<void> };

const PROGRAM = join(import.meta.dirname, '../bin/psp.ts');
const LONGEST_START_MS = 10 * 60_000;

/** The application with its demo, as `psp start` runs it, on a data folder. */
export async function startApplicationProcess(folder: string): Promise<ApplicationProcess> {
  const started = performance.now();
  const application = spawn(process.execPath, [PROGRAM, 'start'], {
    env: { ...process.env, PORT: '0', PSP_DATA_DIR: folder, PSP_DEMO: 'on', DATABASE_URL: '', NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => stopped(application);
  try {
    const url = await readyAddress(application);
    return { url, secondsUntilReady: (performance.now() - started) / 1000, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopped(application: ChildProcess): Promise<void> {
  if (application.exitCode !== null || application.signalCode !== null) return;
  application.kill('SIGTERM');
  await once(application, 'exit');
}

function readyAddress(application: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    const late = setTimeout(() => failed(new Error('it was not ready within ten minutes')), LONGEST_START_MS);
    application.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`it ended with code ${code} before it was ready`));
    });
    createInterface({ input: application.stdout! }).on('line', (line) => {
      const [, address] = /^ready: (\S+)/.exec(line) ?? [];
      if (!address) return;
      clearTimeout(late);
      ready(address);
    });
  });
}
