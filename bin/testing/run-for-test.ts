import { runCommandLine } from '../command-line.ts';

/** Runs one command as a person would type it and gives what it wrote. */
export async function runForTest(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ out: string; err: string; exitCode: number }> {
  let out = '';
  let err = '';
  const exitCode = await runCommandLine(args, {
    env,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { out, err, exitCode };
}
