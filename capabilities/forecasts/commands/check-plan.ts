import { acceptOutcome, StatisticsError } from '@psp/statistics';
import { analysisChoices, forecastArea } from '#capabilities/analysis/server.ts';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type PlanDraft, refusalOf } from '../contract.ts';
import { failWith } from '../errors.ts';

type FieldProblem = { field: string; message: string; mend: string };
export type SiteOfPlan = { id: string; timeZone: string };
export const LONGEST_LIFE_DAYS = 180;

/** What a plan can’t be made of, said while it can still be changed; otherwise how many cells it will name. */
export async function checkPlan(
  tx: Tx,
  site: SiteOfPlan,
  plan: PlanDraft,
  now: Date,
): Promise<Outcome<{ studyCells: number; namedCells: number }>> {
  const outcome = await refusedOutcome(tx, site.id, plan.outcome);
  if (outcome) return failWith('forecasts.outcome-refused', { reason: outcome });
  const purpose = plan.purposes.map(refusalOf).find((reason) => reason !== null);
  if (purpose) return failWith('forecasts.purpose-refused', { reason: purpose });
  const cellProblem = cellSizeProblem(plan.cellSize);
  const area = cellProblem ? null : await forecastArea(tx, site.id, plan);
  if (!cellProblem && !area) return failWith('forecasts.no-grid', {});
  const problems = [
    ...(cellProblem ? [cellProblem] : []),
    ...(area && !area.totalAllowed ? [shareProblem(area.squareMiles, area.namedCells)] : []),
    ...methodProblems(plan),
    ...purposeProblems(plan),
    ...endProblems(plan, dayIn(site.timeZone, now)),
  ];
  return problems.length > 0 || !area
    ? failWith('forecasts.plan-does-not-fit', {}, problems)
    : succeed({ studyCells: area.studyCells, namedCells: area.namedCells });
}

async function refusedOutcome(tx: Tx, siteId: string, outcome: string): Promise<string | null> {
  try {
    acceptOutcome(outcome);
  } catch (error) {
    if (error instanceof StatisticsError) return error.message;
    throw error;
  }
  const { outcomes } = await analysisChoices(tx, siteId);
  return outcomes.some(({ value }) => value === outcome)
    ? null
    : `The site’s data can’t answer for “${outcome}”: ${outcomes.map(({ value }) => value).join(', ')}.`;
}

const SQUARE_METRES_A_SQUARE_FOOT = 0.3048 ** 2;
/** Rounding of a size given in feet must not break a rule it keeps. */
const SLACK = 1e-9;

function cellSizeProblem(cellSize: number): FieldProblem | null {
  const squareFeet = cellSize ** 2 / SQUARE_METRES_A_SQUARE_FOOT;
  if (squareFeet >= 62_500 * (1 - SLACK) && squareFeet <= 360_000 * (1 + SLACK)) return null;
  return {
    field: 'cellSize',
    message: `A cell of ${cellSize} m has ${Math.round(squareFeet).toLocaleString('en-US')} square feet; allowed are 62,500 to 360,000.`,
    mend: 'Give 76.2 to 182.8 metres (250 to 600 feet).',
  };
}

function shareProblem(squareMiles: number, cells: number): FieldProblem {
  const found = squareMiles.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const [least, most] = [0.25, 0.75].map((bound) => bound / squareMiles);
  return {
    field: 'share',
    message: `This share names ${cells} cells, ${found} square miles together; allowed are 0.25 to 0.75.`,
    mend: `Name ${squareMiles > 0.75 ? 'fewer' : 'more'}: ${least!.toFixed(2)} to ${most!.toFixed(2)} times this share.`,
  };
}

function methodProblems({ method, bandwidth, halfLife }: PlanDraft): FieldProblem[] {
  const needs = { bandwidth: method !== 'counts', halfLife: method === 'decay' };
  const given = { bandwidth, halfLife };
  return (['bandwidth', 'halfLife'] as const).flatMap((field) => {
    if (needs[field] && given[field] === null)
      return [{ field, message: 'The method needs it.', mend: 'Give a number.' }];
    if (!needs[field] && given[field] !== null)
      return [{ field, message: 'The method has no use for it.', mend: 'Leave it out.' }];
    return [];
  });
}

function purposeProblems({ purposes, patrolConditions }: PlanDraft): FieldProblem[] {
  const field = 'patrolConditions';
  if (purposes.includes('patrol-presence') && patrolConditions === null)
    return [
      {
        field,
        message: 'Patrol presence needs its conditions.',
        mend: 'Say what officers at the places will do and won’t.',
      },
    ];
  if (!purposes.includes('patrol-presence') && patrolConditions !== null)
    return [{ field, message: 'Conditions stand here without patrol presence.', mend: 'Leave them out.' }];
  return [];
}

function endProblems({ endsOn, horizonDays }: PlanDraft, today: Day): FieldProblem[] {
  const field = 'endsOn';
  const latest = addDays(today, LONGEST_LIFE_DAYS);
  if (endsOn < addDays(today, horizonDays))
    return [
      {
        field,
        message: `No whole period of ${horizonDays} days fits before it.`,
        mend: `Give ${addDays(today, horizonDays)} or later.`,
      },
    ];
  if (endsOn > latest)
    return [
      {
        field,
        message: `A forecast lives ${LONGEST_LIFE_DAYS} days at most; a longer life is a new plan with a new test.`,
        mend: `Give ${latest} or earlier.`,
      },
    ];
  return [];
}
