import type { Tx } from '#platform/database/database.ts';
import { type Accepted, type Checked, rowChecker, type SetAside } from '../checking/check-row.ts';
import { missingColumns } from '../checking/mapping-faults.ts';
import { clockOf, groundOf } from '../checking/site-ground.ts';
import type { Problem } from '../errors.ts';
import type { Reader } from '../reading/read-table.ts';
import type { Row } from '../reading/row.ts';
import { withoutApostrophe } from '../reading/safe-csv.ts';
import { uuidText } from './id-series.ts';
import { KnownRows, loadKnownRows } from './known-rows.ts';
import { type NewRow, pairChanges } from './pair-changes.ts';
import type { ReadingOrder } from './reading-order.ts';
import type { ProgressReports } from './report-progress.ts';
import { VictimBatch } from './victim-batch.ts';
import { VictimLedger } from './victim-ledger.ts';
import { writeClosings, writeSetAside } from './write-rows.ts';

const victimsAtOnce = 10_000;
const setAsideAtOnce = 4000;

export type Counts = {
  read: number;
  accepted: number;
  setAside: number;
  added: number;
  changed: number;
  withdrawn: number;
  unchanged: number;
};

/**
 * Takes the rows of a file as they come: checks each, leaves alone what the current version already holds, and
 * writes the rest. While the database stores one batch, the next is already being read.
 */
export class RowsTaking implements Reader {
  readonly ledger = new VictimLedger();
  header: string[] = [];
  readonly #tx: Tx;
  readonly #order: ReadingOrder;
  readonly #known: KnownRows;
  readonly #reports: ProgressReports;
  #check!: (row: Row) => Checked;
  #victims = new VictimBatch();
  /** Being stored while the other is filled. */
  #storing = new VictimBatch();
  #setAside: SetAside[] = [];
  /** Kept only where there is something to compare with: a first file needs no memory for it. */
  readonly #came: NewRow[] = [];
  readonly #keepsCame: boolean;
  #written: Promise<unknown> = Promise.resolve();
  #isOver = false;
  readonly #counts = { read: 0, added: 0, unchanged: 0, setAside: 0 };

  private constructor(tx: Tx, order: ReadingOrder, known: KnownRows, reports: ProgressReports) {
    this.#tx = tx;
    this.#order = order;
    this.#known = known;
    this.#keepsCame = known.size > 0 && order.mode === 'full_extract';
    this.#reports = reports;
  }

  static async begin(tx: Tx, order: ReadingOrder, reports: ProgressReports): Promise<RowsTaking> {
    const known = order.baseVersion > 0 ? await loadKnownRows(tx, order) : new KnownRows();
    return new RowsTaking(tx, order, known, reports);
  }

  onHeader(header: string[]): Problem | undefined {
    const { mapping, snapshotDate, site } = this.#order;
    const missing = missingColumns(mapping, header);
    if (missing) return missing;
    this.header = header;
    this.#check = rowChecker({
      mapping,
      header,
      snapshotDate,
      clock: clockOf(site.timeZone),
      ground: groundOf(site),
    });
    return undefined;
  }

  async onRows(rows: Row[], progress: Parameters<Reader['onRows']>[1]): Promise<void> {
    this.#reports.cancelled.throwIfAborted();
    for (const row of rows) {
      const checked = this.#check(this.#order.corrects ? asWritten(row) : row);
      if ('accepted' in checked) this.#take(checked.accepted);
      else this.#setAside.push(checked.setAside);
    }
    this.#counts.read += rows.length;
    this.#reports.tell(this.#counts.read, progress);
    if (this.#victims.size >= victimsAtOnce || this.#setAside.length >= setAsideAtOnce) await this.#write();
  }

  /** Writes what is left, and what the file no longer holds. */
  async end(): Promise<Counts> {
    await this.#write();
    await this.#written;
    const left = this.#known.left();
    const { read, added, unchanged, setAside } = this.#counts;
    const accepted = added + unchanged;
    if (this.#order.mode === 'append') {
      for (const row of left) this.ledger.addKnown(row.id, row.place, row.epochMs, row.block);
      return { read, accepted, setAside, added, unchanged, changed: 0, withdrawn: 0 };
    }
    const closings = pairChanges(left, this.#came);
    await writeClosings(this.#tx, this.#order, 'victim', closings);
    const changed = closings.filter((closing) => closing.replacedBy !== null).length;
    return {
      read,
      accepted,
      setAside,
      added: added - changed,
      unchanged,
      changed,
      withdrawn: closings.length - changed,
    };
  }

  #take(accepted: Accepted): void {
    const known = this.#known.take(accepted.contentHash);
    if (known) {
      this.#counts.unchanged++;
      this.ledger.addKnown(known.id, known.place, known.epochMs, known.block);
      return;
    }
    this.#counts.added++;
    const idAt = this.ledger.addNew(accepted.place, accepted.occurredMs, accepted.block);
    this.#victims.add(accepted, this.ledger.ids, idAt);
    if (this.#keepsCame)
      this.#came.push({ id: uuidText(this.ledger.ids, idAt), reportNumber: accepted.reportNumber });
  }

  async #write(): Promise<void> {
    const setAside = this.#setAside;
    this.#setAside = [];
    this.#counts.setAside += setAside.length;
    await this.#written;
    [this.#victims, this.#storing] = [this.#storing, this.#victims];
    this.#victims.clear();
    this.#written = this.#store(this.#storing, setAside);
    // Awaited before the next batch; until then a failure must not count as unhandled.
    this.#written.catch(() => {});
  }

  /**
   * To be awaited before the transaction ends, however the reading ended: a batch still under way would go on
   * writing over the connection when the transaction is gone, and nothing would undo it.
   */
  async leave(): Promise<void> {
    this.#isOver = true;
    await this.#written.catch(() => {});
  }

  async #store(victims: VictimBatch, setAside: SetAside[]): Promise<void> {
    if (victims.size > 0 && !this.#isOver) await victims.write(this.#tx, this.#order);
    if (setAside.length > 0 && !this.#isOver) await writeSetAside(this.#tx, this.#order, setAside);
  }
}

/** The download of rows to mend shields formulas with an apostrophe, which is no part of what was reported. */
function asWritten(row: Row): Row {
  return { ...row, fields: row.fields.map(withoutApostrophe) };
}
