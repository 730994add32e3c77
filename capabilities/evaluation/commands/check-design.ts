import { acceptOutcome, StatisticsError } from '@psp/statistics';
import { daysBetween } from '#platform/clock/days.ts';
import type { Failure } from '#platform/outcome/outcome.ts';
import type { DesignDraft, DesignMethod } from '../contract.ts';
import { failWith } from '../errors.ts';

type FieldProblem = { field: string; message: string; mend: string };

/** What a design can’t be answered with, said while it can still be changed; `null` when it can. */
export function faultOfDesign(design: DesignDraft): { ok: false; failure: Failure } | null {
  try {
    acceptOutcome(design.outcome);
  } catch (error) {
    if (error instanceof StatisticsError)
      return failWith('evaluation.outcome-refused', { reason: error.message });
    throw error;
  }
  const dates = dateProblems(design);
  if (dates.length > 0) return failWith('evaluation.periods-do-not-fit', {}, dates);
  const areas = areaProblems(design);
  return areas.length > 0 ? failWith('evaluation.areas-do-not-fit', {}, areas) : null;
}

const EQUAL_LENGTHS: readonly DesignMethod[] = ['compare-periods', 'displacement-difference'];
const MONTHLY: readonly DesignMethod[] = [
  'interrupted-series',
  'difference-in-differences',
  'synthetic-control',
];

function dateProblems({ before, after, launchOn, method }: DesignDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string, mend: string) => problems.push({ field, message, mend });
  if (before.to < before.from)
    say('before.to', 'The period before ends before it begins.', 'Choose a later day.');
  if (after.to < after.from)
    say('after.to', 'The period after ends before it begins.', 'Choose a later day.');
  if (launchOn <= before.to)
    say('launchOn', 'The launch lies in the period before.', 'End the period before it.');
  if (launchOn > after.from)
    say('after.from', 'The period after begins before the launch.', 'Begin it on the launch day or later.');
  if (problems.length === 0 && EQUAL_LENGTHS.includes(method)) {
    const [one, other] = [before, after].map(({ from, to }) => daysBetween(from, to) + 1);
    // A leap day more is a third of a percent; anything beyond would be read as a change.
    if (Math.abs(one! - other!) > 1)
      say(
        'after.to',
        `The periods differ in length: ${one} and ${other} days.`,
        'Give both the same length.',
      );
  }
  if (MONTHLY.includes(method) && !after.from.endsWith('-01'))
    say('after.from', 'The method reads whole months.', 'Begin the period after on the first of a month.');
  return problems;
}

/** How many areas of each kind a method needs: [at least, at most]. */
const needs: Record<DesignMethod, Record<keyof DesignDraft['areas'], readonly [number, number]>> = {
  'compare-periods': {
    treated: [0, 60],
    comparison: [0, 0],
    besideTreated: [0, 0],
    besideComparison: [0, 0],
  },
  'displacement-difference': {
    ...{ treated: [1, 60], comparison: [1, 60] },
    ...{ besideTreated: [0, 60], besideComparison: [0, 60] },
  },
  'interrupted-series': {
    treated: [0, 60],
    comparison: [0, 0],
    besideTreated: [0, 0],
    besideComparison: [0, 0],
  },
  'difference-in-differences': {
    ...{ treated: [1, 60], comparison: [1, 60] },
    ...{ besideTreated: [0, 0], besideComparison: [0, 0] },
  },
  'synthetic-control': {
    ...{ treated: [1, 60], comparison: [3, 60] },
    ...{ besideTreated: [0, 0], besideComparison: [0, 0] },
  },
};

const areaLabels = {
  treated: 'treated areas',
  comparison: 'comparison areas',
  besideTreated: 'areas beside the treated ones',
  besideComparison: 'areas beside the comparison ones',
} as const;

function areaProblems({ method, areas }: DesignDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const groups = Object.keys(areaLabels) as (keyof typeof areaLabels)[];
  for (const group of groups) {
    const [least, most] = needs[method][group];
    const field = `areas.${group}`;
    const label = areaLabels[group];
    if (areas[group].length < least)
      problems.push({ field, message: `The method needs ${label}.`, mend: `Name at least ${least}.` });
    if (areas[group].length > most)
      problems.push({ field, message: `The method has no use for ${label}.`, mend: 'Leave them out.' });
  }
  if (
    method === 'displacement-difference' &&
    areas.besideTreated.length > 0 !== areas.besideComparison.length > 0
  )
    problems.push({
      field: 'areas.besideComparison',
      message: 'Areas beside only one side would count displacement on one side.',
      mend: 'Name areas beside both, or beside neither.',
    });
  return [...problems, ...twiceNamed(areas)];
}

function twiceNamed(areas: DesignDraft['areas']): FieldProblem[] {
  const seen = new Map<string, string>();
  return Object.entries(areas).flatMap(([group, names]) =>
    names.flatMap((name) => {
      const earlier = seen.get(name);
      seen.set(name, group);
      return earlier
        ? [
            {
              field: `areas.${group}`,
              message: `District ${name} stands on two sides of the comparison.`,
              mend: 'Name it once.',
            },
          ]
        : [];
    }),
  );
}
