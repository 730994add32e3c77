import type { Counts, DateOrder, ImportKind, Mapping, Reason, Verdict } from '../contract.ts';
import { RowReading } from './row-reading.ts';

export type FileLine = { row: number; fields: string[]; problem?: { message: string; mend: string } };

/** What a row says, once it is understood; data that can be compared with what is there. */
export type Facts = Readonly<Record<string, unknown>>;

/** How a kind of file is understood: what a row is known by, what is there already, and which changes are refused. */
export type KindRules<F extends Facts = Facts, Before = F> = {
  read(row: RowReading): F | null;
  keyOf(facts: F): string;
  /** How the key reads in a sentence: "Row 3 has the same e-mail, agency and role." */
  knownBy: string;
  /** What is there under a key; undefined where nothing is. */
  current(key: string): Before | undefined;
  isSame(before: Before, after: F): boolean;
  /** Why a change can't be taken, if it can't. */
  refuseChange(before: Before, after: F): Reason | null;
};

/** The columns of a file and how they are read. */
export type FileReading = {
  kind: ImportKind;
  header: readonly string[];
  mapping: Mapping;
  dateOrder: DateOrder;
};

export type CheckedRow = {
  row: number;
  fields: string[];
  verdict: Verdict;
  key: string | null;
  facts: Facts | null;
  reasons: Reason[];
};

/** Every row with what would become of it. The same rules, asked of the same file again, change nothing twice. */
export function checkRows<F extends Facts, Before>(
  lines: readonly FileLine[],
  { kind, header, mapping, dateOrder }: FileReading,
  rules: KindRules<F, Before>,
): CheckedRow[] {
  const columns = Object.entries(mapping).map(([key, column]) => [key, header.indexOf(column)] as const);
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const reading = new RowReading(line.row, valuesOf(line, columns), kind, dateOrder);
    if (line.problem) reading.fault('row', line.problem.message, line.problem.mend);
    const facts = line.problem ? null : rules.read(reading);
    if (facts === null || reading.reasons.length > 0) return setAside(line, reading.reasons);
    const key = rules.keyOf(facts);
    const first = seen.get(key);
    if (first !== undefined) return setAside(line, [repeated(first, rules.knownBy)]);
    seen.set(key, line.row);
    return judged(line, key, facts, rules);
  });
}

function valuesOf(
  { fields }: FileLine,
  columns: readonly (readonly [string, number])[],
): Map<string, string> {
  return new Map(columns.map(([key, index]) => [key, fields[index] ?? '']));
}

function judged<F extends Facts, Before>(
  line: FileLine,
  key: string,
  facts: F,
  rules: KindRules<F, Before>,
): CheckedRow {
  const before = rules.current(key);
  const taken = (verdict: Verdict): CheckedRow => ({ ...plainLine(line), verdict, key, facts, reasons: [] });
  if (before === undefined) return taken('new');
  if (rules.isSame(before, facts)) return taken('unchanged');
  const refusal = rules.refuseChange(before, facts);
  return refusal ? setAside(line, [refusal]) : taken('changed');
}

function setAside(line: FileLine, reasons: Reason[]): CheckedRow {
  return { ...plainLine(line), verdict: 'set aside', key: null, facts: null, reasons };
}

function plainLine({ row, fields }: FileLine) {
  return { row, fields };
}

function repeated(first: number, knownBy: string): Reason {
  return {
    field: 'row',
    message: `Row ${first} has the same ${knownBy}.`,
    mend: 'Keep one of the two rows, or correct what they are known by.',
  };
}

export function countsOf(rows: readonly CheckedRow[]): Counts {
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  return {
    read: rows.length,
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    setAside: of('set aside'),
  };
}
