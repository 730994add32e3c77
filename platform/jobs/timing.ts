/** How patient the background is. Tests are less so; nothing else changes with it. */
export type Timing = {
  /** The safety net under notifications: how often the outbox is looked through anyway. */
  outboxEveryMs: number;
  /** How long a process may take over what it claimed before another takes it up. */
  claimMs: number;
  /** How often a handler is tried, and how long after its first failure the second try comes; the wait doubles. */
  handlerTries: number;
  handlerRetryMs: number;
  /** A job whose process gave no sign of life for this long is given to another (pg-boss: at least 10). */
  jobHeartbeatSeconds: number;
  jobSuperviseSeconds: number;
  jobPollSeconds: number;
  jobRetrySeconds: number;
  cronSeconds: number;
  /** How long a stopping process waits for jobs that were told to stop. */
  stopMs: number;
  sealEveryMs: number;
};

export const ordinaryTiming: Timing = {
  outboxEveryMs: 5_000,
  claimMs: 60_000,
  handlerTries: 8,
  handlerRetryMs: 1_000,
  jobHeartbeatSeconds: 30,
  jobSuperviseSeconds: 10,
  jobPollSeconds: 2,
  jobRetrySeconds: 5,
  cronSeconds: 30,
  stopMs: 20_000,
  sealEveryMs: 5_000,
};
