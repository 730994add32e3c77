import { startSealing } from '#platform/audit/seal-audit.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { dispatchEvents } from './dispatch-events.ts';
import { hearersOf } from './hearers.ts';
import { ordinaryTiming, type Timing } from './timing.ts';
import { troubleLog } from './trouble.ts';
import { workJobs } from './work-jobs.ts';

export type Background = { stop(): Promise<void> };

/** Starts what works behind the requests: deliveries of events, jobs and the audit's sealing. */
export async function startBackground(
  services: Services,
  capabilities: readonly Capability[],
  timing: Timing = ordinaryTiming,
): Promise<Background> {
  const trouble = troubleLog(services.config.logLevel);
  const jobs = capabilities.flatMap((capability) => capability.jobs ?? []);
  const queue = await workJobs(services, jobs, timing, trouble);
  const dispatching = dispatchEvents(
    services,
    hearersOf(capabilities, services, queue, timing),
    timing,
    trouble,
  );
  const sealing = startSealing(services, timing, trouble);
  return {
    stop: async () => {
      await Promise.all([dispatching.stop(), sealing.stop()]);
      await queue.stop();
    },
  };
}
