import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/**
 * Runs a program to its end and returns its exit code. The two live and die together:
 * - a signal to this process reaches the program exactly once. It has a process group of its own because a
 *   Ctrl-C in a terminal goes to the whole group and npm passes it on again, and a server that is asked to
 *   stop twice stops rudely;
 * - when npm above is killed outright, the program is asked to stop;
 * - when this process is killed outright, the program sees its channel close (platform/process/parent-watch.ts).
 */
export function runUntilDone(program, args, { cwd, env }) {
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, passOnOnce(child, signal));
  const watch = whenNpmDies(() => child.kill('SIGTERM'));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      done(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** The same key press arrives from the terminal and from npm; a second press a while later counts again. */
function passOnOnce(child, signal) {
  let last = 0;
  return () => {
    if (Date.now() - last > 500) child.kill(signal);
    last = Date.now();
  };
}

/** Only under npm: a program started alone may outlive the shell it was started from. */
function whenNpmDies(act) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const above = ancestry();
  const watch = setInterval(() => {
    if (ancestry() === above) return;
    clearInterval(watch);
    act();
  }, 500);
  return watch;
}

/** npm starts scripts through a shell, which stays: the parent's parent tells more than the parent. */
function ancestry() {
  return `${process.ppid} ${process.platform === 'linux' ? parentOf(process.ppid) : ''}`;
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return 'gone';
  }
}
