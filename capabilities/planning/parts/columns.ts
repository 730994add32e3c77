import type { Reading } from '../contract.ts';
import { dayIn } from '../versions/diff-words.ts';
import type { GoalDraft, PartKind, PartWords } from './contract.ts';

export const tables: Record<PartKind, string> = {
  problem: 'planning.problem',
  goal: 'planning.goal',
  objective: 'planning.objective',
  strategy: 'planning.strategy',
  activity: 'planning.activity',
};

export const parentColumns: Record<PartKind, string | null> = {
  problem: null,
  goal: null,
  objective: 'goal_id',
  strategy: 'objective_id',
  activity: 'strategy_id',
};

type Column = string | number | null | readonly string[];

/** The columns that a part's words are kept in. A baseline of the catalogue comes from the reading, never from the form. */
export function columnsOf({ kind, fields }: PartWords, baseline: Reading | null): Record<string, Column> {
  const words = { title: fields.title, detail: fields.detail };
  switch (kind) {
    case 'problem':
    case 'objective':
      return words;
    case 'goal':
      return { ...words, ...goalColumns(fields, baseline) };
    case 'strategy':
      return {
        ...words,
        ...{ evidence: fields.evidence, evidence_source: fields.evidenceSource, fidelity: fields.fidelity },
      };
    case 'activity':
      return {
        ...words,
        ...{ owner_agency_id: fields.ownerAgencyId, owner_id: fields.ownerId },
        ...{ starts_on: fields.startsOn, due_on: fields.dueOn, budget_cents: fields.budgetCents },
      };
  }
}

/** Which data a figure was read from, as people say it. */
export function sourceOf({ dataLabel, dataThrough }: Reading): string {
  return `${dataLabel}, data through ${dayIn('en', dataThrough)}`;
}

function goalColumns(goal: GoalDraft, baseline: Reading | null): Record<string, Column> {
  const { metric, measure, problemId, targetValue, targetOn, baselineFrom, baselineTo } = goal;
  const read = baseline
    ? {
        ...{ baseline_value: baseline.value, baseline_low: baseline.low, baseline_high: baseline.high },
        ...{ baseline_counted: baseline.counted },
        baseline_source: sourceOf(baseline),
      }
    : {
        ...{ baseline_value: metric ? null : goal.baselineValue, baseline_low: null, baseline_high: null },
        ...{ baseline_counted: null, baseline_source: metric ? null : goal.baselineSource },
      };
  return {
    ...{ problem_id: problemId, metric, measure, target_value: targetValue, target_on: targetOn },
    ...{ baseline_from: baselineFrom, baseline_to: baselineTo },
    ...read,
  };
}
