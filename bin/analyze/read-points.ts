import { projectToUtm } from '@psp/statistics';
import { problem } from '#capabilities/incidents/errors.ts';
import { readTable } from '#capabilities/incidents/reading/read-table.ts';
import type { Row } from '#capabilities/incidents/reading/row.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import { GrowingArray } from './growing-array.ts';
import type { PointData } from './method.ts';
import { namesOf, type Place, type PlaceColumns, placeReader } from './place-reader.ts';
import { rowFilter, type Selection } from './row-filter.ts';
import { addTo, type Reason, type SetAside } from './set-aside.ts';

export type PointFile = { data: PointData; rowsRead: number; notSelected: number; setAside: SetAside };

/** Streams a CSV of any size: of each row only its two numbers stay, and each row left out is counted. */
export async function readPoints(
  path: string,
  place: PlaceColumns,
  selection: Selection,
): Promise<Outcome<PointFile>> {
  const taking = new PointTaking(place, selection);
  const reading = await readIfThere(path, taking);
  if (!reading) {
    return failWith('analyze.file-unreadable', {
      problem: `${path} does not exist or can’t be opened.`,
      mend: 'Check its name and that you may read it.',
    });
  }
  if (taking.missing) return failWith('analyze.column-missing', taking.missing);
  if (!reading.ok) {
    const { message, mend } = reading.problem;
    return failWith('analyze.file-unreadable', { problem: message, mend });
  }
  return succeed({ ...taking.finish(), rowsRead: reading.rows });
}

async function readIfThere(path: string, taking: PointTaking) {
  try {
    return await readTable(path, taking);
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

class PointTaking {
  readonly #place: PlaceColumns;
  readonly #selection: Selection;
  readonly #a = new GrowingArray();
  readonly #b = new GrowingArray();
  readonly #setAside: SetAside = {};
  #notSelected = 0;
  #verdictOn!: ReturnType<typeof rowFilter>;
  #placeOf!: ReturnType<typeof placeReader>;
  missing: { column: string; columns: string[] } | undefined;

  constructor(place: PlaceColumns, selection: Selection) {
    this.#place = place;
    this.#selection = selection;
  }

  onHeader = (header: string[]) => {
    const { t, distinct, where } = this.#selection;
    const needed = [...namesOf(this.#place), t, distinct, ...where.map(({ column }) => column)];
    const column = needed.find((name) => name !== undefined && !header.includes(name));
    if (column !== undefined) {
      this.missing = { column, columns: header };
      return problem('columns-missing', column);
    }
    this.#verdictOn = rowFilter(header, this.#selection);
    this.#placeOf = placeReader(header, this.#place);
    return undefined;
  };

  onRows = async (rows: Row[]) => {
    for (const row of rows) this.#take(row);
  };

  #take(row: Row): void {
    const place = this.#usableIn(row);
    if (place === 'not-selected') this.#notSelected++;
    else if (typeof place === 'string') addTo(this.#setAside, place);
    else {
      this.#a.push(place.a);
      this.#b.push(place.b);
    }
  }

  #usableIn(row: Row): Place | Reason | 'not-selected' {
    if (row.problem) return 'fields-misaligned';
    const verdict = this.#verdictOn(row.fields);
    return verdict.use ? this.#placeOf(row.fields) : verdict.reason;
  }

  finish() {
    const a = this.#a.take();
    const b = this.#b.take();
    const { unit, epsg } = this.#place;
    const points = unit === 'degrees' ? projectToUtm({ lon: a, lat: b }, epsg) : { x: a, y: b };
    return { data: { points, epsg }, notSelected: this.#notSelected, setAside: this.#setAside };
  }
}
