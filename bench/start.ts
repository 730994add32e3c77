import { startApplicationProcess } from './application-process.ts';
import { withFolder } from './folder.ts';
import type { Measurement } from './measurement.ts';

/** From nothing to the ready line, with the demo loaded, and once more on what the first start left. */
export function start(): Promise<Measurement> {
  return withFolder(async (folder) => {
    const first = await secondsUntilReady(folder);
    const second = await secondsUntilReady(folder);
    return {
      name: 'start',
      figure: second,
      unit: 's until ready, second start',
      goal: first / 2,
      met: second <= first / 2,
      peer: first,
      detail: `first start ${first.toFixed(1)} s (database made, demo loaded), second ${second.toFixed(1)} s; goal: at most half of the first`,
    };
  });
}

async function secondsUntilReady(folder: string): Promise<number> {
  const application = await startApplicationProcess(folder);
  await application.stop();
  return application.secondsUntilReady;
}
