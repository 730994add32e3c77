import { sql } from 'kysely';
import { analysisRun } from '#capabilities/analysis/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Look } from '../contract.ts';

type Row = Pick<Look, 'id' | 'ordinal' | 'isFinal' | 'through' | 'dueOn' | 'heldUp' | 'runId'> & {
  takenAt: Date | null;
  finishedAt: Date | null;
};

/** The looks of a design in their order, each with the analysis that was made for it. */
export async function looksOf(
  tx: Tx,
  { siteId, designId }: { siteId: string; designId: string },
): Promise<Look[]> {
  const { rows } = await sql<Row>`
    select id, ordinal, is_final as "isFinal", through, due_on as "dueOn", taken_at as "takenAt",
      finished_at as "finishedAt", held_up as "heldUp", run_id as "runId"
    from evaluation.look
    where design_id = ${designId} and site_id = ${siteId}
    order by ordinal`.execute(tx);
  const looks: Look[] = [];
  for (const { takenAt, finishedAt, ...look } of rows) {
    const run = look.runId ? await analysisRun(tx, { siteId, id: look.runId }) : null;
    looks.push({
      ...look,
      takenAt: takenAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
      analysisId: run?.recipe.id ?? null,
      analysisNumber: run?.recipe.number ?? null,
      dataLabel: run?.recipe.dataLabel ?? null,
      result: run?.result ?? null,
    });
  }
  return looks;
}
