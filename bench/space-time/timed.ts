/** Seconds of the median run, after one that warms up. */
export async function timed<T>(
  runs: number,
  work: () => Promise<T> | T,
): Promise<{ seconds: number; result: T }> {
  let result = await work();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    result = await work();
    seconds.push((performance.now() - started) / 1000);
  }
  return { seconds: seconds.sort((a, b) => a - b)[runs >> 1]!, result };
}

/** Seconds of one thread ÷ seconds of two, in turns so that both see the same machine; the median of three. */
export async function gainOfTwoThreads(work: (threads: number) => Promise<unknown>): Promise<number> {
  const gains: number[] = [];
  for (let turn = 0; turn < 3; turn++)
    gains.push((await elapsed(() => work(1))) / (await elapsed(() => work(2))));
  return gains.sort((a, b) => a - b)[1]!;
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function requireSame(ours: number, twin: number, what: string): void {
  if (Math.abs(ours - twin) > 1e-9 * Math.max(1, Math.abs(twin))) {
    throw new Error(`${what} is ${ours}, its twin says ${twin}.`);
  }
}
