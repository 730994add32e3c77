import { declineReasons } from './parameters.ts';
import type { Plan } from './plan.ts';
import type { AgencyIds, People, RecommendedCharge } from './police-story.ts';
import type { Telling } from './telling.ts';

const lacking = [
  'Statement of the second witness',
  'Laboratory report on the firearm',
  'Video in full, with its chain of custody',
  'Medical records of the victim',
] as const;

/** Rounds between police and prosecutor; gives back what was adopted and when, or null where nothing was. */
export function tellScreening(
  telling: Telling,
  plan: Plan,
  ids: { people: People; agencies: AgencyIds },
  charges: readonly RecommendedCharge[],
  referredAt: number,
): { adoptedAt: number; adopted: RecommendedCharge[] } | null {
  const decidedAt = tellReview(telling, plan, ids, charges, referredAt, 1);
  if (plan.first === 'returned') return tellReturn(telling, plan, ids, charges, decidedAt);
  return tellDecision(telling, plan, ids, charges, decidedAt, 1, plan.first);
}

function tellReview(
  telling: Telling,
  plan: Plan,
  { agencies, people }: { people: People; agencies: AgencyIds },
  charges: readonly RecommendedCharge[],
  referredAt: number,
  round: number,
): number {
  telling.tell('prosecutor', 'referral-received', referredAt, {
    round,
    fromAgencyId: agencies.police,
    charges: charges.map(({ key }) => key),
  });
  if (plan.isOurs && round === 1) {
    telling.tell('prosecutor', 'attorney-assigned', telling.later(referredAt, 1), {
      personId: people.prosecutor,
    });
  }
  const reviewAt = telling.later(referredAt, Math.min(2, plan.screeningDays / 2));
  if (telling.draw.chance(0.6)) telling.tell('prosecutor', 'review-begun', reviewAt, { round });
  return telling.later(reviewAt, plan.screeningDays);
}

function tellReturn(
  telling: Telling,
  plan: Plan,
  ids: { people: People; agencies: AgencyIds },
  charges: readonly RecommendedCharge[],
  returnedAt: number,
): ReturnType<typeof tellScreening> {
  const { draw } = telling;
  const needed = draw.pick(lacking);
  const dueAt = telling.later(returnedAt, 30);
  telling.tell('prosecutor', 'screened', returnedAt, {
    round: 1,
    decision: 'returned',
    needed: [needed],
    dueOn: new Date(dueAt).toISOString().slice(0, 10),
  });
  const taskAt = telling.later(returnedAt, 1);
  telling.tell('police', 'task-set', taskAt, {
    task: needed,
    dueOn: new Date(dueAt).toISOString().slice(0, 10),
  });
  if (!plan.comesBack) {
    telling.tell('police', 'complaint-inactivated', telling.later(dueAt, draw.whole(60, 120)), {
      reason: 'What the prosecutor needs could not be found',
    });
    return null;
  }
  const foundAt = telling.later(taskAt, draw.length(16, 0.6));
  telling.tell('police', 'task-done', foundAt, { task: needed });
  const againAt = telling.later(foundAt, 1);
  telling.tell('police', 'referred', againAt, {
    round: 2,
    toAgencyId: ids.agencies.prosecutor,
    charges: charges.map(({ key }) => key),
  });
  const decidedAt = tellReview(telling, plan, ids, charges, againAt, 2);
  return tellDecision(telling, plan, ids, charges, decidedAt, 2, plan.second);
}

function tellDecision(
  telling: Telling,
  plan: Plan,
  { agencies }: { people: People; agencies: AgencyIds },
  charges: readonly RecommendedCharge[],
  at: number,
  round: number,
  decision: string,
): ReturnType<typeof tellScreening> {
  const { draw } = telling;
  if (decision === 'adopted') return tellAdoption(telling, charges, at, round);
  if (decision === 'adopted-federally') return tellFederal(telling, plan, agencies, charges, at, round);
  const fields =
    decision === 'declined'
      ? { reasons: { reason: draw.weighed(declineReasons) } }
      : ({} as Record<string, never>);
  const needed = decision === 'returned' ? { needed: [draw.pick(lacking)] } : {};
  telling.tell('prosecutor', 'screened', at, { round, decision, ...needed }, { fields });
  return null;
}

function tellAdoption(
  telling: Telling,
  charges: readonly RecommendedCharge[],
  at: number,
  round: number,
): ReturnType<typeof tellScreening> {
  const firstOf = new Set(charges.filter(({ d }, i) => charges.findIndex((one) => one.d === d) === i));
  const some = telling.draw.chance(0.3);
  const adopted = some ? charges.filter((one) => firstOf.has(one) || telling.draw.chance(0.4)) : [...charges];
  telling.tell('prosecutor', 'screened', at, {
    round,
    decision: 'adopted',
    ...(adopted.length < charges.length ? { charges: adopted.map(({ key }) => key) } : {}),
  });
  return { adoptedAt: at, adopted };
}

function tellFederal(
  telling: Telling,
  plan: Plan,
  agencies: AgencyIds,
  charges: readonly RecommendedCharge[],
  at: number,
  round: number,
): ReturnType<typeof tellScreening> {
  telling.tell('prosecutor', 'federal-proposed', at, { toAgencyId: agencies.federal });
  const answeredAt = telling.later(at, telling.draw.length(14, 0.5));
  if (plan.federalDeclines) {
    telling.tell('federal', 'federal-declined', answeredAt, {
      reason: 'Below the federal threshold for firearms',
    });
    return tellAdoption(telling, charges, telling.later(answeredAt, 2), round);
  }
  telling.tell('federal', 'federal-adopted', answeredAt, {
    caseNumber: `DF-${telling.caseNumber.slice(-6)}`,
  });
  telling.tell('prosecutor', 'screened', telling.later(answeredAt, 1), {
    round,
    decision: 'adopted-federally',
  });
  return null;
}
