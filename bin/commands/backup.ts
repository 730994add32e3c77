import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type BackupReport, backup } from '#platform/database/backup/backup.ts';
import { withDatabase } from '#platform/database/provision.ts';
import { readSettings, SETTINGS_HELP } from '../settings.ts';
import { type Printing, print, type Terminal } from '../terminal.ts';

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('backup')
    .summary('write the whole installation into one file')
    .description(
      'Writes every row as of one moment and every stored file into one tar.gz file.\nThe secret of the installation is not in it: keep that apart.',
    )
    .argument('<FILE>', 'the file to write; it must not exist yet')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', `${SETTINGS_HELP}\n\nExample:\n  psp backup psp-2026-11-24.tar.gz`)
    .action(async (file: string, printing: Printing) => {
      print(terminal, await backUp(terminal, file), printing, linesOf);
    });
}

/** The database is read as it stands: a backup before an update must not be updated first. */
async function backUp({ env }: Terminal, file: string) {
  const { openDatabaseServer } = await import('../application.ts');
  const config = readSettings(env);
  const server = await openDatabaseServer(config, { beside: true });
  try {
    return await backup({
      ownerUrl: withDatabase(server.adminUrl, server.database),
      filesFolder: join(config.dataDir, 'files'),
      to: resolve(file),
    });
  } finally {
    await server.stop();
  }
}

function linesOf({ file, bytes, rows, tables, files }: BackupReport): string[] {
  const size = (bytes / 1024 ** 2).toFixed(1);
  return [
    `${file}: ${size} MB, ${rows.toLocaleString('en-US')} rows of ${tables} tables and ${files} stored files.`,
    'The secret is not in it. Without it sign-ins and the proof of the audit can’t be restored: keep it apart.',
  ];
}
