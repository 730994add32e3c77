import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { requestRunIn } from '../commands/request-run.ts';
import type { BroughtMethod, Recipe, RunResult } from '../contract.ts';
import { failWith } from '../errors.ts';
import { runLedger } from './run-ledger.ts';

/** A question to another capability’s own records, with everything its answer rests on. */
export type BroughtRecipe = Pick<
  Recipe,
  'question' | 'unit' | 'versionId' | 'dataLabel' | 'filter' | 'parameters'
> & {
  method: BroughtMethod;
};
export type BroughtStarted = { analysisId: string; number: string; runId: string };

/** Saves the question as a recipe and asks for its run, as for any other; the capability it is put to answers it. */
export async function startBroughtIn(
  tx: Tx,
  siteId: string,
  recipe: BroughtRecipe,
  year: number,
): Promise<Outcome<BroughtStarted>> {
  const [id, number] = [uuidv7(), await nextNumber(tx, 'ANA', year)];
  await sql`insert into analysis.recipe
      (id, site_id, number, question, method, unit, version_id, data_label, filter, flag_rules, parameters)
    values (${id}, ${siteId}, ${number}, ${recipe.question}, ${recipe.method}, ${recipe.unit}, ${recipe.versionId},
      ${recipe.dataLabel}, ${JSON.stringify(recipe.filter)}, '[]', ${JSON.stringify(recipe.parameters)})`.execute(
    tx,
  );
  const run = await requestRunIn(tx, { siteId, recipeId: id });
  return run.ok ? succeed({ analysisId: id, number, runId: run.value.runId }) : run;
}

export type BroughtQuestion = {
  siteId: string;
  recipe: Pick<Recipe, 'versionId' | 'filter' | 'parameters' | 'question'>;
};
export type BroughtAnswer = { result: RunResult } | { reason: string; mend: string };

/** Answers a run of such a recipe, once: doing it twice does no harm. */
export async function answerBrought(
  { database }: Pick<Services, 'database'>,
  { runId, method }: { runId: string; method: BroughtMethod },
  answer: (question: BroughtQuestion) => Promise<BroughtAnswer>,
): Promise<void> {
  const ledger = runLedger(database);
  const run = await ledger.claim(runId, [method]);
  if (!run) return;
  const answered = await answer({ siteId: run.siteId, recipe: run.recipe });
  if ('result' in answered) await ledger.finish(run, answered.result);
  else await ledger.fail(run, failWith('analysis.unanswerable', answered).failure);
}
