import { FailureError, type Outcome } from '#platform/outcome/outcome.ts';

/** Where a command runs and writes: results to `out`, everything about the command itself to `err`. */
export type Terminal = {
  env: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
};

export const processTerminal: Terminal = {
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

export type Printing = { json?: boolean };

/** The one way a result is shown: as one line of JSON for programs, as lines for people. */
export function print<T>(
  terminal: Terminal,
  outcome: Outcome<T>,
  { json }: Printing,
  linesOf: (value: T) => string[],
): void {
  if (!outcome.ok) throw new FailureError(outcome.failure);
  const lines = json ? [JSON.stringify(outcome.value)] : linesOf(outcome.value);
  terminal.out(`${lines.join('\n')}\n`);
}
