import { phases } from '../states.ts';
import type { BaseRow } from './base-rows.ts';
import type { PortfolioFilters, PortfolioRow } from './contract.ts';

/** Whether a site is among those asked for; what other capabilities know of it is asked afterwards. */
export function matches(row: BaseRow, { q, phase, cohort, liaison, show }: PortfolioFilters): boolean {
  const words = q?.trim().toLowerCase();
  const asked = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());
  const [wantedPhases, wantedCohorts] = [asked(phase), asked(cohort)];
  return (
    (!words || `${row.name}, ${row.state}`.toLowerCase().includes(words)) &&
    (wantedPhases.length === 0 || wantedPhases.includes(row.engagement?.phase ?? 'none')) &&
    (wantedCohorts.length === 0 || wantedCohorts.includes(String(row.cohort))) &&
    (!liaison || row.liaisonId === liaison) &&
    (show !== 'vacancies' || (row.vacancies ?? 0) > 0) &&
    (show !== 'no-engagement' || row.engagement === null) &&
    (show !== 'late-phase' || row.isLate)
  );
}

type SortValue = number | string | boolean | null;

const own: Record<string, (row: PortfolioRow) => SortValue> = {
  name: (row) => row.name,
  phase: (row) => (row.engagement ? (rankOfPhase.get(row.engagement.phase) ?? null) : null),
  month: (row) => row.engagement?.month ?? null,
  cohort: (row) => row.cohort,
  liaison: (row) => row.liaison,
  vacancies: (row) => row.vacancies,
  ends: (row) => row.engagement?.endsOn ?? null,
  next: (row) => row.engagement?.next?.plannedOn ?? null,
  attention: (row) => row.attention.length,
};

const rankOfPhase = new Map<string, number>(
  ['invited', ...phases, 'withdrawn'].map((phase, index) => [phase, index]),
);

const collator = new Intl.Collator('en-US', { numeric: true });

/**
 * What is missing comes last either way. Rows come from the database in the order of their names, and a sort keeps the
 * order of what is alike, so nothing compares names again.
 */
export function compareRows(sort: string): (one: PortfolioRow, other: PortfolioRow) => number {
  const isDown = sort.startsWith('-');
  const key = sort.replace(/^-/, '');
  const sortedBy = own[key] ?? ((row: PortfolioRow) => row.cells[key]?.value ?? null);
  return (one, other) => {
    const [a, b] = [sortedBy(one), sortedBy(other)];
    if (a === null || b === null) {
      if (a !== b) return a === null ? 1 : -1;
    } else {
      const order = compareValues(a, b);
      if (order !== 0) return isDown ? -order : order;
    }
    return 0;
  };
}

function compareValues(a: Exclude<SortValue, null>, b: Exclude<SortValue, null>): number {
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}
