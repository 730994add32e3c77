import type { Measurement } from './measurement.ts';

type Line = readonly string[];

const HEAD: Line = ['benchmark', 'figure', 'goal', 'met', 'unit', 'held against'];

function lineOf({ name, figure, goal, met, unit, peer }: Measurement): Line {
  const against = typeof peer === 'number' ? short(peer) : peer;
  return [name, short(figure), short(goal), met ? 'yes' : 'no', unit, against];
}

/** Lines for a screen, with the details under the table. */
export function tableLines(measurements: Measurement[], machine: string): string[] {
  const lines = [HEAD, ...measurements.map(lineOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return [
    machine,
    '',
    ...lines.map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...measurements.map(({ name, detail }) => `${name}: ${sentence(detail)}`),
  ];
}

export function resultsPage(measurements: Measurement[], machine: string, day: string): string {
  const row = (line: Line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const lines = [
    '# Benchmarks',
    '',
    `Written by \`npm run bench -- --write\` on ${day}.`,
    '',
    `Machine: ${machine}. Ratios are what count: both sides of each ran in the same run. A goal that is not met is said so.`,
    '',
    row(HEAD),
    row(HEAD.map(() => '---')),
    ...measurements.map((measurement) => row(lineOf(measurement))),
    '',
    ...measurements.map(({ name, detail }) => `- **${name}**: ${sentence(detail)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function sentence(detail: Measurement['detail']): string {
  if (typeof detail === 'string') return detail;
  return Object.entries(detail)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
