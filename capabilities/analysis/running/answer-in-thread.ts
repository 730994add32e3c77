import { Worker } from 'node:worker_threads';
import type { Records } from '../methods/method.ts';

/**
 * Has a question answered in a thread of its own, so that requests are answered meanwhile; the thread says one thing
 * and ends. The records move to it without being copied: the caller must not use them afterwards.
 */
export function answerInThread<T>(
  script: URL,
  input: unknown,
  records: readonly Records[],
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const worker = new Worker(script, { workerData: input, transferList: records.flatMap(buffersOf) });
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
      reject(new Error(`The thread ${script.pathname.split('/').at(-1)} ended without an answer.`));
    });
  });
}

/** The memory of records, to be handed over to a thread. */
export function buffersOf({ x, y, days, fatal, flags, district }: Records): ArrayBuffer[] {
  return [x, y, days, fatal, flags, district].map(({ buffer }) => buffer as ArrayBuffer);
}
