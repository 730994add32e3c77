import type { RecipeDraftInput } from '#capabilities/analysis/contract.ts';
import { addDays, type Day, daysBetween } from '#platform/clock/days.ts';
import type { DesignDraft } from '../contract.ts';

/** Methods that compare two periods of the same length; the others read months and use the whole time before. */
const COMPARES_EQUAL_LENGTHS = ['compare-periods', 'displacement-difference'];

/**
 * The analysis a look asks for. An early look reads only what has passed: of the time before it takes as many
 * days, from the same beginning, so that a summer is compared with a summer.
 */
export function recipeOfLook(design: DesignDraft, versionId: string, through: Day): RecipeDraftInput {
  const { before, after } = windowsThrough(design, through);
  const { method, unit, outcome, areas, question } = design;
  return {
    ...{ question, method, unit, versionId },
    filter: {
      outcome,
      period: { from: before.from, to: after.to },
      districts: method === 'compare-periods' ? areas.treated : [],
    },
    parameters: parametersOf(design, { before, after }),
  };
}

function windowsThrough({ method, before, after }: DesignDraft, through: Day) {
  const elapsed = daysBetween(after.from, through);
  const isWhole = through >= after.to;
  const cutBefore =
    isWhole || !COMPARES_EQUAL_LENGTHS.includes(method)
      ? before
      : { from: before.from, to: addDays(before.from, elapsed) };
  return { before: cutBefore, after: { from: after.from, to: through } };
}

type Windows = ReturnType<typeof windowsThrough>;

/** The parameters of the method, from the words of the design. */
export function parametersOf(
  design: DesignDraft,
  { before, after }: Windows,
): RecipeDraftInput['parameters'] {
  const { areas, harm, family } = design;
  const step = after.from.slice(0, 7);
  switch (design.method) {
    case 'compare-periods':
      return { before, after };
    case 'displacement-difference':
      return { before, after, ...areas, harm };
    case 'interrupted-series':
      return { step, family, treated: areas.treated };
    case 'difference-in-differences':
      return { step, treated: areas.treated, comparison: areas.comparison };
    case 'synthetic-control':
      return { step, treated: areas.treated, donors: areas.comparison };
  }
}
