import type { Command } from 'commander';
import { succeed } from '#platform/outcome/outcome.ts';
import { SETTINGS_HELP } from '../settings.ts';
import { type Printing, print, type Terminal } from '../terminal.ts';
import { withServices } from '../with-services.ts';

type Migrated = { applied: string[]; total: number };

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .summary('bring the database to what this version expects')
    .description(
      'Brings the database to what this version of the code expects: tables, policies, permissions.\npsp start does the same; call it alone to do it before the application is started.',
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', `${SETTINGS_HELP}\n\nExample:\n  psp migrate`)
    .action(async (printing: Printing) => {
      const migrated = await withServices(terminal, async ({ urls }) => urls.migrations);
      print(terminal, succeed(migrated), printing, linesOf);
    });
}

function linesOf({ applied, total }: Migrated): string[] {
  if (applied.length === 0) return [`The database is up to date: ${total} migrations were applied before.`];
  return [`Applied ${applied.length} of ${total} migrations:`, ...applied.map((name) => `  ${name}`)];
}
