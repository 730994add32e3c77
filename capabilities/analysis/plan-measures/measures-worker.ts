import { parentPort, workerData } from 'node:worker_threads';
import { computeMeasures, type MeasuresInput } from './compute-measures.ts';

/** In a thread of its own: the measures that were asked for, then the thread ends. */
parentPort!.postMessage(computeMeasures(workerData as MeasuresInput));
