import { parentPort, workerData } from 'node:worker_threads';
import { answer, type ForecastTask } from './task.ts';

/** The far side of `answerInThread`: one answer, then the thread ends. */
parentPort!.postMessage(answer(workerData as ForecastTask));
