import type { Command } from 'commander';
import { type Verification, verifyAudit } from '#platform/audit/verify-audit.ts';
import { FailureError, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import { SETTINGS_HELP } from '../settings.ts';
import { type Printing, print, type Terminal } from '../terminal.ts';
import { withServices } from '../with-services.ts';

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('audit')
    .summary('prove the record of who did what')
    .description('The record of who did what: append-only, chained by hash, signed each day.')
    .addHelpText('after', '\nExample:\n  psp audit verify')
    .command('verify')
    .summary('prove that no audit row was edited, removed, moved or put in')
    .description(
      'Walks the whole chain of audit rows and says of each day whether it holds.\nEnds with code 1 when a row was edited, removed, moved or put in afterwards.',
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', `${SETTINGS_HELP}\n\nExample:\n  psp audit verify`)
    .action(async (printing: Printing) => {
      const verification = await withServices(terminal, ({ services }) =>
        verifyAudit(services.database, services.secret),
      );
      print(terminal, succeed(verification), printing, linesOf);
      if (!verification.ok) throw brokenChain(verification);
    });
}

function linesOf({ ok, rows, days, unsealed, faults }: Verification): string[] {
  const waiting = unsealed > 0 ? ` ${unsealed} newer rows wait to be sealed.` : '';
  if (ok) return [`The audit is whole: ${rows} rows in ${days} days.${waiting}`];
  return [
    `The audit does not hold: ${rows} rows in ${days} days.${waiting}`,
    ...faults.map(
      ({ day, position, what }) => `  ${day}${position === null ? '' : ` row ${position}`}: ${what}`,
    ),
  ];
}

function brokenChain({ faults }: Verification): FailureError {
  const count = faults.length === 1 ? 'One place does' : `${faults.length} places do`;
  return new FailureError(
    failWith('command.failed', {
      problem: `${count} not hold.`,
      mend: 'Keep the database as it is, and compare it with a backup made before that day.',
    }).failure,
  );
}
