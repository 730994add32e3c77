import { parentPort, workerData } from 'node:worker_threads';
import { simulate } from './simulations.ts';

parentPort!.postMessage(simulate(workerData));
