import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { runUntilDone } from './run-until-done.mjs';
import { runtime } from './runtime.mjs';
import { buildStaffApp } from './staff-app.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What each word runs, and whether the staff application must be built for it. */
const commands = {
  start: { program: ['bin/psp.ts', 'start'], staffApp: true },
  test: { program: ['bin/run-tests.ts'], staffApp: true },
  check: { program: ['bin/run-tests.ts', '--check-only'] },
  bench: { program: ['bench/run.ts'], staffApp: true },
  dev: { program: ['bin/dev.ts'] },
  cli: { program: ['bin/psp.ts'], whereCalled: true },
};

/** Progress goes to standard error: standard output belongs to the command (`psp … --json`). */
const say = (line) => process.stderr.write(`${line}\n`);

export async function launch(word, args) {
  const command = commands[word];
  if (!command) return refuse(`"${word ?? ''}" is not one of: ${Object.keys(commands).join(', ')}.`);
  try {
    await installDependencies(root, say, { withTools: word !== 'start' && word !== 'cli' });
    const node = runtime(root);
    if (command.staffApp) await buildStaffApp(root, node, say);
    const [program, ...first] = command.program;
    if (!existsSync(join(root, program))) return refuse(`${program} is missing from this checkout.`);
    return await runUntilDone(node, [join(root, program), ...first, ...args], {
      cwd: command.whereCalled ? calledFrom() : root,
      env: environment(root, node),
    });
  } catch (error) {
    return refuse(error.message);
  }
}

/** npm runs scripts in the package's folder and keeps where the person stood, which file names refer to. */
function calledFrom() {
  return (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd();
}

function environment(folder, node) {
  const bin = [resolve(node, '..'), join(folder, 'node_modules', '.bin')].join(':');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` };
  if (env.PSP_DATA_DIR) env.PSP_DATA_DIR = resolve(calledFrom(), env.PSP_DATA_DIR);
  return env;
}

function refuse(message) {
  say(message);
  return 1;
}
