import { parse } from 'uuid';
import { type GroupingRule, groupEvents } from '../grouping/group-events.ts';
import { IdSeries, uuidText } from './id-series.ts';

const idBytes = 16;

/**
 * Who will be in the version: ids, places and times of all its victims, 45 bytes each, so that even a very long
 * file fits. Everything else about a victim stays in the database.
 */
export class VictimLedger {
  readonly #newIds = new IdSeries();
  #count = 0;
  #ids = new Uint8Array(1024 * idBytes);
  #isNew = new Uint8Array(1024);
  #x = new Float64Array(1024);
  #y = new Float64Array(1024);
  #epochMs = new Float64Array(1024);
  #block = new Int32Array(1024);
  readonly #blocks = new Map<string, number>();

  get size(): number {
    return this.#count;
  }

  idOf(index: number): string {
    return uuidText(this.#ids, index * idBytes);
  }

  /** Whether the victim came with this file. */
  isNew(index: number): boolean {
    return this.#isNew[index] === 1;
  }

  /** All ids one after the other, 16 bytes each; another one once there is no more room for the next victim. */
  get ids(): Uint8Array {
    return this.#ids;
  }

  /** Says where in `ids` the new victim's id begins. */
  addNew(place: { x: number; y: number } | undefined, epochMs: number, block: string | null): number {
    this.#makeRoom();
    this.#newIds.writeNext(this.#ids, this.#count * idBytes);
    this.#isNew[this.#count] = 1;
    return this.#put(place, epochMs, block) * idBytes;
  }

  addKnown(
    id: string,
    place: { x: number; y: number } | undefined,
    epochMs: number,
    block: string | null,
  ): void {
    this.#makeRoom();
    this.#ids.set(parse(id), this.#count * idBytes);
    this.#put(place, epochMs, block);
  }

  group(rule: GroupingRule): Int32Array {
    const count = this.#count;
    return groupEvents(
      {
        x: this.#x.subarray(0, count),
        y: this.#y.subarray(0, count),
        epochMs: this.#epochMs.subarray(0, count),
        block: this.#block.subarray(0, count),
      },
      rule,
    );
  }

  #put(place: { x: number; y: number } | undefined, epochMs: number, block: string | null): number {
    const index = this.#count++;
    this.#x[index] = place ? place.x : Number.NaN;
    this.#y[index] = place ? place.y : Number.NaN;
    this.#epochMs[index] = epochMs;
    this.#block[index] = place || !block ? -1 : this.#numberOf(block);
    return index;
  }

  #numberOf(block: string): number {
    const number = this.#blocks.get(block) ?? this.#blocks.size;
    this.#blocks.set(block, number);
    return number;
  }

  #makeRoom(): void {
    if (this.#count < this.#x.length) return;
    const room = this.#x.length * 2;
    this.#ids = grown(new Uint8Array(room * idBytes), this.#ids);
    this.#isNew = grown(new Uint8Array(room), this.#isNew);
    this.#x = grown(new Float64Array(room), this.#x);
    this.#y = grown(new Float64Array(room), this.#y);
    this.#epochMs = grown(new Float64Array(room), this.#epochMs);
    this.#block = grown(new Int32Array(room), this.#block);
  }
}

function grown<A extends Uint8Array | Float64Array | Int32Array>(larger: A, from: A): A {
  larger.set(from);
  return larger;
}
