import type { Services } from '#platform/http/capability.ts';

export type JobContext = {
  id: string;
  attempt: number;
  /**
   * Ends the work early when the process shuts down or another process has taken the job over. Work that heeds it
   * throws (`signal.throwIfAborted()`): a return means done.
   */
  signal: AbortSignal;
};

/**
 * Work done after the request is answered. It may run twice (a process can die after the work and before the
 * mark), so `run` is idempotent.
 */
export type JobDefinition<I = unknown> = {
  name: string;
  /** The kinds of event that start it, each event at most once; its input is made from the event. */
  startedBy?: {
    kind: string;
    input(event: { subject: { id: string }; payload: Record<string, unknown> }): I;
  }[];
  /** A cron line in UTC, for work that recurs; its input is then empty. */
  every?: string;
  /** Tries after the first one that failed, before it is left as a dead letter. Three unless said. */
  retries?: number;
  run(input: I, services: Services, context: JobContext): Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: each job carries its own input; `declareJob` types it where it is declared
export type AnyJob = JobDefinition<any>;

export function declareJob<I>(definition: JobDefinition<I>): JobDefinition<I> {
  return definition;
}
