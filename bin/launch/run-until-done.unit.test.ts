import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const launcherFile = join(import.meta.dirname, 'launcher.fixture.mjs');
const programFile = join(import.meta.dirname, 'program.fixture.ts');

let launcher: ChildProcess | undefined;
afterEach(() => {
  launcher?.kill('SIGKILL');
});

/** Starts the launcher, and a shell above it when npm is to be played. */
async function launch(options: { underNpm?: boolean } = {}) {
  const command = [process.execPath, launcherFile, programFile];
  const { npm_lifecycle_event: _, ...env } = process.env;
  launcher = options.underNpm
    ? spawn('/bin/sh', ['-c', '"$@" & wait', 'sh', ...command], {
        env: { ...env, npm_lifecycle_event: 'start' },
      })
    : spawn(process.execPath, command.slice(1), { env });
  const heard: string[] = [];
  const lines = createInterface({ input: launcher.stdout! });
  lines.on('line', (line) => heard.push(line));
  const allHeard = once(lines, 'close'); // only when the last process that could write is gone
  await once(lines, 'line');
  heard.shift();
  return { process: launcher, heard, allHeard };
}

describe('the launcher and its program', () => {
  it('ends with the code of the program', async () => {
    const { process, allHeard } = await launch();
    process.kill('SIGTERM');
    await allHeard;
    expect(process.exitCode ?? (await once(process, 'exit'))[0]).toBe(7);
  });

  it('passes Ctrl-C on once, though the terminal and npm both send it', async () => {
    const { process, heard, allHeard } = await launch();
    process.kill('SIGINT');
    setTimeout(() => process.kill('SIGINT'), 50);
    await allHeard;
    expect(heard).toEqual(['SIGINT']);
  });

  it('has its end seen by the program when it is killed outright', async () => {
    const { process, heard, allHeard } = await launch();
    process.kill('SIGKILL');
    await allHeard;
    expect(heard).toEqual(['parent gone']);
  });

  it('asks the program to stop when npm above is killed outright', async () => {
    const { process, heard, allHeard } = await launch({ underNpm: true });
    process.kill('SIGKILL');
    await allHeard;
    expect(heard).toEqual(['SIGTERM']);
  });
});
