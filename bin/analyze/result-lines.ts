import type { Analysis } from './analyze.ts';
import { methods } from './methods.ts';
import { type Bands, resultTable, shown } from './result-tables.ts';
import { type Reason, reasons } from './set-aside.ts';

const SHARED = ['bands', 'method', 'version', 'n', 'setAside', 'rows', 'parameters', 'seed', 'seconds'];

/** A small table: what was asked, what it rests on, what came out. */
export function resultLines(analysis: Analysis): string[] {
  const results = Object.entries(analysis).filter(([key]) => !SHARED.includes(key));
  const single = results.filter(([, value]) => typeof value !== 'object' || value === null);
  const several = results.filter(([, value]) => typeof value === 'object' && value !== null);
  return [
    `${analysis.method}: ${methods[analysis.method]!.question}`,
    '',
    ...table(foundation(analysis)),
    '',
    ...table(single.map(([name, value]) => [name, shown(value)])),
    ...several.flatMap(([name, value]) => resultTable(name, value, analysis.bands as Bands | undefined)),
    '',
    `Parameters ${JSON.stringify(analysis.parameters)}`,
    `@psp/statistics ${analysis.version}, ${analysis.seconds.toFixed(3)} s`,
  ];
}

function foundation({ n, rows: file, setAside }: Analysis): [string, string][] {
  if (!file) return [['n', rows(n)]];
  return [
    ['rows read', rows(file.read)],
    ['not asked for', rows(file.notSelected)],
    ...Object.entries(setAside).map(([reason, count]): [string, string] => [
      `set aside: ${reasons[reason as Reason]}`,
      rows(count),
    ]),
    ['used (n)', rows(n)],
  ];
}

function rows(count: number): string {
  return count.toLocaleString('en-US');
}

function table(lines: [string, string][]): string[] {
  const names = Math.max(...lines.map(([name]) => name.length));
  const values = Math.max(...lines.map(([, value]) => value.length));
  return lines.map(([name, value]) => `  ${name.padEnd(names)}  ${value.padStart(values)}`);
}
