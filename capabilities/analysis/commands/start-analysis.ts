import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { RecipeDraft, Started } from '../contract.ts';
import type { IncidentsData, VersionForAnalysis } from '../incidents-data.ts';
import { hasPublishedGrid } from '../queries/analysis-options.ts';
import { requestRunIn } from './request-run.ts';
import { writeRecipeIn } from './write-recipe.ts';

/**
 * Saves a question as a recipe and asks for its first run, both or neither. The system asks on behalf of a person
 * who said beforehand what was to be asked, and when.
 */
export async function startAnalysisIn(
  tx: Tx,
  siteId: string,
  draft: RecipeDraft,
  incidents: IncidentsData,
  year: number,
  onBehalfOf: string | null = null,
): Promise<Outcome<z.infer<typeof Started>>> {
  const site = { id: siteId, hasPublishedGrid: await hasPublishedGrid(tx, siteId) };
  const recipe = await writeRecipeIn(
    tx,
    site,
    await chosenVersion(tx, siteId, draft, incidents),
    draft,
    year,
    { onBehalfOf },
  );
  if (!recipe.ok) return recipe;
  const run = await requestRunIn(tx, { siteId, recipeId: recipe.value.id, onBehalfOf });
  if (!run.ok) return run;
  return succeed({ analysisId: recipe.value.id, number: recipe.value.number, runId: run.value.runId });
}

async function chosenVersion(
  tx: Tx,
  siteId: string,
  { versionId }: RecipeDraft,
  incidents: IncidentsData,
): Promise<VersionForAnalysis | null> {
  if (versionId !== undefined) return incidents.version(tx, siteId, versionId);
  return (await incidents.currentVersions(tx, siteId))[0] ?? null;
}
