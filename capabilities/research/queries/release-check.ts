import { sql } from 'kysely';
import { suppressionRules } from '#capabilities/publishing/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { AppliedRules, Extract, InsideRecipe, InsideResult, ReleaseCheck } from '../contract.ts';
import { checkRelease, type TableCheck } from '../inside/check-release.ts';
import { hashOf } from '../inside/hash.ts';
import type { ReleaseLedger } from '../inside/ledger.ts';
import { runInside } from '../inside/run-inside.ts';
import { readExtractRows } from './extract-rows.ts';
import { siteGrid } from './site-grid.ts';

type Asked = {
  id: string;
  number: string;
  question: string;
  recipe: InsideRecipe;
  result: InsideResult;
  resultHash: string;
  extractId: string;
  extractName: string;
  dataLabel: string;
  rules: AppliedRules;
  removed: Extract['removed'];
};

export type FullCheck = { check: ReleaseCheck; ledgers: ReleaseLedger[]; differing: string[] };

/**
 * Counts every table of a request again from its extract, as the reviewer, and holds it against the rules together
 * with all that left the site before. What the researcher saw is compared by its hash.
 */
export async function checkRequest(
  tx: Tx,
  request: { siteId: string; analysisIds: readonly string[] },
): Promise<FullCheck> {
  const asked = await analysesAsked(tx, request.analysisIds);
  const { howConcentrated } = await siteGrid(tx, request.siteId);
  const earlier = await earlierLedgers(tx, request.siteId);
  const tables: ReleaseCheck['tables'] = [];
  const obstacles: string[] = [];
  const ledgers: ReleaseLedger[] = [];
  const differing: string[] = [];
  for (const analysis of asked) {
    const rows = await readExtractRows(tx, analysis.extractId);
    const again = runInside(rows, analysis.recipe, analysis.rules, howConcentrated);
    const asRun = again.ok && hashOf(again.value) === analysis.resultHash;
    if (!asRun) differing.push(analysis.number);
    const before = again.ok ? again.value : analysis.result;
    const checked = checkRelease(before, analysis.recipe, rows, [...earlier, ...ledgers]);
    obstacles.push(...checked.obstacles);
    if (checked.ledger) ledgers.push(checked.ledger);
    tables.push({ before, after: tableOf(analysis, checked), asRun });
  }
  return { check: { smallestShown: suppressionRules.smallestShown, tables, obstacles }, ledgers, differing };
}

function tableOf(analysis: Asked, { after, hidden }: TableCheck): ReleaseCheck['tables'][number]['after'] {
  const { number, question, extractName, dataLabel } = analysis;
  return { analysisNumber: number, question, extractName, dataLabel, result: after, hidden };
}

async function analysesAsked(tx: Tx, ids: readonly string[]): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select n.id, n.number, n.question, n.recipe, n.result, n.result_hash as "resultHash",
      n.extract_id as "extractId", e.name as "extractName", e.data_label as "dataLabel", e.rules, e.removed
    from research.analysis n join research.extract e on e.id = n.extract_id
    where n.id = any (${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], n.id)`.execute(tx);
  return rows;
}

async function earlierLedgers(tx: Tx, siteId: string): Promise<ReleaseLedger[]> {
  const { rows } = await sql<{ ledgers: ReleaseLedger[] }>`
    select ledgers from research.release_ledger where site_id = ${siteId} order by release_id`.execute(tx);
  return rows.flatMap(({ ledgers }) => ledgers);
}
