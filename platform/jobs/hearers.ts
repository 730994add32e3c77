import { fromKysely } from 'pg-boss';
import type { Tx } from '#platform/database/database.ts';
import type { Capability, PlatformEvent, Services } from '#platform/http/capability.ts';
import type { AnyJob } from './declare.ts';
import type { Timing } from './timing.ts';
import type { JobQueue } from './work-jobs.ts';

/** One who hears events: a handler, or a job that an event starts. `heard` is called after the commit. */
export type Hearer = {
  name: string;
  kinds: ReadonlySet<string>;
  hear(tx: Tx, event: PlatformEvent): Promise<void>;
  heard?(): void;
};

export function hearersOf(
  capabilities: readonly Capability[],
  services: Services,
  queue: JobQueue,
  timing: Timing,
): Hearer[] {
  const handlers = capabilities.flatMap((capability) => capability.handlers ?? []);
  const jobs = capabilities.flatMap((capability) => capability.jobs ?? []);
  return [
    ...handlers.map((handler) => ({
      name: handler.name,
      kinds: new Set(handler.hears),
      hear: (tx: Tx, event: PlatformEvent) => handler.handle(tx, event, services),
    })),
    ...jobs.filter((job) => job.startedBy?.length).map((job) => starterOf(job, queue, timing)),
  ];
}

/** Puts the job into the queue in the very transaction that marks the event as heard: once, whoever dies when. */
function starterOf(job: AnyJob, queue: JobQueue, timing: Timing): Hearer {
  const inputs = new Map((job.startedBy ?? []).map((start) => [start.kind, start.input]));
  return {
    name: `job ${job.name}`,
    kinds: new Set(inputs.keys()),
    hear: async (tx, event) => {
      await queue.boss.send(job.name, inputs.get(event.kind)!(event) as object, {
        id: event.id,
        db: fromKysely(tx),
        heartbeatSeconds: timing.jobHeartbeatSeconds,
        retryDelay: timing.jobRetrySeconds,
      });
    },
    heard: () => queue.wake(job.name),
  };
}
