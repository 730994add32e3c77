import type { Reason } from '../contract.ts';
import type { KindRules } from './check-rows.ts';
import { readSite } from './requests.ts';
import type { RowReading } from './row-reading.ts';

/** One path of titles from the plan down, as deep as the row goes. */
export type PlanFacts = {
  site: string;
  plan: string;
  startsOn: string;
  endsOn: string;
  goal: string;
  objective: string | null;
  strategy: string | null;
  activity: string | null;
  dueOn: string | null;
};

export type KnownPlan = {
  startsOn: string;
  endsOn: string;
  /** Why nothing can be added to it any more; `null` while its first draft is open and it was brought in. */
  closed: string | null;
};

export type KnownPlans = {
  /** By site and title. */
  plans: ReadonlyMap<string, KnownPlan>;
  /** By the key of the path: when its activity is due, if it has one. */
  paths: ReadonlyMap<string, { dueOn: string | null }>;
  sites: ReadonlySet<string>;
};

/** Where a file names no strategy, its activities stand under one of this name. */
export const unnamedStrategy = 'As the plan that was brought in has it';

const title = { least: 5, most: 300 };

export function planRules(known: KnownPlans): KindRules<PlanFacts, { dueOn: string | null }> {
  return {
    read: (row) => readPlan(row, known),
    keyOf: keyOfPath,
    knownBy: 'titles from the plan down',
    current: (key) => known.paths.get(key),
    isSame: (before, after) => before.dueOn === after.dueOn,
    refuseChange: refuseOtherDay,
  };
}

export function keyOfPlan({ site, plan }: Pick<PlanFacts, 'site' | 'plan'>): string {
  return [site, plan].join(' | ');
}

export function keyOfPath({ site, plan, goal, objective, strategy, activity }: PlanFacts): string {
  return [site, plan, goal, objective, activity ? (strategy ?? unnamedStrategy) : strategy, activity]
    .filter((part) => part !== null)
    .join(' | ');
}

function readPlan(row: RowReading, known: KnownPlans): PlanFacts | null {
  const site = readSite(row, known.sites);
  const plan = row.text('plan', { least: 5, most: 160 });
  const startsOn = row.day('startsOn');
  const endsOn = row.day('endsOn');
  if (startsOn && endsOn && endsOn <= startsOn)
    row.fault(
      'endsOn',
      `The plan ends on ${endsOn}, not after it starts on ${startsOn}.`,
      'Correct one of the two days.',
    );
  const parts = {
    goal: row.text('goal', title),
    objective: row.text('objective', title),
    strategy: row.text('strategy', title),
    activity: row.text('activity', title),
  };
  if ((parts.strategy || parts.activity) && !parts.objective)
    row.fault(
      'objective',
      'A strategy or an activity stands under an objective, and none is named.',
      'Fill in the objective.',
    );
  const dueOn = row.day('dueOn');
  if (dueOn && !parts.activity)
    row.fault(
      'activity',
      `A day is given (${dueOn}) and no activity for it.`,
      'Fill in the activity or take the day away.',
    );
  if (!site || !plan || !startsOn || !endsOn || !parts.goal) return null;
  const facts = { site, plan, startsOn, endsOn, ...parts, goal: parts.goal, dueOn };
  faultOfKnownPlan(row, facts, known);
  return facts;
}

function faultOfKnownPlan(row: RowReading, facts: PlanFacts, { plans, paths }: KnownPlans): void {
  const plan = plans.get(keyOfPlan(facts));
  if (!plan) return;
  if (plan.startsOn !== facts.startsOn || plan.endsOn !== facts.endsOn) {
    const message = `The plan is there already, from ${plan.startsOn} to ${plan.endsOn}.`;
    row.fault('startsOn', message, 'Write the same days, or change them in the plan itself.');
  }
  if (plan.closed && !paths.has(keyOfPath(facts)))
    row.fault('plan', plan.closed, 'Ask the site to add it to the plan itself.');
}

function refuseOtherDay({ dueOn }: { dueOn: string | null }): Reason {
  return {
    field: 'dueOn',
    message: dueOn
      ? `The activity is there already, due on ${dueOn}.`
      : 'The activity is there already, without a day.',
    mend: 'The plan is its site’s to change: ask the site, or write the day as it is.',
  };
}
