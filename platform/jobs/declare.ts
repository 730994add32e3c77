import type { Services } from '#platform/http/capability.ts';

export type JobContext = {
  id: string;
  attempt: number;
  /** Ends the work early when the process shuts down; the job is then taken up again elsewhere. */
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
  /** A cron line in UTC, for work that recurs. */
  every?: string;
  retries?: number;
  run(input: I, services: Services, context: JobContext): Promise<void>;
};

export function declareJob<I>(definition: JobDefinition<I>): JobDefinition<I> {
  return definition;
}
