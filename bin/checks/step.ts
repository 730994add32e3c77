import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export type Outcome = { passed: number; skipped: number; failures: string[] };
export type Step = { title: string; run: () => Promise<Outcome> };

export const passed: Outcome = { passed: 1, skipped: 0, failures: [] };
export const failed = (reason: string): Outcome => ({ passed: 0, skipped: 0, failures: [reason] });

let running: ChildProcess | undefined;

/** Runs one of the installed tools with this Node; its output goes to the screen unless it is asked for. */
export function runTool(
  tool: string,
  args: string[],
  options: { capture?: boolean; env?: Record<string, string> } = {},
) {
  const program = join(root, 'node_modules', tool);
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.capture ? 'pipe' : 'inherit', 'inherit'],
  });
  running = child;
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise<{ code: number; output: string }>((done, broken) => {
    child.on('error', broken);
    child.on('close', (code) => {
      running = undefined;
      done({ code: code ?? 1, output });
    });
  });
}

export function stopRunning(): void {
  running?.kill('SIGTERM');
}
