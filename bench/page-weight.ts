import { pageWeight } from '#capabilities/publishing/bench/page-weight.ts';
import { startApplicationProcess } from './application-process.ts';
import { withFolder } from './folder.ts';
import type { Measurement } from './measurement.ts';

/** On the demo as it is served, in a process of its own. */
export function demoPageWeight(): Promise<Measurement> {
  return withFolder(async (folder) => {
    const application = await startApplicationProcess(folder);
    try {
      await untilPublished(application.url);
      return await pageWeight(application.url);
    } finally {
      await application.stop();
    }
  });
}

/** The demo's findings are frozen a moment after the start; a page without them would weigh too little. */
async function untilPublished(url: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const page = await (await fetch(`${url}/sites/philadelphia-pa`)).text();
    if (page.includes('/findings/FND-')) return;
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Error('No finding was published within a minute of the start.');
}
