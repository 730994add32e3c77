import { pageWeight } from '#capabilities/publishing/bench/page-weight.ts';
import { startApplicationProcess } from './application-process.ts';
import { withFolder } from './folder.ts';
import type { Measurement } from './measurement.ts';

/** On the demo as it is served, in a process of its own. */
export function demoPageWeight(): Promise<Measurement> {
  return withFolder(async (folder) => {
    const application = await startApplicationProcess(folder);
    try {
      return await pageWeight(application.url);
    } finally {
      await application.stop();
    }
  });
}
