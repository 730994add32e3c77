import { spawnSync } from 'node:child_process';
import { readlinkSync, realpathSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pidFileOf, readPidFile } from './pid-file.ts';
import { birthOf } from './process-birth.ts';

/**
 * Stops a server that still runs on this cluster after its application died. Called only by the process that
 * has claimed the data folder, so such a server is nobody's. Returns whether there was one.
 */
export async function takeOverOrphan(cluster: string, log: (line: string) => void): Promise<boolean> {
  const pid = readPidFile(cluster)?.pid;
  if (!pid) return false;
  const birth = birthOf(pid);
  if (!birth) return false; // died without clearing up: PostgreSQL recovers from that itself
  if (!servesCluster(pid, cluster)) {
    // The number now belongs to some other process, and PostgreSQL would wait for that one for ever.
    rmSync(pidFileOf(cluster), { force: true });
    return false;
  }
  log(`Stopping a PostgreSQL left running by an earlier start (process ${pid}).`);
  await stopAndWait(pid, birth);
  return true;
}

function servesCluster(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false; // not ours to look at, so not a server of ours
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(cluster);
}

/** Fast shutdown first; a server that does not follow within ten seconds is stopped at once, then recovers. */
async function stopAndWait(pid: number, birth: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (birthOf(pid) === birth) process.kill(pid, signal);
    for (let waited = 0; waited < 10_000; waited += 20) {
      if (birthOf(pid) !== birth) return;
      await pause(20);
    }
  }
  throw new Error(
    `PostgreSQL process ${pid} cannot be stopped. Stop it by hand (kill -9 ${pid}) and start again.`,
  );
}
