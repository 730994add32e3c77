import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** The rows of a version as columns: an object a row would cost a million incidents a gigabyte and ten seconds. */
export type PointColumns = {
  count: number;
  /** NaN where there is no point. */
  x: Float64Array;
  y: Float64Array;
  /** Days since 1970-01-01 on the site's calendar. */
  localDay: Int32Array;
  /** −1 where it is not known. */
  fatal: Int32Array;
  victims: Int32Array;
  district: (string | null)[];
  /** These two only when a rule asks for them: nearly every one is different. */
  block: (string | null)[];
  reportNumber: (string | null)[];
};

const SORTED_IN_MEMORY = '128MB';

type Packed = {
  [K in keyof PointColumns]: PointColumns[K] extends (string | null)[]
    ? string | null
    : PointColumns[K] extends number
      ? number
      : Buffer | null;
};

/**
 * Packs rows into one: numbers as the bytes that PostgreSQL sends them in, texts as one JSON list each.
 *
 * @param rows in the order wanted, with columns named as here; ones that can be null are told by NaN and −1
 */
export async function readPointColumns(
  tx: Tx,
  rows: RawBuilder<unknown>,
  texts: ReadonlySet<'block' | 'district' | 'reportNumber'>,
): Promise<PointColumns> {
  const listOf = (name: 'block' | 'reportNumber') =>
    texts.has(name) ? sql`json_agg(${sql.ref(name)})::text` : sql`null::text`;
  await sql`select set_config('work_mem', ${SORTED_IN_MEMORY}, true)`.execute(tx);
  const { rows: packed } = await sql<Packed>`
    select count(*)::integer as count,
      string_agg(float8send(coalesce(x, 'NaN')), ''::bytea) as x,
      string_agg(float8send(coalesce(y, 'NaN')), ''::bytea) as y,
      string_agg(int4send("localDay"), ''::bytea) as "localDay",
      string_agg(int4send(coalesce(fatal, -1)), ''::bytea) as fatal,
      string_agg(int4send(victims), ''::bytea) as victims,
      json_agg(district)::text as district, ${listOf('block')} as block,
      ${listOf('reportNumber')} as "reportNumber"
    from (${rows}) r`.execute(tx);
  return unpacked(packed[0]!);
}

function unpacked(packed: Packed): PointColumns {
  return {
    count: packed.count,
    x: floats(packed.x),
    y: floats(packed.y),
    localDay: integers(packed.localDay),
    fatal: integers(packed.fatal),
    victims: integers(packed.victims),
    block: texts(packed.block),
    district: texts(packed.district),
    reportNumber: texts(packed.reportNumber),
  };
}

/** PostgreSQL sends the largest byte first, whatever the machine. */
function floats(bytes: Buffer | null): Float64Array {
  if (!bytes) return new Float64Array(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(bytes.byteLength / 8);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(i * 8, false);
  return values;
}

function integers(bytes: Buffer | null): Int32Array {
  if (!bytes) return new Int32Array(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Int32Array(bytes.byteLength / 4);
  for (let i = 0; i < values.length; i++) values[i] = view.getInt32(i * 4, false);
  return values;
}

function texts(list: string | null): (string | null)[] {
  return list === null ? [] : JSON.parse(list);
}
