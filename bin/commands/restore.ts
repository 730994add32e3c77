import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type RestoreReport, restore } from '#platform/database/backup/restore.ts';
import { SETTINGS_HELP } from '../settings.ts';
import { type Printing, print, type Terminal } from '../terminal.ts';
import { withServices } from '../with-services.ts';

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('restore')
    .summary('load a backup into a new installation')
    .description(
      'Loads a file of psp backup into an installation that holds no data yet: all of it, or nothing.\nGive the new installation the secret of the old one (PSP_SECRET, or the file secret in its data folder).',
    )
    .argument('<FILE>', 'the file that psp backup wrote')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      `${SETTINGS_HELP}\n\nExample:\n  PSP_DATA_DIR=/srv/psp-new psp restore psp-2026-11-24.tar.gz`,
    )
    .action(async (file: string, printing: Printing) => {
      const outcome = await withServices(terminal, ({ urls, services }) =>
        restore({
          ownerUrl: urls.ownerUrl,
          filesFolder: join(services.config.dataDir, 'files'),
          from: resolve(file),
        }),
      );
      print(terminal, outcome, printing, linesOf);
    });
}

function linesOf({ madeAt, tables, rows, files }: RestoreReport): string[] {
  const made = madeAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  return [
    `Restored ${rows.toLocaleString('en-US')} rows of ${tables} tables and ${files} stored files, as of ${made}.`,
    'Prove it with: psp audit verify',
  ];
}
