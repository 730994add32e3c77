import { Worker } from 'node:worker_threads';
import type { RunResult } from '../contract.ts';
import type { MethodInput, Progress } from '../methods/method.ts';
import { buffersOf } from './answer-in-thread.ts';

export type WorkerMessage =
  | { kind: 'progress'; stage: string; share: number }
  | { kind: 'result'; result: RunResult }
  | { kind: 'refused'; reason: string; mend: string };

export type WorkerOutcome = Exclude<WorkerMessage, { kind: 'progress' }> | { kind: 'stopped' };

/**
 * Runs a method in a thread of its own, so that requests are answered meanwhile. The records move to the thread
 * without being copied: the caller must not use them afterwards. Stopping ends the thread at once.
 */
export function runInWorker(
  input: MethodInput,
  progress: Progress,
  signal: AbortSignal,
): Promise<WorkerOutcome> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: input,
    transferList: buffersOf(input.records),
  });
  return new Promise((resolve, reject) => {
    let outcome: WorkerOutcome | null = null;
    const stop = () => {
      outcome ??= { kind: 'stopped' };
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') progress(message.stage, message.share);
      else outcome ??= message;
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      if (outcome) resolve(outcome);
      else reject(new Error(`The analysis thread ended without a result (exit code ${code}).`));
    });
  });
}
