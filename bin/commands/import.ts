import { resolve } from 'node:path';
import type { Command } from 'commander';
import { sql } from 'kysely';
import type { ImportRecord } from '#capabilities/incidents/contract.ts';
import type { Services } from '#platform/http/capability.ts';
import { FailureError, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import { SETTINGS_HELP } from '../settings.ts';
import { type Printing, print, type Terminal } from '../terminal.ts';
import { withServices } from '../with-services.ts';

type Options = Printing & {
  site: string;
  source: string;
  as: string;
  snapshotDate?: string;
  accept?: boolean;
};

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .summary('bring a file of incidents into a source of a site')
    .description(
      'Reads a CSV file (plain or gzip) or an Excel workbook with the column mapping of the source, checks every row\nand sets aside what can’t be used, with the reason. The same as an upload in the application.',
    )
    .argument('<FILE>', 'the file to read')
    .requiredOption('--site <SLUG>', 'the site as its address names it, for example philadelphia-pa')
    .requiredOption('--source <NAME>', 'the name of the source, as the site’s page of sources shows it')
    .requiredOption('--as <EMAIL>', 'who brings it in; their rights decide')
    .option('--snapshot-date <DAY>', 'the last day the file speaks of; today at the site unless said')
    .option('--accept', 'accept it as the next data version if no row is set aside')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      `${SETTINGS_HELP}\n\nExample:\n  psp import shootings.csv.gz --site philadelphia-pa --source 'Shooting victims' --as analyst@agency.gov`,
    )
    .action(async (file: string, options: Options) => {
      const imported = await withServices(terminal, ({ services }) => bringIn(services, file, options));
      print(terminal, imported, options, linesOf);
      if (imported.ok && imported.value.problem) throw refused(imported.value.problem);
    });
}

async function bringIn(services: Services, file: string, options: Options): Promise<Outcome<ImportRecord>> {
  const { importFile } = await import('#capabilities/incidents/server.ts');
  const personId = await personWithAddress(services, options.as);
  if (!personId.ok) return personId;
  return importFile(services, {
    personId: personId.value,
    site: options.site,
    source: options.source,
    path: resolve(file),
    acceptWhenClean: options.accept ?? false,
    ...(options.snapshotDate && { snapshotDate: options.snapshotDate }),
  });
}

async function personWithAddress({ database }: Services, email: string): Promise<Outcome<string>> {
  const { rows } = await database.asSystem('the operator says who imports', (tx) =>
    sql<{ id: string }>`select id from identity.person
      where email = ${email.trim().toLowerCase()} and status = 'active'`.execute(tx),
  );
  if (rows[0]) return succeed(rows[0].id);
  return failWith('command.failed', {
    problem: `Nobody here has the address ${email}.`,
    mend: 'List the people with: psp user list',
  });
}

function linesOf(record: ImportRecord): string[] {
  const { number, fileName, rowsRead, rowsSetAside, rowsAdded, rowsChanged, rowsWithdrawn } = record;
  const counts = [
    [rowsRead, 'rows read'],
    [rowsSetAside, 'set aside'],
    [rowsAdded, 'new'],
    [rowsChanged, 'changed'],
    [rowsWithdrawn, 'withdrawn'],
  ] as const;
  const known = counts.filter(([count]) => count !== null);
  return [
    `${number}: ${fileName}${known.length === 0 ? '' : `, ${known.map(([n, what]) => `${n!.toLocaleString('en-US')} ${what}`).join(', ')}`}.`,
    nextStep(record),
  ];
}

function nextStep({ state, rowsSetAside }: ImportRecord): string {
  if (state === 'accepted') return 'It is accepted as the next data version.';
  if (state === 'unchanged') return 'It changes nothing: the data stay as they are.';
  if (state === 'failed') return 'It could not be read; nothing was taken.';
  if (state !== 'checked') return 'The running application is reading it: follow it there.';
  const mend = rowsSetAside ? 'Mend the rows that were set aside, or accept' : 'Accept';
  return `It waits to be accepted. ${mend} it in the application.`;
}

function refused({ message, mend }: { message: string; mend: string }): FailureError {
  return new FailureError(failWith('command.failed', { problem: message, mend }).failure);
}
