import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A text that names when a running process was born, undefined when there is no such process. A zombie counts
 * as dead: in a container without an init a killed parent stays one for ever.
 */
export function birthOf(pid: number): string | undefined {
  return process.platform === 'linux' ? birthInProc(pid) : birthByPs(pid);
}

function birthInProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticksAfterBoot] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return `${bootId()}:${ticksAfterBoot}`;
  } catch {
    return undefined;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function birthByPs(pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const [state, ...birth] = stdout?.trim().split(/\s+/) ?? [];
  if (status !== 0 || !state || state.startsWith('Z')) return undefined;
  return birth.join(' ');
}
