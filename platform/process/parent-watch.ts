/**
 * Calls back once when the process that started this one is gone, also when it was killed outright. The
 * launcher holds the other end of a channel that the kernel closes with it. A process started alone has no
 * such channel and lives by itself; watching never keeps a process alive.
 */
export function whenParentDies(act: () => void): void {
  if (!process.channel) return;
  process.once('disconnect', act);
  process.channel.unref();
}
