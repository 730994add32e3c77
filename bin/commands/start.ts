import type { Command } from 'commander';
import { whenParentDies } from '#platform/process/parent-watch.ts';
import { readSettings } from '../settings.ts';
import type { Terminal } from '../terminal.ts';

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('start')
    .summary('start the application and print one line when it is ready')
    .description(
      'Starts the application and prints one line, ready: ADDRESS, when it can be used.\nStops cleanly on Ctrl-C.',
    )
    .addHelpText(
      'after',
      `
Settings come from the environment:
  PORT           where it listens (3000)
  PSP_DATA_DIR   where the data are kept (.psp)
  DATABASE_URL   a PostgreSQL of your own instead of the one that comes along
  PSP_DEMO       on or off: the demo partnership (on, unless DATABASE_URL is set)

Example:
  PORT=8080 psp start`,
    )
    .action(() => start(terminal));
}

async function start(terminal: Terminal): Promise<void> {
  const { startApplication } = await import('../application.ts');
  const application = await startApplication(readSettings(terminal.env));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await application.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  whenParentDies(stop);
  terminal.out(`ready: ${application.url}\n`);
}
