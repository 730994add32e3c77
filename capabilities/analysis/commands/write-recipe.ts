import { acceptOutcome, StatisticsError } from '@psp/statistics';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type FrozenRule, incidentMethods, methodParameters, type RecipeDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { VersionForAnalysis } from '../incidents-data.ts';
import { placeMethods } from '../methods/run-method.ts';
import { seedFor } from '../methods/seed.ts';

export type NewRecipe = { id: string; number: string };
/** For whom the system writes it, and which recipe it asks again on newer data. */
export type Origin = { onBehalfOf?: string | null; repeats?: string | null };

/**
 * Writes down everything a figure will rest on, once: the data version, the rules as they stand, every parameter
 * also where it is the usual one. A recipe is never changed afterwards.
 */
export async function writeRecipeIn(
  tx: Tx,
  site: { id: string; hasPublishedGrid: boolean },
  version: VersionForAnalysis | null,
  draft: RecipeDraft,
  year: number,
  { onBehalfOf = null, repeats = null }: Origin = {},
): Promise<Outcome<NewRecipe>> {
  if (!version)
    return draft.versionId ? failWith('analysis.version-unknown', {}) : failWith('analysis.no-data', {});
  const refused = refusal(draft, site.hasPublishedGrid);
  if (refused) return refused;
  const parameters = methodParameters[draft.method].safeParse(draft.parameters);
  if (!parameters.success)
    return failWith('analysis.parameters-invalid', {}, fieldProblems(parameters.error.issues));
  const recipe = { id: uuidv7(), number: await nextNumber(tx, 'ANA', year) };
  await sql`insert into analysis.recipe
      (id, site_id, number, question, method, unit, version_id, data_label, filter, flag_rules, parameters, seed,
       repeats, created_by)
    values (${recipe.id}, ${site.id}, ${recipe.number}, ${draft.question}, ${draft.method}, ${draft.unit},
      ${version.id}, ${version.label}, ${JSON.stringify(draft.filter)}, ${JSON.stringify(frozenRules(version, draft))},
      ${JSON.stringify(parameters.data)}, ${seedFor(draft.method, draft.seed)},
      ${repeats}, coalesce(${onBehalfOf}::uuid, access.person_id()))`.execute(tx);
  return succeed(recipe);
}

function refusal(draft: RecipeDraft, hasPublishedGrid: boolean) {
  try {
    acceptOutcome(draft.filter.outcome);
  } catch (error) {
    if (error instanceof StatisticsError)
      return failWith('analysis.outcome-refused', { reason: error.message });
    throw error;
  }
  if (draft.filter.period.to < draft.filter.period.from) {
    const mend = 'Choose a period that begins before it ends.';
    return failWith('analysis.unanswerable', { reason: 'The period ends before it begins.', mend });
  }
  if (incidentMethods.includes(draft.method) && draft.unit !== 'events') {
    const reason = 'The victims of one incident would count as repeats of one another.';
    return failWith('analysis.unanswerable', { reason, mend: 'Count incidents, not people.' });
  }
  if (placeMethods.includes(draft.method) && !hasPublishedGrid)
    return failWith('analysis.no-published-grid', {});
  return null;
}

function frozenRules(version: VersionForAnalysis, { flagEffects }: RecipeDraft): FrozenRule[] {
  return version.rules.map(({ id, bit, reason, effect }) => ({
    id,
    bit,
    reason,
    effect: flagEffects[id] ?? effect,
  }));
}

function fieldProblems(issues: readonly { path: PropertyKey[]; message: string }[]) {
  return issues.map(({ path, message }) => ({
    field: ['parameters', ...path].join('.'),
    message,
    mend: 'Give a value inside the range.',
  }));
}
