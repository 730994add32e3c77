import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export type KnownRow = {
  id: string;
  contentHash: string;
  reportNumber: string | null;
  place: { x: number; y: number } | undefined;
  epochMs: number;
  block: string | null;
};

/**
 * The rows of the current version by what they say. Two victims may share every fact, so this counts: each row
 * of the file takes one known row away, and what is left at the end is no longer in the file.
 */
export class KnownRows {
  readonly #byHash = new Map<string, KnownRow[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(row: KnownRow): void {
    const alike = this.#byHash.get(row.contentHash);
    if (alike) alike.push(row);
    else this.#byHash.set(row.contentHash, [row]);
    this.#size++;
  }

  take(contentHash: string): KnownRow | undefined {
    const row = this.#byHash.get(contentHash)?.pop();
    if (row) this.#size--;
    return row;
  }

  left(): KnownRow[] {
    return [...this.#byHash.values()].flat();
  }
}

type LoadedRow = {
  id: string;
  content_hash: Buffer;
  report_number: string | null;
  x: number | null;
  y: number | null;
  epoch_ms: number;
  block: string | null;
};

const rowsAtOnce = 20_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

export async function loadKnownRows(
  tx: Tx,
  source: { siteId: string; sourceId: string },
): Promise<KnownRows> {
  const known = new KnownRows();
  for (let after: string | undefined = beforeAll; after; ) {
    const rows: LoadedRow[] = await loadAfter(tx, source, after);
    for (const row of rows) known.add(knownRowOf(row));
    after = rows.length === rowsAtOnce ? rows.at(-1)!.id : undefined;
  }
  return known;
}

async function loadAfter(
  tx: Tx,
  source: { siteId: string; sourceId: string },
  after: string,
): Promise<LoadedRow[]> {
  const { rows } = await sql<LoadedRow>`
    select id, uuid_send(content_hash) as content_hash, report_number, x, y, block,
      (extract(epoch from occurred_at) * 1000)::float8 as epoch_ms
    from incidents.victim
    where site_id = ${source.siteId} and source_id = ${source.sourceId} and id > ${after} and to_version is null
    order by id
    limit ${rowsAtOnce}`.execute(tx);
  return rows;
}

function knownRowOf(row: LoadedRow): KnownRow {
  const { id, report_number: reportNumber, x, y, epoch_ms: epochMs, block } = row;
  return {
    id,
    contentHash: row.content_hash.toString('latin1'),
    reportNumber,
    place: x === null || y === null ? undefined : { x, y },
    epochMs,
    block,
  };
}
