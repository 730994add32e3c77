import { parentPort, workerData } from 'node:worker_threads';
import { StatisticsError } from '@psp/statistics';
import type { MethodInput } from '../methods/method.ts';
import { runMethod } from '../methods/run-method.ts';
import type { WorkerMessage } from './run-in-worker.ts';

/** The far side of `runInWorker`: one run, then the thread ends. */
function tell(message: WorkerMessage): void {
  parentPort!.postMessage(message);
}

try {
  const result = runMethod(workerData as MethodInput, (stage, share) =>
    tell({ kind: 'progress', stage, share }),
  );
  tell({ kind: 'result', result });
} catch (error) {
  if (!(error instanceof StatisticsError)) throw error;
  tell({ kind: 'refused', reason: error.message, mend: error.mend });
}
