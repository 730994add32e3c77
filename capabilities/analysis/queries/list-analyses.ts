import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { AnalysisSummary, analysisListQuery, RunSummary } from '../contract.ts';
import {
  type RecipeRow,
  type RunRow,
  recipeColumns,
  recipeOf,
  runColumns,
  runSummaryOf,
} from './recipe-columns.ts';

type Query = z.infer<typeof analysisListQuery>;
type Summary = z.infer<typeof AnalysisSummary>;

/** A site’s analyses, newest first, each with its latest run. */
export async function listAnalyses(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: Summary[]; next: string | null }> {
  const { rows } = await sql<RecipeRow>`
    select ${recipeColumns}
    from analysis.recipe r
    where r.site_id = ${siteId} and ${conditions(query)}
    order by r.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  const latest = await latestRuns(
    tx,
    page.items.map(({ id }) => id),
  );
  return {
    items: page.items.map((row) => ({ ...recipeOf(row), latestRun: latest.get(row.id) ?? null })),
    next: page.next,
  };
}

function conditions({ q, method, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = method === undefined ? [] : [method].flat();
  if (wanted.length > 0) parts.push(sql`r.method = any (${wanted}::text[])`);
  if (q) parts.push(sql`(r.question ilike ${containing(q)} or r.number ilike ${containing(q)})`);
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`r.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

async function latestRuns(tx: Tx, recipeIds: readonly string[]): Promise<Map<string, RunSummary>> {
  const { rows } = await sql<RunRow & { recipeId: string }>`
    select distinct on (n.recipe_id) n.recipe_id as "recipeId", ${runColumns}
    from analysis.run n
    left join analysis.run_progress g on g.run_id = n.id
    where n.recipe_id = any (${recipeIds}::uuid[])
    order by n.recipe_id, n.ordinal desc`.execute(tx);
  return new Map(rows.map(({ recipeId, ...run }) => [recipeId, runSummaryOf(run)]));
}
