import { Command } from 'commander';
import { startCommand } from './commands/start.ts';

const program = new Command('psp')
  .description('The Public Safety Partnership platform: start it, load data, check it, keep it safe.')
  .showHelpAfterError('Run the command with --help to see what it takes.');

program
  .command('start')
  .description('start the application and print one line when it is ready')
  .action(startCommand);

await program.parseAsync();
