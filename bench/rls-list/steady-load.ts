import { Worker } from 'node:worker_threads';
import type { Load, LoadResult } from './load-worker.ts';

/**
 * Requests at a fixed rate, whether or not the ones before were answered, from a thread of its own. Each is timed
 * from the moment it was due, so that a server that stalls can't hide it by being asked less.
 */
export function steadyLoad(load: Load): Promise<LoadResult> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: load });
  return new Promise((done, failed) => {
    worker.once('message', done);
    worker.once('error', failed);
  });
}
