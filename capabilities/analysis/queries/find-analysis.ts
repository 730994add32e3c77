import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { AnalysisDetail, Run, RunResult } from '../contract.ts';
import {
  type RecipeRow,
  type RunRow,
  recipeColumns,
  recipeOf,
  runColumns,
  runSummaryOf,
} from './recipe-columns.ts';

/** One analysis with all its runs, the latest first. */
export async function findAnalysis(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<z.infer<typeof AnalysisDetail> | null> {
  const recipe = await findRecipe(tx, siteId, id);
  if (!recipe) return null;
  const { rows } = await sql<RunRow>`
    select ${runColumns}
    from analysis.run n
    left join analysis.run_progress g on g.run_id = n.id
    where n.recipe_id = ${id}
    order by n.ordinal desc
    limit 100`.execute(tx);
  return { ...recipe, runs: rows.map(runSummaryOf) };
}

/** One run, whole: its recipe and, once it has finished, its result. */
export async function findRun(tx: Tx, { siteId, id }: { siteId: string; id: string }): Promise<Run | null> {
  const { rows } = await sql<RunRow & { recipeId: string; result: RunResult | null }>`
    select ${runColumns}, n.recipe_id as "recipeId", n.result
    from analysis.run n
    left join analysis.run_progress g on g.run_id = n.id
    where n.id = ${id} and n.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { recipeId, result, ...row } = rows[0];
  const recipe = await findRecipe(tx, siteId, recipeId);
  return recipe ? { ...runSummaryOf(row), recipe, result } : null;
}

async function findRecipe(tx: Tx, siteId: string, id: string) {
  const { rows } = await sql<RecipeRow>`
    select ${recipeColumns} from analysis.recipe r where r.id = ${id} and r.site_id = ${siteId}`.execute(tx);
  return rows[0] ? recipeOf(rows[0]) : null;
}
