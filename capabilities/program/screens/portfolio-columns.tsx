import type { Formats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { Icon } from '#web/design/parts/Icon.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import type { AppPath } from '#web/design/screens.ts';
import type { PortfolioColumnView, PortfolioRow } from '../contract.ts';
import { engagementWorkflow } from '../states.ts';
import { monthWords, nextWords } from './words.ts';

const SHOWN_IN_ROW = 2;
type Cell = PortfolioRow['cells'][string];

/** The program’s own columns, then those that other capabilities give. */
export function columnsOfPortfolio(
  given: readonly PortfolioColumnView[],
  formats: Formats,
): Column<PortfolioRow>[] {
  return [
    {
      key: 'name',
      label: 'Site',
      value: (row) => `${row.name}, ${row.state}`,
      render: (row) => <span className="row-name">{`${row.name}, ${row.state}`}</span>,
      sortable: true,
    },
    {
      key: 'attention',
      label: 'Past target',
      value: (row) => row.attention.map(({ why }) => why).join('; '),
      render: (row) => <Attention row={row} />,
      sortable: true,
    },
    {
      key: 'phase',
      label: 'Phase',
      value: (row) => (row.engagement ? engagementWorkflow.states[row.engagement.phase].label : ''),
      render: (row) =>
        row.engagement ? (
          <StateTag workflow={engagementWorkflow} state={row.engagement.phase} />
        ) : (
          'No engagement'
        ),
      sortable: true,
      narrow: true,
    },
    {
      key: 'month',
      label: 'Month',
      value: (row) => monthWords(row.engagement),
      sortable: true,
      narrow: true,
    },
    ...given.map((column) => givenColumn(column, formats)),
    {
      key: 'vacancies',
      label: 'Vacancies',
      value: (row) => row.vacancies,
      sortable: true,
      align: 'end',
    },
    {
      key: 'next',
      label: 'Next phase',
      value: (row) => nextWords(row.engagement, formats),
      sortable: true,
      hidden: true,
    },
    { key: 'liaison', label: 'Liaison', value: (row) => row.liaison, sortable: true, hidden: true },
    {
      key: 'cohort',
      label: 'Cohort',
      value: (row) => row.cohort && String(row.cohort),
      sortable: true,
      hidden: true,
    },
    {
      key: 'ends',
      label: 'Commitment ends',
      value: (row) => (row.engagement ? formats.date(row.engagement.endsOn) : ''),
      sortable: true,
      hidden: true,
    },
  ];
}

function givenColumn(column: PortfolioColumnView, formats: Formats): Column<PortfolioRow> {
  return {
    key: column.name,
    label: column.label,
    value: (row) => cellWords(column, row.cells[column.name], formats),
    sortable: true,
  };
}

/** How a cell reads: in its own words where it has them. */
export function cellWords(
  { kind }: PortfolioColumnView,
  cell: Cell | undefined,
  formats: Formats,
): string | number | null {
  if (!cell || cell.value === null) return null;
  if (cell.words !== undefined) return cell.words;
  if (kind === 'share') return formats.percent(Number(cell.value));
  if (kind === 'day') return formats.date(String(cell.value));
  if (kind === 'flag') return cell.value ? 'Yes' : '';
  return typeof cell.value === 'boolean' ? String(cell.value) : cell.value;
}

function Attention({ row: { attention } }: { row: PortfolioRow }) {
  if (attention.length === 0) return '—';
  const more = attention.length - SHOWN_IN_ROW;
  return (
    <ul className="attention">
      {attention.slice(0, SHOWN_IN_ROW).map(({ why, to }) => (
        <li key={why}>
          <Icon name="warning" />
          <AppLink to={to as AppPath}>{why}</AppLink>
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  );
}
