import { closeSync, constants, openSync } from 'node:fs';
import type { ServerUser } from './server-user.ts';

/** How a child process reaches the cluster: a path, and the files it must inherit from descriptor 3 on. */
export type OpenedCluster = { path: string; stdio: (number | 'ignore')[]; close: () => void };

/**
 * The data folder may lie where the server's user cannot get (root's home, mode 0700), and opening up the
 * folders above it, or keeping the data somewhere else than asked, would both be wrong. So root opens the
 * cluster and lets the server inherit it: `/proc/self/fd/3` leads straight into the folder without passing
 * the ones above. PostgreSQL goes there once at start and works with relative paths from then on.
 */
export function openCluster(cluster: string, user: ServerUser | undefined): OpenedCluster {
  if (!user) return { path: cluster, stdio: ['ignore'], close: () => {} };
  const descriptor = openSync(cluster, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: '/proc/self/fd/3', stdio: [descriptor], close: () => closeSync(descriptor) };
}

/** None of the caller's PG… settings, time zone or language may leak into the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
