import type { Timing } from '../timing.ts';

/** Impatient enough for a test to wait for. */
export const quickTiming: Timing = {
  outboxEveryMs: 200,
  claimMs: 1_500,
  handlerTries: 3,
  handlerRetryMs: 20,
  jobHeartbeatSeconds: 10,
  jobSuperviseSeconds: 1,
  jobPollSeconds: 0.5,
  jobRetrySeconds: 0,
  cronSeconds: 1,
  stopMs: 5_000,
  sealEveryMs: 200,
};
