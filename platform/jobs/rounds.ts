export type Rounds = {
  /** A round now, or one more after the one that is running. */
  wake(): void;
  /** Resolves when the running round has ended; no other begins. */
  stop(): Promise<void>;
};

/** Does one thing again and again, never twice at once: every so often by the clock, and at once when woken. */
export function startRounds(options: {
  everyMs: number;
  round: () => Promise<unknown>;
  trouble: (error: unknown) => void;
}): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;

  const run = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    if (running) {
      wanted = true;
      return;
    }
    wanted = false;
    running = options
      .round()
      .then(() => {}, options.trouble)
      .then(next);
  };
  const next = (): void => {
    running = null;
    if (stopped) return;
    if (wanted) run();
    else timer = setTimeout(run, options.everyMs);
  };

  run();
  return {
    wake: run,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
