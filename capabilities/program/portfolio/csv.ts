import type { PortfolioColumn } from '#platform/http/capability.ts';
import { engagementWorkflow } from '../states.ts';
import type { PortfolioRow } from './contract.ts';

type Value = string | number | boolean | null | undefined;

const own: readonly [string, (row: PortfolioRow) => Value][] = [
  ['Site', (row) => row.name],
  ['State', (row) => row.state],
  ['Invented for the demo', (row) => (row.isInvented ? 'yes' : 'no')],
  ['Cohort', (row) => row.cohort],
  ['Engagement', (row) => row.engagement?.number],
  ['Phase', (row) => row.engagement && engagementWorkflow.states[row.engagement.phase].label],
  ['Month', (row) => row.engagement?.month],
  ['Of months', (row) => row.engagement?.months],
  ['Starts', (row) => row.engagement?.startsOn],
  ['Ends', (row) => row.engagement?.endsOn],
  ['Next phase', (row) => row.engagement?.next?.phase],
  ['Next phase planned', (row) => row.engagement?.next?.plannedOn],
  ['Liaison', (row) => row.liaison],
  ['Vacancies', (row) => row.vacancies],
  ['Vacant', (row) => row.vacant.join('; ')],
];

/** The portfolio as a file; columns of words stand beside the bare values they explain. */
export function portfolioCsv(columns: readonly PortfolioColumn[], rows: readonly PortfolioRow[]): string {
  const given = columns.flatMap((column): [string, (row: PortfolioRow) => Value][] => [
    [column.label, (row) => row.cells[column.name]?.value],
    [`${column.label}, in words`, (row) => row.cells[column.name]?.words],
  ]);
  const all = [
    ...own,
    ...given,
    ['Past target', (row: PortfolioRow) => row.attention.map(({ why }) => why).join('; ')] as const,
  ];
  const lines = rows.map((row) => all.map(([, value]) => written(value(row))).join(','));
  return `${[all.map(([label]) => written(label)).join(','), ...lines].join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would run as a formula is kept a text. */
function written(value: Value): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
