import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ServerUser } from './server-user.ts';

/**
 * Stops the server when this process dies in whatever way. The shell below waits at the reading end of a pipe
 * whose only writing end is held here, and the kernel closes that end even after kill -9. It has its own
 * process group, so what kills the application's group leaves it alive.
 *
 * First line: the server's process number. Second line: dismissed. End of pipe instead of the second: the
 * application is gone; fast shutdown, and after ten seconds the immediate one.
 */
const script = `
read -r server || exit 0
read -r dismissed && exit 0
kill -INT "$server" 2>/dev/null
for second in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$server" 2>/dev/null || exit 0
  sleep 1
done
kill -QUIT "$server" 2>/dev/null
`;

export type Watchdog = { guard(server: number | undefined): void; dismiss(): void };

export function startWatchdog(user: ServerUser | undefined): Watchdog {
  const shell = spawn('/bin/sh', ['-c', script], {
    ...user,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const pipe = shell.stdin as Socket;
  shell.unref();
  pipe.unref();
  pipe.on('error', () => {}); // the shell was killed by hand: the server is then guarded by the next start alone
  return {
    guard: (server) => server && pipe.write(`${server}\n`),
    dismiss: () => pipe.end('dismissed\n'),
  };
}
