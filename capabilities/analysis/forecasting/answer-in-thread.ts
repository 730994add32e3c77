import { Worker } from 'node:worker_threads';
import type { Answered, ForecastAnswer, ForecastTask } from './task.ts';

/**
 * Computes in a thread of its own, so that requests are answered meanwhile. The records move to the thread without
 * being copied: the caller must not use them afterwards.
 */
export function answerInThread(task: ForecastTask, signal: AbortSignal): Promise<Answered<ForecastAnswer>> {
  signal.throwIfAborted();
  const { x, y, days, fatal, flags, district } = task.input.records;
  const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [x, y, days, fatal, flags, district].map(({ buffer }) => buffer as ArrayBuffer),
  });
  return new Promise((resolve, reject) => {
    const stop = () => {
      void worker.terminate();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The thread that computes a forecast ended without it.'));
    });
  });
}
