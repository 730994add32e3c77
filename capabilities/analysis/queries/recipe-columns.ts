import { type RawBuilder, sql } from 'kysely';
import type { Recipe, RunSummary } from '../contract.ts';

type RecipeRow = Omit<Recipe, 'createdAt'> & { createdAt: Date };
type RunRow = Omit<RunSummary, 'requestedAt' | 'startedAt' | 'endedAt' | 'progress'> & {
  requestedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  stage: string | null;
  share: number | null;
};

/** Columns of `analysis.recipe r` as the contract names them. */
export const recipeColumns: RawBuilder<unknown> = sql`
  r.id, r.number, r.question, r.method, r.unit, r.version_id as "versionId", r.data_label as "dataLabel",
  r.filter, r.flag_rules as "flagRules", r.parameters, r.seed,
  coalesce(identity.name_of(r.created_by), 'A colleague') as "createdBy",
  r.created_at as "createdAt"`;

/** Columns of `analysis.run n`, joined to `analysis.run_progress g`, as the contract names them. */
export const runColumns: RawBuilder<unknown> = sql`
  n.id, n.ordinal, n.state,
  coalesce(identity.name_of(n.requested_by), 'A colleague') as "requestedBy",
  n.requested_at as "requestedAt", n.started_at as "startedAt", n.ended_at as "endedAt",
  n.cancel_requested_at is not null as "cancelRequested", g.stage, g.share,
  n.code_version as "codeVersion", n.result_hash as "resultHash", n.result ->> 'sentence' as sentence, n.failure`;

export function recipeOf(row: RecipeRow): Recipe {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

export function runSummaryOf({ stage, share, ...row }: RunRow): RunSummary {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    progress: stage === null || share === null ? null : { stage, share },
  };
}

export type { RecipeRow, RunRow };
