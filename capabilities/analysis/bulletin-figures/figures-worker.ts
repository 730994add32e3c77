import { parentPort, workerData } from 'node:worker_threads';
import { computeFigures } from './compute-figures.ts';
import type { FiguresInput } from './input.ts';

/** In a thread of its own: one week’s figures, then the thread ends. */
parentPort!.postMessage(computeFigures(workerData as FiguresInput));
