import type { Capability, Services } from '#platform/http/capability.ts';

export type Background = { stop(): Promise<void> };

/** Starts what works behind the requests: deliveries of events, jobs, live updates and the audit's sealing. */
export async function startBackground(
  _services: Services,
  _capabilities: readonly Capability[],
): Promise<Background> {
  return { stop: async () => {} };
}
