import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type Recipe, RecipeDraft, type Started, WorkbenchMethod } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { IncidentsData } from '../incidents-data.ts';
import { hasPublishedGrid } from '../queries/analysis-options.ts';
import { findAnalysis } from '../queries/find-analysis.ts';
import { requestRunIn } from './request-run.ts';
import { writeRecipeIn } from './write-recipe.ts';

/**
 * Asks the same question of the newest version of the same data: period, method, settings and seed stay, and so does
 * what the recipe did with each rule it knew. The new recipe names the one it repeats.
 */
export async function repeatOnNewestIn(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  incidents: IncidentsData,
  year: number,
): Promise<Outcome<z.infer<typeof Started>>> {
  const analysis = await findAnalysis(tx, { siteId, id }, incidents);
  if (!analysis) return failWith('analysis.not-found', {});
  if (!WorkbenchMethod.safeParse(analysis.method).success) return failWith('analysis.of-a-design', {});
  if (!analysis.newer) return failWith('analysis.no-newer-data', {});
  const version = await incidents.version(tx, siteId, analysis.newer.versionId);
  const repeated = await repeatedAlready(tx, id, analysis.newer.versionId);
  if (repeated) return failWith('analysis.repeated-already', { number: repeated });
  const site = { id: siteId, hasPublishedGrid: await hasPublishedGrid(tx, siteId) };
  const recipe = await writeRecipeIn(tx, site, version, draftOf(analysis), year, { repeats: id });
  if (!recipe.ok) return recipe;
  const run = await requestRunIn(tx, { siteId, recipeId: recipe.value.id });
  if (!run.ok) return run;
  return succeed({ analysisId: recipe.value.id, number: recipe.value.number, runId: run.value.runId });
}

function draftOf({ question, method, unit, filter, parameters, seed, flagRules }: Recipe): RecipeDraft {
  const flagEffects = Object.fromEntries(flagRules.map(({ id, effect }) => [id, effect]));
  return RecipeDraft.parse({ question, method, unit, filter, parameters, seed, flagEffects });
}

async function repeatedAlready(tx: Tx, id: string, versionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select number from analysis.recipe where repeats = ${id} and version_id = ${versionId}`.execute(tx);
  return rows[0]?.number;
}
