import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { AnalysisDetail, Run, RunResult } from '../contract.ts';
import type { IncidentsData } from '../incidents-data.ts';
import {
  type RecipeRow,
  type RunRow,
  recipeColumns,
  recipeOf,
  runColumns,
  runSummaryOf,
} from './recipe-columns.ts';

type Detail = z.infer<typeof AnalysisDetail>;

/** One analysis with all its runs, the latest first, and what came before and after it on other versions. */
export async function findAnalysis(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  incidents: IncidentsData,
): Promise<Detail | null> {
  const recipe = await findRecipe(tx, siteId, id);
  if (!recipe) return null;
  const { rows } = await sql<RunRow>`
    select ${runColumns}
    from analysis.run n
    left join analysis.run_progress g on g.run_id = n.id
    where n.recipe_id = ${id}
    order by n.ordinal desc
    limit 100`.execute(tx);
  return {
    ...recipe,
    runs: rows.map(runSummaryOf),
    ...(await repeatsOf(tx, id)),
    newer: await newerVersionOf(tx, siteId, recipe.versionId, incidents),
  };
}

async function repeatsOf(tx: Tx, id: string): Promise<Pick<Detail, 'earlier' | 'later'>> {
  const { rows } = await sql<Detail['later'][number] & { isEarlier: boolean }>`
    select o.id, o.number, o.data_label as "dataLabel", o.id = r.repeats as "isEarlier"
    from analysis.recipe r
    join analysis.recipe o on o.id = r.repeats or o.repeats = r.id
    where r.id = ${id}
    order by o.id`.execute(tx);
  const named = rows.map(({ isEarlier, ...row }) => ({ row, isEarlier: isEarlier === true }));
  return {
    earlier: named.find(({ isEarlier }) => isEarlier)?.row ?? null,
    later: named.filter(({ isEarlier }) => !isEarlier).map(({ row }) => row),
  };
}

/** The current version of the same source, unless that is the one the recipe names. */
async function newerVersionOf(
  tx: Tx,
  siteId: string,
  versionId: string,
  incidents: IncidentsData,
): Promise<Detail['newer']> {
  const own = await incidents.version(tx, siteId, versionId);
  if (!own) return null;
  const current = (await incidents.currentVersions(tx, siteId)).find(
    ({ sourceId }) => sourceId === own.sourceId,
  );
  return current && current.id !== own.id ? { versionId: current.id, label: current.label } : null;
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
