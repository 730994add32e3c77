import { Worker } from 'node:worker_threads';
import type { BulletinFigures } from '#capabilities/bulletins/contract.ts';
import type { Records } from '../methods/method.ts';
import type { FiguresInput } from './input.ts';

/**
 * Computes the figures in a thread of its own, so that requests are answered meanwhile. The records move to the
 * thread without being copied: the caller must not use them afterwards.
 */
export function figuresInThread(input: FiguresInput, signal: AbortSignal): Promise<BulletinFigures> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./figures-worker.ts', import.meta.url), {
    workerData: input,
    transferList: [...buffersOf(input.events), ...buffersOf(input.victims)],
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
      reject(new Error('The thread that computes a bulletin’s figures ended without them.'));
    });
  });
}

function buffersOf({ x, y, days, fatal, flags, district }: Records): ArrayBuffer[] {
  return [x, y, days, fatal, flags, district].map(({ buffer }) => buffer as ArrayBuffer);
}
