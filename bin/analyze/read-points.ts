import { projectToUtm } from '@psp/statistics';
import { problem } from '#capabilities/incidents/errors.ts';
import type { Row } from '#capabilities/incidents/reading/row.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { GrowingArray } from './growing-array.ts';
import type { EventData, PointData } from './method.ts';
import { namesOf, type PlaceColumns, placeReader } from './place-reader.ts';
import { readRows } from './read-rows.ts';
import { rowFilter, type Selection } from './row-filter.ts';
import { addTo, type Reason, type SetAside } from './set-aside.ts';

export type PointFile = { data: EventData; rowsRead: number; notSelected: number; setAside: SetAside };

const MS_A_DAY = 86_400_000;

/**
 * Streams a CSV of any size: of each row only its place and its day stay, and each row left out is counted. Without
 * a place to read there are no points; without a column of dates there are no times.
 */
export async function readPoints(
  path: string,
  place: PlaceColumns | undefined,
  selection: Selection,
): Promise<Outcome<PointFile>> {
  const taking = new PointTaking(place, selection);
  const read = await readRows(path, taking);
  return read.ok ? succeed({ ...taking.finish(), rowsRead: read.value }) : read;
}

class PointTaking {
  readonly #place: PlaceColumns | undefined;
  readonly #selection: Selection;
  readonly #a = new GrowingArray();
  readonly #b = new GrowingArray();
  readonly #times = new GrowingArray();
  readonly #setAside: SetAside = {};
  #notSelected = 0;
  #verdictOn!: ReturnType<typeof rowFilter>;
  #placeOf: ReturnType<typeof placeReader> | undefined;
  missing: { column: string; columns: string[] } | undefined;

  constructor(place: PlaceColumns | undefined, selection: Selection) {
    this.#place = place;
    this.#selection = selection;
  }

  onHeader = (header: string[]) => {
    const { t, distinct, where } = this.#selection;
    const places = this.#place ? namesOf(this.#place) : [];
    const needed = [...places, t, distinct, ...where.map(({ column }) => column)];
    const column = needed.find((name) => name !== undefined && !header.includes(name));
    if (column !== undefined) {
      this.missing = { column, columns: header };
      return problem('columns-missing', column);
    }
    this.#verdictOn = rowFilter(header, this.#selection);
    if (this.#place) this.#placeOf = placeReader(header, this.#place);
    return undefined;
  };

  onRows = async (rows: Row[]) => {
    for (const row of rows) this.#take(row);
  };

  #take(row: Row): void {
    const fault = this.#faultOf(row);
    if (fault === 'not-selected') this.#notSelected++;
    else if (fault) addTo(this.#setAside, fault);
  }

  /** Keeps the row and says nothing, or says why not. */
  #faultOf({ problem: misaligned, fields }: Row): Reason | 'not-selected' | undefined {
    if (misaligned) return 'fields-misaligned';
    const verdict = this.#verdictOn(fields);
    if (!verdict.use) return verdict.reason;
    const place = this.#placeOf?.(fields);
    if (typeof place === 'string') return place;
    if (place) {
      this.#a.push(place.a);
      this.#b.push(place.b);
    }
    if (verdict.localMs !== null) this.#times.push(this.#daysOf(verdict.localMs));
    return undefined;
  }

  #daysOf(localMs: number): number {
    const days = localMs / MS_A_DAY;
    return this.#selection.withClock ? days : Math.floor(days);
  }

  finish() {
    const data = { ...this.#places(), times: this.#times.take() };
    return { data, notSelected: this.#notSelected, setAside: this.#setAside };
  }

  #places(): PointData {
    const a = this.#a.take();
    const b = this.#b.take();
    if (this.#place?.unit !== 'degrees') return { points: { x: a, y: b }, epsg: this.#place?.epsg ?? null };
    const { epsg } = this.#place;
    return { points: projectToUtm({ lon: a, lat: b }, epsg), epsg };
  }
}
