import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { recordRead } from '#platform/database/record-read.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { AnalysisDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { hashOf } from '../inside/hash.ts';
import { runInside } from '../inside/run-inside.ts';
import { findExtract } from '../queries/approvals.ts';
import { readExtractRows } from '../queries/extract-rows.ts';
import { siteGrid } from '../queries/site-grid.ts';
import type { Target } from './move-record.ts';

/** Runs one recipe on the extract, as the researcher: without an approval in force there are no rows to count. */
export async function runAnalysisIn(
  tx: Tx,
  { siteId, id: extractId }: Target,
  { question, recipe }: AnalysisDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const open = await openExtract(tx, siteId, extractId);
  const extract = open && (await findExtract(tx, extractId));
  if (!open || !extract) return failWith('research.no-extract', {});
  const rows = await readExtractRows(tx, extractId);
  const { howConcentrated } = await siteGrid(tx, siteId);
  const result = runInside(rows, recipe, extract.rules, howConcentrated);
  if (!result.ok) return result;
  const id = uuidv7();
  const number = await nextNumber(tx, 'RAN', year);
  await sql`insert into research.analysis (id, site_id, project_id, extract_id, number, question, recipe, result, result_hash)
    values (${id}, ${siteId}, ${open.projectId}, ${extractId}, ${number}, ${question}, ${JSON.stringify(recipe)},
      ${JSON.stringify(result.value)}, ${hashOf(result.value)})`.execute(tx);
  await recordRead(tx, {
    table: 'research.extract_row',
    id: extractId,
    siteId,
    detail: { analysis: number, rows: rows.length },
  });
  await emitIn(tx, {
    kind: 'research.analysis-run',
    siteId,
    subject: { table: 'research.analysis', id },
    permission: 'research.read',
  });
  return succeed({ id });
}

async function openExtract(tx: Tx, siteId: string, extractId: string) {
  const { rows } = await sql<{ projectId: string }>`
    select project_id as "projectId" from research.extract
    where id = ${extractId} and site_id = ${siteId} and id in (select research.my_extracts())`.execute(tx);
  return rows[0];
}
