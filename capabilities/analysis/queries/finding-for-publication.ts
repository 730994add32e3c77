import { sql } from 'kysely';
import type { PublishableFindingInput } from '#capabilities/publishing/contract.ts';
import type { Tx } from '#platform/database/database.ts';
import { methodQuestions, type Recipe, type RunResult } from '../contract.ts';
import type { IncidentsData } from '../incidents-data.ts';

type Row = {
  id: string;
  number: string;
  siteId: string;
  statement: string;
  summary: string | null;
  cannotShow: string;
  figureKey: string;
  authorId: string;
  result: RunResult;
  codeVersion: string;
  method: Recipe['method'];
  unit: Recipe['unit'];
  filter: Recipe['filter'];
  parameters: Recipe['parameters'];
  seed: number | null;
  analysisNumber: string;
  versionId: string;
  flagRules: Recipe['flagRules'];
};
type Signature = { personId: string; at: Date };

/**
 * A finding with all that a page needs to state it and a reader to trace it. `null` unless it has been approved
 * and published by people who did not write it.
 */
export async function findingForPublication(
  tx: Tx,
  id: string,
  incidents: IncidentsData,
): Promise<PublishableFindingInput | null> {
  const row = await findRow(tx, id);
  if (!row) return null;
  const approved = await lastMove(tx, id, 'approve');
  const published = await lastMove(tx, id, 'publish');
  const ruleIds = row.flagRules.map(({ id }) => id);
  const data = await incidents.trace(tx, {
    siteId: row.siteId,
    versionId: row.versionId,
    unit: 'victims',
    ruleIds,
  });
  if (!approved || !published || !data) return null;
  return {
    id: row.id,
    number: row.number,
    siteId: row.siteId,
    statement: row.statement,
    question: row.result.question,
    summary: row.summary,
    figures: statedFirst(row),
    exhibits: row.result.exhibits,
    method: methodOf(row),
    data: { ...data, flaggedRows: flaggedRows(data, row) },
    authorId: row.authorId,
    approvedBy: approved.personId,
    approvedAt: approved.at.toISOString(),
    publishedBy: published.personId,
  };
}

async function findRow(tx: Tx, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select f.id, f.number, f.site_id as "siteId", f.statement, f.summary, f.cannot_show as "cannotShow",
      f.figure_key as "figureKey", f.author_id as "authorId", n.result, n.code_version as "codeVersion",
      r.method, r.unit, r.filter, r.parameters, r.seed, r.number as "analysisNumber", r.version_id as "versionId",
      r.flag_rules as "flagRules"
    from analysis.finding f
    join analysis.run n on n.id = f.run_id
    join analysis.recipe r on r.id = n.recipe_id
    where f.id = ${id} and f.state = 'published'`.execute(tx);
  return rows[0];
}

async function lastMove(tx: Tx, id: string, move: 'approve' | 'publish'): Promise<Signature | undefined> {
  const { rows } = await sql<Signature>`
    select t.person_id as "personId", t.at from platform.transition t
    where t.workflow = 'finding' and t.subject_id = ${id} and t.move = ${move}
    order by t.at desc limit 1`.execute(tx);
  return rows[0];
}

/** The figure that the finding states comes first; the rest of the run’s figures follow as they stand. */
function statedFirst({ result, figureKey }: Row): RunResult['figures'] {
  const stated = result.figures.filter(({ key }) => key === figureKey);
  return [...stated, ...result.figures.filter(({ key }) => key !== figureKey)];
}

function methodOf(row: Row): PublishableFindingInput['method'] {
  return {
    name: row.method,
    title: methodQuestions[row.method].title,
    explanation: row.result.explanation,
    // The whole recipe: without what was counted, nobody could count it again.
    parameters: { unit: row.unit, ...row.filter, ...row.parameters },
    seed: row.seed,
    codeVersion: row.codeVersion,
    analysisNumber: row.analysisNumber,
    limits: limitsOf(row),
    assumptions: row.result.assumptions,
  };
}

/** The method’s own limits stand in the author’s words already where those were left as they were offered. */
function limitsOf({ cannotShow, result }: Row): string[] {
  return [cannotShow, ...result.cannotShow.filter((limit) => !cannotShow.includes(limit))];
}

/** The rules as the recipe froze them decide whether flagged rows were used. */
function flaggedRows(
  data: PublishableFindingInput['data'],
  { flagRules }: Row,
): PublishableFindingInput['data']['flaggedRows'] {
  const leftOut = new Set(flagRules.filter(({ effect }) => effect === 'exclude').map(({ reason }) => reason));
  return data.flaggedRows.map((flagged) => ({ ...flagged, used: !leftOut.has(flagged.title) }));
}
