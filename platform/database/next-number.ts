import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** The next number people can say (`FND-2026-0001`), taken in the transaction that uses it. */
export async function nextNumber(tx: Tx, prefix: string, year: number): Promise<string> {
  const { rows } = await sql<{
    number: string;
  }>`select platform.next_number(${prefix}, ${year}) as number`.execute(tx);
  return rows[0]!.number;
}
