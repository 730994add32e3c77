import type { FieldProblem } from '#platform/outcome/outcome.ts';
import { metricNames, type Reading } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { GoalDraft, PartWords } from './contract.ts';

/** What of a part does not fit together, in words; `null` when all does. */
export function faultOfPart(words: PartWords, baseline: Reading | null) {
  const problems = problemsOf(words, baseline);
  return problems.length > 0 ? failWith('planning.part-refused', {}, problems) : null;
}

function problemsOf({ kind, fields }: PartWords, baseline: Reading | null): FieldProblem[] {
  if (kind === 'goal') return goalProblems(fields, baseline);
  if (
    kind === 'strategy' &&
    !['unrated', 'untested'].includes(fields.evidence) &&
    fields.evidenceSource.length < 3
  )
    return [
      {
        field: 'evidenceSource',
        message: 'A rating of the evidence needs its source.',
        mend: 'Name the study or the register that rates it, or choose “Not rated yet”.',
      },
    ];
  if (kind === 'activity' && fields.startsOn && fields.dueOn && fields.dueOn < fields.startsOn)
    return [{ field: 'dueOn', message: 'It would be due before it begins.', mend: 'Choose a later day.' }];
  return [];
}

function goalProblems(goal: GoalDraft, baseline: Reading | null): FieldProblem[] {
  const { metric, baselineFrom, baselineTo, baselineValue, baselineSource } = goal;
  const problems: FieldProblem[] = [];
  if (metric !== null && !(metricNames as readonly string[]).includes(metric))
    problems.push({
      field: 'metric',
      message: 'This measure is not in the catalogue.',
      mend: 'Choose another, or measure by hand.',
    });
  if (
    (baselineFrom === null) !== (baselineTo === null) ||
    (baselineFrom && baselineTo && baselineTo < baselineFrom)
  )
    problems.push({
      field: 'baselineTo',
      message: 'The period of the baseline needs a first and a last day.',
      mend: 'Give both days, the first one first.',
    });
  else if (metric !== null && baselineFrom !== null && !baseline)
    problems.push({
      field: 'baselineFrom',
      message: 'The site’s accepted data do not cover this period.',
      mend: 'Choose a period that they cover, or leave the baseline out for now.',
    });
  if (metric === null && baselineValue !== null && (baselineFrom === null || baselineSource === null))
    problems.push({
      field: 'baselineSource',
      message: 'A baseline needs its period and where it was read from.',
      mend: 'Name the data it comes from and the first and last day they cover.',
    });
  return problems;
}
