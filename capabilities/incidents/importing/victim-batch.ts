import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Accepted } from '../checking/check-row.ts';
import { BinaryArray } from './binary-arrays.ts';
import type { Target } from './write-rows.ts';

/** Victims on their way into the database, one array for each column. Used again and again. */
export class VictimBatch {
  readonly #id = new BinaryArray('uuid');
  readonly #contentHash = new BinaryArray('uuid');
  readonly #fileRow = new BinaryArray('integer');
  readonly #occurredAt = new BinaryArray('timestamptz');
  readonly #occurredLocal = new BinaryArray('timestamp');
  readonly #isFatal = new BinaryArray('boolean');
  readonly #age = new BinaryArray('smallint');
  readonly #longitude = new BinaryArray('float8');
  readonly #latitude = new BinaryArray('float8');
  readonly #x = new BinaryArray('float8');
  readonly #y = new BinaryArray('float8');
  readonly #reportNumber = new BinaryArray('text');
  readonly #block = new BinaryArray('text');
  readonly #district = new BinaryArray('text');
  readonly #race = new BinaryArray('text');
  readonly #sex = new BinaryArray('text');
  readonly #ageGroup = new BinaryArray('text');
  readonly #notes = new BinaryArray('text');
  #hasNotes = false;

  get size(): number {
    return this.#id.count;
  }

  /** The id is taken from where the ledger keeps it. */
  add(victim: Accepted, ids: Uint8Array, idAt: number): void {
    const { place, notes } = victim;
    this.#id.addUuid(ids, idAt);
    this.#contentHash.addUuidCharacters(victim.contentHash);
    this.#fileRow.addInteger(victim.row);
    this.#occurredAt.addMoment(victim.occurredMs);
    this.#occurredLocal.addMoment(victim.occurredLocalMs);
    this.#isFatal.addFlag(victim.isFatal);
    this.#age.addSmallint(victim.age);
    this.#longitude.addFloat(place?.longitude);
    this.#latitude.addFloat(place?.latitude);
    this.#x.addFloat(place?.x);
    this.#y.addFloat(place?.y);
    this.#reportNumber.addText(victim.reportNumber);
    this.#block.addText(victim.block);
    this.#district.addText(victim.district);
    this.#race.addText(victim.race);
    this.#sex.addText(victim.sex);
    this.#ageGroup.addText(victim.ageGroup);
    this.#notes.addText(notes.length > 0 ? notes.join(',') : null);
    if (notes.length > 0) this.#hasNotes = true;
  }

  clear(): void {
    for (const array of this.#all) array.clear();
    this.#hasNotes = false;
  }

  /**
   * One statement for all. COPY would be the obvious way, but PostgreSQL refuses it under row-level security. In the
   * select list the arrays advance together; in FROM each would first be written out as a table of its own.
   */
  async write(tx: Tx, { siteId, sourceId, importId, version }: Target): Promise<void> {
    await sql`
      insert into incidents.victim (site_id, source_id, import_id, from_version, id, content_hash, file_row,
        occurred_at, occurred_local, is_fatal, age, longitude, latitude, x, y,
        report_number, block, district, race, sex, age_group, notes)
      select ${siteId}::uuid, ${sourceId}::uuid, ${importId}::uuid, ${version}::integer,
        unnest(${this.#id.bytes()}::uuid[]), unnest(${this.#contentHash.bytes()}::uuid[]),
        unnest(${this.#fileRow.bytes()}::integer[]), unnest(${this.#occurredAt.bytes()}::timestamptz[]),
        unnest(${this.#occurredLocal.bytes()}::timestamp[]), unnest(${this.#isFatal.bytes()}::boolean[]),
        unnest(${this.#age.bytes()}::smallint[]), unnest(${this.#longitude.bytes()}::float8[]),
        unnest(${this.#latitude.bytes()}::float8[]), unnest(${this.#x.bytes()}::float8[]),
        unnest(${this.#y.bytes()}::float8[]), unnest(${this.#reportNumber.bytes()}::text[]),
        unnest(${this.#block.bytes()}::text[]), unnest(${this.#district.bytes()}::text[]),
        unnest(${this.#race.bytes()}::text[]), unnest(${this.#sex.bytes()}::text[]),
        unnest(${this.#ageGroup.bytes()}::text[]),
        ${this.#hasNotes ? sql`string_to_array(unnest(${this.#notes.bytes()}::text[]), ',')` : sql`null`}`.execute(
      tx,
    );
  }

  get #all(): BinaryArray[] {
    return [
      ...[this.#id, this.#contentHash, this.#fileRow, this.#occurredAt, this.#occurredLocal, this.#isFatal],
      ...[this.#age, this.#longitude, this.#latitude, this.#x, this.#y, this.#reportNumber, this.#block],
      ...[this.#district, this.#race, this.#sex, this.#ageGroup, this.#notes],
    ];
  }
}
