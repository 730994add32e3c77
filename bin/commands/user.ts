import type { Command } from 'commander';
import type { Tx } from '#platform/database/database.ts';
import { FailureError, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import { SETTINGS_HELP } from '../settings.ts';
import { type Printing, print, type Terminal } from '../terminal.ts';
import { withServices } from '../with-services.ts';

export function addCommand(program: Command, terminal: Terminal): void {
  const user = program
    .command('user')
    .summary('name the first administrator, list people')
    .description('The people of the installation. Everyone after the first is invited in the application.')
    .addHelpText('after', '\nExample:\n  psp user list');
  addInvitation(user, terminal);
  addList(user, terminal);
}

function addInvitation(user: Command, terminal: Terminal): void {
  user
    .command('invite-admin')
    .summary('name the first program administrator and print the link to begin with')
    .description(
      'Names the first program administrator and prints a link that lets them set up their sign-in.\nCalled again with the same address it prints a new link; once there is an administrator it names no other.',
    )
    .argument('<EMAIL>', 'their address, which is also how they sign in')
    .requiredOption('--name <NAME>', 'their name, as others will see it')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      `${SETTINGS_HELP}\n\nExample:\n  psp user invite-admin first.last@agency.gov --name 'First Last'`,
    )
    .action(async (email: string, { name, ...printing }: Printing & { name: string }) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw notAnAddress(email);
      const { createFirstAdministrator } = await import('#capabilities/identity/server.ts');
      const invited = await withServices(terminal, ({ services }) =>
        createFirstAdministrator(services, { email, name }),
      );
      print(terminal, invited, printing, ({ link, expiresAt }) => [
        `Give this link to ${name}; it works once, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC:`,
        link,
      ]);
    });
}

function notAnAddress(email: string): FailureError {
  const problem = `${email} is not an e-mail address.`;
  return new FailureError(
    failWith('command.usage', { problem, mend: 'Write it as name@agency.gov.' }).failure,
  );
}

function addList(user: Command, terminal: Terminal): void {
  user
    .command('list')
    .summary('list the people and what they are')
    .description('Lists the people of the installation with their roles, by name.')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', `${SETTINGS_HELP}\n\nExample:\n  psp user list --json`)
    .action(async (printing: Printing) => {
      const people = await withServices(terminal, ({ services }) =>
        services.database.asSystem('the operator lists the people', everyone),
      );
      print(terminal, succeed(people) as Outcome<People>, printing, linesOf);
    });
}

type People = Awaited<ReturnType<typeof everyone>>;

async function everyone(tx: Tx) {
  const { listPeople } = await import('#capabilities/identity/server.ts');
  const items = [];
  for (let after: string | undefined; ; ) {
    const page = await listPeople(tx, { limit: 200, ...(after && { after }) });
    items.push(...page.items);
    if (page.next === null) return { items };
    after = page.next;
  }
}

function linesOf({ items }: People): string[] {
  if (items.length === 0)
    return ['There is nobody yet. Name the first: psp user invite-admin EMAIL --name NAME'];
  return items.map(({ name, email, state, memberships }) => {
    const roles = memberships.map(({ roleLabel, agency }) => `${roleLabel} (${agency.name})`).join(', ');
    return `${name} <${email}>, ${state}: ${roles || 'no membership'}`;
  });
}
