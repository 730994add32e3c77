import { Command, CommanderError } from 'commander';
import { type Failure, FailureError } from '#platform/outcome/outcome.ts';
import { exitCodeOf, failWith } from './failures.ts';
import type { Terminal } from './terminal.ts';

type CommandModule = { addCommand(program: Command, terminal: Terminal): void };

/** Each command is loaded when it is asked for, so that none pays for another's start. */
const commands: Record<string, () => Promise<CommandModule>> = {
  start: () => import('./commands/start.ts'),
  migrate: () => import('./commands/migrate.ts'),
  import: () => import('./commands/import.ts'),
  analyze: () => import('./commands/analyze.ts'),
  audit: () => import('./commands/audit.ts'),
  user: () => import('./commands/user.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
};

/** Runs one command to its end and gives the exit code: 0, 1 when it failed, 2 when it was not understood. */
export async function runCommandLine(args: string[], terminal: Terminal): Promise<number> {
  const program = programOf(terminal);
  const [word = ''] = args;
  const wanted = Object.hasOwn(commands, word) ? [word] : Object.keys(commands);
  for (const name of wanted) (await commands[name]!()).addCommand(program, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof CommanderError && error.code === 'commander.help') return 2;
    return explain(failureOf(error), terminal, args.includes('--json'));
  }
}

function programOf(terminal: Terminal): Command {
  return new Command('psp')
    .description('The Public Safety Partnership platform: start it, load data, check it, keep it safe.')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
    .exitOverride()
    .addHelpText('after', '\nEach command explains itself: psp COMMAND --help');
}

/** One sentence with its mend; a program that asked for JSON gets the code as well. */
function explain(failure: Failure, terminal: Terminal, json: boolean): number {
  const { code, detail, mend } = failure;
  const told = json ? JSON.stringify({ error: { code, message: detail, mend } }) : `${detail} ${mend}`.trim();
  terminal.err(`${told}\n`);
  return exitCodeOf(failure);
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof CommanderError) return notUnderstood(error);
  const problem = error instanceof Error ? sentence(error.message) : String(error);
  return failWith('command.failed', { problem, mend: '' }).failure;
}

function notUnderstood(error: CommanderError): Failure {
  const problem = sentence(error.message.replace(/^error: /, '').split('\n')[0]!);
  const mend = 'Run the command with --help to see what it takes.';
  return failWith('command.usage', { problem, mend }).failure;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}
