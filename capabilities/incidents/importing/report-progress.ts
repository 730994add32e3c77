import { sql } from 'kysely';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Progress } from '../reading/read-table.ts';
import type { ReadingOrder } from './reading-order.ts';

const everyMs = 500;

/**
 * Tells how far a reading is, outside its transaction, and learns there whether a person has cancelled it.
 * Reports are thinned out, and one that is still under way holds nothing up.
 */
export class ProgressReports {
  readonly #services: Services;
  readonly #order: ReadingOrder;
  readonly #cancelling = new AbortController();
  readonly #startedAt = new Date();
  #lastAt = 0;
  #underWay: Promise<void> = Promise.resolve();
  #isUnderWay = false;

  constructor(services: Services, order: ReadingOrder) {
    this.#services = services;
    this.#order = order;
  }

  /** Aborted once the import has left the state `reading`. */
  get cancelled(): AbortSignal {
    return this.#cancelling.signal;
  }

  tell(rowsRead: number, progress: Progress): void {
    const now = performance.now();
    if (this.#isUnderWay || now - this.#lastAt < everyMs) return;
    this.#lastAt = now;
    this.#isUnderWay = true;
    this.#underWay = this.#report(rowsRead, progress)
      // A report that cannot be made is no reason to end a reading; the next one is made anew.
      .catch(() => {})
      .finally(() => {
        this.#isUnderWay = false;
      });
  }

  async settle(): Promise<void> {
    await this.#underWay;
  }

  async #report(rowsRead: number, { bytesRead, bytes }: Progress): Promise<void> {
    const { importId, siteId } = this.#order;
    const isReading = await this.#services.database.asSystem('the progress of a reading', async (tx) => {
      const { rows } = await sql<{ state: string }>`
        select state from incidents.import where id = ${importId}`.execute(tx);
      if (rows[0]?.state !== 'reading') return false;
      await sql`
        insert into incidents.import_progress (import_id, site_id, rows_read, bytes_read, bytes_total, started_at)
        values (${importId}, ${siteId}, ${rowsRead}, ${bytesRead}, ${bytes}, ${this.#startedAt})
        on conflict (import_id) do update set rows_read = excluded.rows_read, bytes_read = excluded.bytes_read,
          bytes_total = excluded.bytes_total, started_at = excluded.started_at, updated_at = clock_timestamp()`.execute(
        tx,
      );
      await emitIn(tx, {
        kind: 'incidents.import-progressed',
        siteId,
        subject: { table: 'incidents.import', id: importId },
        permission: 'incidents.read',
        payload: { rowsRead, bytesRead, bytes },
      });
      return true;
    });
    if (!isReading) this.#cancelling.abort(new ReadingCancelled());
  }
}

export class ReadingCancelled extends Error {}
