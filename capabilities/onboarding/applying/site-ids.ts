import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export async function siteIds(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ slug: string; id: string }>`select slug, id from program.site`.execute(tx);
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}
