import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { keyFor } from '#platform/config/secret.ts';

/**
 * What a link hashes: every column a reader could be shown, as one text that the same row always gives.
 * Written once, so that sealing and verifying can't differ.
 */
export const canonicalRow = sql<string>`jsonb_build_array(a.id,
  to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.person_id, a.action, a.table_name, a.row_id,
  a.site_id, a.agency_id, a.purpose, a.request_id, a.detail)::text`;

/** What the first link of the first day goes on from. */
export const GENESIS = '0'.repeat(64);

export type Head = { day: string; length: number; hash: string };

export type Totals = { days: number; rows: number; lastDay: string | null };

export function linkHash(previous: string, canonical: string): string {
  return createHash('sha256').update(`${previous}\n${canonical}`).digest('hex');
}

export function signHead(head: Head, secret: string): string {
  return sign(`head ${head.day} ${head.length} ${head.hash}`, secret);
}

export function signTotals(totals: Totals, secret: string): string {
  return sign(`total ${totals.days} ${totals.rows} ${totals.lastDay ?? 'none'}`, secret);
}

function sign(words: string, secret: string): string {
  return createHmac('sha256', keyFor('audit', secret)).update(words).digest('hex');
}

/** Held while links are written and while they are read through, so that a proof never meets half a sealing. */
export const SEAL_LOCK = sql`7767, 4`;
