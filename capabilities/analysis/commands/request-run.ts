import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

/** Asks for a run of a recipe; the event starts the job once the transaction is committed. */
export async function requestRunIn(
  tx: Tx,
  request: { siteId: string; recipeId: string; onBehalfOf?: string | null },
): Promise<Outcome<{ runId: string }>> {
  const { rows } = await sql<{ number: string; runs: number }>`
    select r.number, (select count(*) from analysis.run where recipe_id = r.id) as runs
    from analysis.recipe r
    where r.id = ${request.recipeId} and r.site_id = ${request.siteId}`.execute(tx);
  const recipe = rows[0];
  if (!recipe) return failWith('analysis.not-found', {});
  const runId = uuidv7();
  await sql`insert into analysis.run (id, site_id, recipe_id, ordinal, requested_by)
    values (${runId}, ${request.siteId}, ${request.recipeId}, ${recipe.runs + 1},
      coalesce(${request.onBehalfOf ?? null}::uuid, access.person_id()))`.execute(tx);
  await emitIn(tx, {
    kind: 'analysis.run-requested',
    siteId: request.siteId,
    subject: { table: 'analysis.run', id: runId },
    permission: 'analysis.read',
    payload: { number: recipe.number },
  });
  return succeed({ runId });
}
