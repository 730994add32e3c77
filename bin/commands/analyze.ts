import type { Command } from 'commander';
import { analyze } from '../analyze/analyze.ts';
import { methods } from '../analyze/methods.ts';
import { type DataOptions, readDataOptions } from '../analyze/read-data-options.ts';
import { resultLines } from '../analyze/result-lines.ts';
import { print, type Terminal } from '../terminal.ts';

type Options = DataOptions & { params?: string; json?: boolean };

const collect = (value: string, before: string[] = []) => [...before, value];

export function addCommand(program: Command, terminal: Terminal): void {
  program
    .command('analyze')
    .summary('run one method on a CSV file or on counts, without a server')
    .description(
      'Runs one method of the statistics library on a CSV file (plain or gzip) or on counts.\nNeeds no server and no database. Rows that can’t be used are counted with the reason.',
    )
    .argument('<METHOD>', 'which method; the list is below')
    .argument('[FILE]', 'a CSV file of events, plain or gzip')
    .option('--lon <COL>', 'column of the longitude; needs --lat and --crs')
    .option('--lat <COL>', 'column of the latitude')
    .option('--crs <EPSG:N>', 'projection to metres, a WGS 84 UTM zone such as EPSG:32618')
    .option('--x <COL>', 'column of the easting in metres, when the file is projected already')
    .option('--y <COL>', 'column of the northing in metres')
    .option('--t <COL>', 'column of the date, with or without a time; of the duration for survival')
    .option('--event <COL>', 'column that says whether it happened: 1, 0 not yet, other numbers another end')
    .option('--cause <COL>', 'column of what happened; empty or 0 where nothing had')
    .option(
      '--distinct <COL>',
      'keep the first row of each value, for example to turn victims into incidents',
    )
    .option('--where <COL=VALUE>', 'keep rows with this value; may be given several times', collect)
    .option('--before <DATE>', 'keep rows dated before this day or moment; needs --t')
    .option('--params <JSON>', 'what the method takes, as JSON or as @file')
    .option('--json', 'print one line of JSON instead of a table')
    .addHelpText('after', methodsHelp)
    .action(async (method: string, file: string | undefined, options: Options) => {
      const data = readDataOptions(options);
      const outcome = data.ok ? await analyze({ method, file, params: options.params, ...data.value }) : data;
      print(terminal, outcome, options, resultLines);
    });
}

function methodsHelp(): string {
  const parts = Object.entries(methods).map(
    ([name, { question, takes, example }]) =>
      `  ${name}\n    answers ${question}\n    --params ${takes}\n    ${example}\n`,
  );
  return `\nMethods:\n${parts.join('\n')}`;
}
