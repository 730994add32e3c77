import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Capability, PortfolioCell, PortfolioColumn } from '#platform/http/capability.ts';
import { decodeCursor, encodeCursor } from '#platform/http/paging.ts';
import { type BaseRow, baseRows } from './base-rows.ts';
import type { PortfolioFilters, PortfolioPage, PortfolioQuery, PortfolioRow } from './contract.ts';
import { fillPlans } from './fill-plans.ts';
import { fillLiaisons, fillTeams } from './fill-teams.ts';
import { compareRows, matches } from './order.ts';

/** The columns that every capability gives, in their order. */
export function portfolioColumns(all: readonly Capability[]): PortfolioColumn[] {
  return all
    .flatMap((capability) => capability.portfolio ?? [])
    .sort((one, other) => one.order - other.order);
}

/** The columns the person may ask for. */
export async function columnsFor(tx: Tx, columns: readonly PortfolioColumn[]): Promise<PortfolioColumn[]> {
  const { rows } = await sql<{ permission: string }>`
    select permission from access.reach_of(${[...new Set(columns.map((one) => one.permission))]}::text[])`.execute(
    tx,
  );
  const held = new Set(rows.map((row) => row.permission));
  return columns.filter((column) => held.has(column.permission));
}

type Asked = { columns: readonly PortfolioColumn[]; now: Date };

/**
 * A page of the portfolio. A column that sorts or narrows is asked for every site, the others for the sites of the
 * page; each is one question, so the number of questions does not grow with the sites.
 */
export async function portfolioPage(tx: Tx, asked: Asked, query: PortfolioQuery): Promise<PortfolioPage> {
  const columns = await columnsFor(tx, asked.columns);
  const cells = new Cells(tx, columns, asked.now);
  const rows = await rowsInOrder(tx, asked.now, cells, query);
  const from = Number(decodeCursor(query.after)?.[0] ?? 0);
  const page = rows.slice(from, from + query.limit);
  await cells.fillPlans(page);
  await cells.fillLiaisons(page);
  await cells.fillTeams(page);
  await cells.fill(page);
  const end = from + page.length;
  return {
    items: page.map(shownOf),
    next: end < rows.length && page.length > 0 ? encodeCursor([end]) : null,
    total: rows.length,
  };
}

/** All of it, for a file. */
export async function wholePortfolio(
  tx: Tx,
  asked: Asked,
  filters: PortfolioFilters,
): Promise<{ columns: PortfolioColumn[]; rows: PortfolioRow[] }> {
  const columns = await columnsFor(tx, asked.columns);
  const cells = new Cells(tx, columns, asked.now);
  const rows = await rowsInOrder(tx, asked.now, cells, filters);
  await cells.fillPlans(rows);
  await cells.fillLiaisons(rows);
  await cells.fillTeams(rows);
  await cells.fill(rows);
  return { columns, rows: rows.map(shownOf) };
}

const ofPlans = new Set(['next']);

async function rowsInOrder(tx: Tx, now: Date, cells: Cells, filters: PortfolioFilters): Promise<BaseRow[]> {
  const { show, liaison, sort } = filters;
  const key = sort.replace(/^-/, '');
  const needsAll = show === 'past-target' || key === 'attention';
  const all = await baseRows(tx, now);
  if (needsAll || show === 'late-phase' || ofPlans.has(key)) await cells.fillPlans(all);
  if (needsAll || liaison || key === 'liaison') await cells.fillLiaisons(all);
  if (show === 'vacancies' || key === 'vacancies') await cells.fillTeams(all);
  const rows = all.filter((row) => matches(row, filters));
  if (needsAll) await cells.fill(rows);
  else if (key.includes('.')) await cells.fill(rows, key);
  const shown = show === 'past-target' ? rows.filter((row) => row.attention.length > 0) : rows;
  return sort === 'name' ? shown : shown.sort(compareRows(sort));
}

/** What is asked of rows once: their teams, and each column of another capability. */
class Cells {
  #hasPlans = false;
  #hasTeams = false;
  #hasLiaisons = false;
  readonly #filled = new Map<string, Map<string, PortfolioCell>>();
  readonly #tx: Tx;
  readonly #columns: readonly PortfolioColumn[];
  readonly #now: Date;

  constructor(tx: Tx, columns: readonly PortfolioColumn[], now: Date) {
    this.#tx = tx;
    this.#columns = columns;
    this.#now = now;
  }

  async fillPlans(rows: readonly BaseRow[]): Promise<void> {
    if (!this.#hasPlans) await fillPlans(this.#tx, rows);
    this.#hasPlans = true;
  }

  async fillTeams(rows: readonly BaseRow[]): Promise<void> {
    if (!this.#hasTeams) await fillTeams(this.#tx, rows);
    this.#hasTeams = true;
  }

  async fillLiaisons(rows: readonly BaseRow[]): Promise<void> {
    if (!this.#hasLiaisons) await fillLiaisons(this.#tx, rows);
    this.#hasLiaisons = true;
  }

  async fill(rows: readonly BaseRow[], name?: string): Promise<void> {
    const ids = rows.map(({ id }) => id);
    for (const column of this.#columns) {
      if ((name !== undefined && column.name !== name) || this.#filled.has(column.name)) continue;
      const found = ids.length === 0 ? new Map() : await column.query(this.#tx, ids, this.#now);
      this.#filled.set(column.name, found);
      for (const row of rows) put(row, column.name, found.get(row.id));
    }
  }
}

function put(row: BaseRow, name: string, cell: PortfolioCell | undefined): void {
  if (!cell) return;
  const { attention = [], ...shown } = cell;
  row.cells[name] = shown;
  // What waits on people outside comes before what the office itself has planned.
  row.attention.unshift(...attention);
}

function shownOf({ liaisonId, isLate, engagementId, today, ...row }: BaseRow): PortfolioRow {
  return row;
}
