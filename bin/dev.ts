import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { whenParentDies } from '#platform/process/parent-watch.ts';

/** The server restarts and the staff application is built again whenever one of their files changes. */
const root = join(import.meta.dirname, '..');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const children = [
  run([vite, 'build', '--watch', '--config', join('web', 'staff', 'vite.config.ts')]),
  run(['--watch', '--watch-preserve-output', join('bin', 'psp.ts'), 'start']),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
whenParentDies(stop);

function run(args: string[]) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  child.once('exit', stop);
  return child;
}

function stop(): void {
  for (const child of children) child.kill('SIGTERM');
}
