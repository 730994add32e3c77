import { problem } from '#capabilities/incidents/errors.ts';
import type { Row } from '#capabilities/incidents/reading/row.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type EndingColumns, endingReader } from './ending-reader.ts';
import { GrowingArray } from './growing-array.ts';
import type { CaseData } from './method.ts';
import { readRows } from './read-rows.ts';
import { rowFilter, type Selection } from './row-filter.ts';
import { addTo, type Reason, type SetAside } from './set-aside.ts';

export type CaseColumns = EndingColumns & { t: string };
export type CaseFile = { data: CaseData; rowsRead: number; notSelected: number; setAside: SetAside };

/** Streams a CSV of cases: of each row only how long it was followed and what ended it stay. */
export async function readCases(
  path: string,
  columns: CaseColumns,
  selection: Selection,
): Promise<Outcome<CaseFile>> {
  const taking = new CaseTaking(columns, selection);
  const read = await readRows(path, taking);
  return read.ok ? succeed({ ...taking.finish(), rowsRead: read.value }) : read;
}

class CaseTaking {
  readonly #columns: CaseColumns;
  readonly #selection: Selection;
  readonly #times = new GrowingArray();
  readonly #causes = new GrowingArray();
  /** Causes in order of appearance, numbered from 1. */
  readonly #names = new Map<string, number>();
  readonly #setAside: SetAside = {};
  #notSelected = 0;
  #timeAt!: number;
  #verdictOn!: ReturnType<typeof rowFilter>;
  #endingOf!: ReturnType<typeof endingReader>;
  missing: { column: string; columns: string[] } | undefined;

  constructor(columns: CaseColumns, selection: Selection) {
    this.#columns = columns;
    this.#selection = selection;
  }

  onHeader = (header: string[]) => {
    const { t, event, cause } = this.#columns;
    const { distinct, where } = this.#selection;
    const needed = [t, event, cause, distinct, ...where.map(({ column }) => column)];
    const column = needed.find((name) => name !== undefined && !header.includes(name));
    if (column !== undefined) {
      this.missing = { column, columns: header };
      return problem('columns-missing', column);
    }
    this.#timeAt = header.indexOf(t);
    this.#verdictOn = rowFilter(header, this.#selection);
    this.#endingOf = endingReader(header, this.#columns);
    return undefined;
  };

  onRows = async (rows: Row[]) => {
    for (const row of rows) {
      const fault = this.#faultOf(row);
      if (fault === 'not-selected') this.#notSelected++;
      else if (fault) addTo(this.#setAside, fault);
    }
  };

  /** Keeps the row and says nothing, or says why not. */
  #faultOf({ problem: misaligned, fields }: Row): Reason | 'not-selected' | undefined {
    if (misaligned) return 'fields-misaligned';
    const verdict = this.#verdictOn(fields);
    if (!verdict.use) return verdict.reason;
    const time = readTime(fields[this.#timeAt]!.trim());
    if (typeof time === 'string') return time;
    const ending = this.#endingOf(fields);
    if (typeof ending === 'string') return ending;
    this.#times.push(time);
    this.#causes.push(typeof ending === 'number' ? ending : this.#numberOf(ending.cause));
    return undefined;
  }

  #numberOf(cause: string): number {
    const known = this.#names.get(cause) ?? this.#names.size + 1;
    this.#names.set(cause, known);
    return known;
  }

  finish() {
    const causeNames = this.#columns.cause === undefined ? null : [...this.#names.keys()];
    const data = { times: this.#times.take(), causes: this.#causes.take(), causeNames };
    return { data, notSelected: this.#notSelected, setAside: this.#setAside };
  }
}

function readTime(text: string): number | Reason {
  if (text === '') return 'time-missing';
  const time = Number(text);
  if (!Number.isFinite(time)) return 'time-unreadable';
  return time < 0 ? 'time-negative' : time;
}
