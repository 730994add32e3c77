import { arch, cpus, release, totalmem, type } from 'node:os';

/** Without the machine a figure says nothing. */
export function machineWords(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const model = cores[0]?.model.trim() ?? 'unknown processor';
  return `${model}, ${cores.length} cores, ${memory} GB, ${type()} ${release()} ${arch()}, Node ${process.versions.node}`;
}
