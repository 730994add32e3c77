import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';
import { canonicalRow, GENESIS, type Head, linkHash, SEAL_LOCK, signHead, signTotals } from './chain.ts';

export type Fault = { day: string; position: number | null; what: string };

export type Verification = {
  ok: boolean;
  /** Links in the chain, and how many committed rows still wait for theirs. */
  rows: number;
  unsealed: number;
  days: number;
  faults: Fault[];
};

type Link = {
  day: string;
  position: number;
  hash: string;
  canonical: string | null;
  at: Date | null;
};

const LINKS_AT_ONCE = 5_000;
/** No transaction of ours runs longer, so a row so much older than those sealed before it was put in afterwards. */
const LONGEST_TRANSACTION_MS = 6 * 60 * 60 * 1000;

/**
 * Walks the whole chain and says where it does not hold: a row edited, removed, moved or put in afterwards, a tail
 * cut off, a head that this installation did not sign. Each fault is named where it lies: the walk goes on from the
 * stored hash, so one bad row is one fault.
 */
export async function verifyAudit(database: Database, secret: string): Promise<Verification> {
  return database.asSystem('proving the audit', async (tx) => {
    await sql`select pg_advisory_xact_lock(${SEAL_LOCK})`.execute(tx);
    const walk = await walkLinks(tx);
    const heads = await checkHeads(tx, walk.ends, secret);
    const skipped = await skippedRows(tx);
    const faults = [
      ...walk.faults,
      ...heads.faults,
      ...(await checkTotals(tx, { rows: walk.rows, days: heads.days, lastDay: heads.lastDay }, secret)),
      ...skipped.faults,
    ];
    return { ok: faults.length === 0, rows: walk.rows, unsealed: skipped.unsealed, days: heads.days, faults };
  });
}

async function walkLinks(tx: Tx): Promise<{ rows: number; ends: Map<string, Head>; faults: Fault[] }> {
  const faults: Fault[] = [];
  const ends = new Map<string, Head>();
  let previous: Head = { day: '', length: 0, hash: GENESIS };
  let latest = 0;
  let rows = 0;
  for (;;) {
    const links = await linksAfter(tx, previous);
    for (const link of links) {
      const expected = link.day === previous.day ? previous.length + 1 : 1;
      const what = faultOf(link, { position: expected, previous: previous.hash, latest });
      if (what) faults.push({ day: link.day, position: link.position, what });
      latest = Math.max(latest, link.at?.getTime() ?? 0);
      previous = { day: link.day, length: link.position, hash: link.hash };
      ends.set(link.day, previous);
      rows += 1;
    }
    if (links.length < LINKS_AT_ONCE) return { rows, ends, faults };
  }
}

function faultOf(
  link: Link,
  expected: { position: number; previous: string; latest: number },
): string | null {
  if (link.position !== expected.position) return `the link before it is missing (${expected.position})`;
  if (link.canonical === null || link.at === null) return 'the audit row was removed';
  if (linkHash(expected.previous, link.canonical) !== link.hash) {
    return 'the audit row or its link was changed';
  }
  if (link.at.getTime() < expected.latest - LONGEST_TRANSACTION_MS)
    return 'the audit row was put in afterwards';
  return null;
}

async function linksAfter(tx: Tx, last: Head): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select l.day, l.position, l.hash, a.at, case when a.id is not null then ${canonicalRow} end as canonical
    from platform.audit_link l
    left join platform.audit a on a.id = l.audit_id
    where ${last.day === '' ? sql`true` : sql`(l.day, l.position) > (${last.day}::date, ${last.length})`}
    order by l.day, l.position limit ${LINKS_AT_ONCE}`.execute(tx);
  return rows;
}

async function checkHeads(
  tx: Tx,
  ends: Map<string, Head>,
  secret: string,
): Promise<{ days: number; lastDay: string | null; faults: Fault[] }> {
  const { rows: heads } = await sql<Head & { signature: string }>`
    select day, length, hash, signature from platform.audit_head order by day`.execute(tx);
  const faults: Fault[] = [];
  for (const head of heads) {
    const end = ends.get(head.day);
    if (signHead(head, secret) !== head.signature) faults.push(atEnd(head, 'the head was not signed here'));
    else if (!end || end.length < head.length) faults.push(atEnd(head, 'the end of the chain was cut off'));
    else if (end.length > head.length) faults.push(atEnd(end, 'links were added behind the signed head'));
    else if (end.hash !== head.hash) faults.push(atEnd(head, 'the chain does not end in the signed head'));
  }
  const signed = new Set(heads.map((head) => head.day));
  for (const end of ends.values()) if (!signed.has(end.day)) faults.push(atEnd(end, 'the day has no head'));
  return { days: heads.length, lastDay: heads.at(-1)?.day ?? null, faults };
}

function atEnd(head: Head, what: string): Fault {
  return { day: head.day, position: head.length, what };
}

async function checkTotals(
  tx: Tx,
  found: { rows: number; days: number; lastDay: string | null },
  secret: string,
): Promise<Fault[]> {
  const { rows } = await sql<{ days: number; rows: number; lastDay: string | null; signature: string }>`
    select days, rows, last_day as "lastDay", signature from platform.audit_total`.execute(tx);
  const total = rows[0];
  const day = total?.lastDay ?? found.lastDay ?? 'none';
  if (!total)
    return [{ day, position: null, what: 'nothing was ever sealed, or the signed totals were removed' }];
  if (signTotals(total, secret) !== total.signature) {
    return [{ day, position: null, what: 'the totals were not signed here' }];
  }
  if (total.rows !== found.rows || total.days !== found.days || total.lastDay !== found.lastDay) {
    const what = `the chain holds ${found.rows} rows in ${found.days} days; ${total.rows} in ${total.days} were sealed`;
    return [{ day, position: null, what }];
  }
  return [];
}

/** Rows that no sealing would ever reach: they claim a transaction that was settled before they were there. */
async function skippedRows(tx: Tx): Promise<{ unsealed: number; faults: Fault[] }> {
  const { rows } = await sql<{ unsealed: number; skipped: { id: number; day: string }[] }>`
    select count(*) as unsealed, coalesce(jsonb_agg(
        jsonb_build_object('id', a.id, 'day', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD')) order by a.id
      ) filter (where a.transaction_id < t.open_from
        and t.open_from <= pg_snapshot_xmax(pg_current_snapshot())), '[]') as skipped
    from platform.audit a
    left join platform.audit_total t on true
    where not exists (select from platform.audit_link l where l.audit_id = a.id)`.execute(tx);
  const { unsealed, skipped } = rows[0]!;
  const faults = skipped.map(({ id, day }) => ({
    day,
    position: null,
    what: `the audit row ${id} was put in outside the chain`,
  }));
  return { unsealed, faults };
}
