import type { MeasureAnswer } from '../contract.ts';
import { type HiddenTally, hideSmall, type Tally } from './hide-small.ts';
import { commonLimits, countedWords, countFigure, keyOf } from './words.ts';

export type TallyTold = {
  question: string;
  /** From the counts that may be told. */
  sentence: (tally: HiddenTally) => string;
  unit: string;
  caption: string;
  rowsAre: string;
  rowLabel?: (row: string) => string;
  columnLabel?: (column: string) => string;
  /** Rows in the order of the field; the others follow. */
  order?: readonly string[];
  explanation: string;
  assumptions?: readonly string[];
  cannotShow?: readonly string[];
  /** Shares and the like that stand beside the counts. */
  figures?: MeasureAnswer['figures'];
  /** Where the sum of a row is no count of anything, as where one defendant stands in several columns. */
  withoutSums?: boolean;
};

const same = (word: string) => word;

/** An answer that is a table of counts by two things: bars of its rows, and every sum that may be told. */
export function tallyAnswer(tallies: readonly Tally[], told: TallyTold): MeasureAnswer {
  const tally = hideSmall(tallies);
  const rowLabel = told.rowLabel ?? same;
  const order = told.order ?? [];
  const place = (row: string) => order.indexOf(row) + 1 || order.length + 1;
  const rows = [...tally.rows].sort((one, other) => place(one) - place(other) || one.localeCompare(other));
  return {
    question: told.question,
    sentence: told.sentence(tally),
    figures: [
      ...(told.figures ?? []),
      ...(told.withoutSums ? [] : countFigure('all', 'In all', tally.total, told.unit)),
      ...rows.flatMap((row) => countFigure(keyOf('row', row), rowLabel(row), tally.ofRow(row), told.unit)),
    ].slice(0, 200),
    bars: {
      unit: told.unit,
      rows: rows.map((row) => ({ label: rowLabel(row), value: tally.ofRow(row), low: null, high: null })),
    },
    curves: [],
    table: tableOf(tally, rows, told),
    hidden: tally.hidden,
    explanation: told.explanation,
    assumptions: [...countedWords, ...(told.assumptions ?? [])],
    cannotShow: [...commonLimits, ...(told.cannotShow ?? [])],
  };
}

function tableOf(tally: HiddenTally, rows: readonly string[], told: TallyTold): MeasureAnswer['table'] {
  const [rowLabel, columnLabel] = [told.rowLabel ?? same, told.columnLabel ?? same];
  const sums = told.withoutSums || tally.columns.length < 2 ? [] : ['all'];
  return {
    caption: told.caption,
    columns: [
      { key: 'group', label: told.rowsAre, format: 'text' },
      ...tally.columns.map((column) => ({
        key: `c-${column}`,
        label: columnLabel(column),
        format: 'count' as const,
      })),
      ...sums.map((key) => ({ key, label: 'All', format: 'count' as const })),
    ],
    rows: rows.map((row) => ({
      group: rowLabel(row),
      ...Object.fromEntries(tally.columns.map((column) => [`c-${column}`, tally.cell(row, column)])),
      ...(sums.length > 0 ? { all: tally.ofRow(row) } : {}),
    })),
  };
}

/** The largest row that may be told. */
export function largestRow(tally: HiddenTally): { row: string; count: number } | null {
  const told = tally.rows.flatMap((row) => {
    const count = tally.ofRow(row);
    return count === null || count === 0 ? [] : [{ row, count }];
  });
  return told.sort((one, other) => other.count - one.count)[0] ?? null;
}
