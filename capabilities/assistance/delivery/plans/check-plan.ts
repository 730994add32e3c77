import { addDays } from '#platform/clock/days.ts';
import type { FieldProblem } from '#platform/outcome/outcome.ts';
import { measuresFor, planMeasures, ttaTypes, type WorkPlanDraft } from './contract.ts';

const LONGEST_DAYS = 1200;

/** What no form can rule out part by part: whether the parts of a plan fit each other. */
export function faultsOfPlan(plan: WorkPlanDraft): FieldProblem[] {
  return [
    ...faultsOfPeriod(plan),
    ...faultsOfMilestones(plan),
    ...faultsOfMeasures(plan),
    ...faultsOfBudget(plan),
  ];
}

function faultsOfPeriod({ startsOn, endsOn }: WorkPlanDraft): FieldProblem[] {
  if (endsOn < startsOn)
    return [{ field: 'endsOn', message: 'is before the plan starts', mend: 'Choose a later day.' }];
  if (endsOn > addDays(startsOn, LONGEST_DAYS))
    return [{ field: 'endsOn', message: 'is more than three years away', mend: 'Choose an earlier day.' }];
  return [];
}

function faultsOfMilestones({ milestones, startsOn, endsOn }: WorkPlanDraft): FieldProblem[] {
  return milestones.flatMap(({ title, dueOn }, n) =>
    dueOn < startsOn || dueOn > endsOn
      ? [
          {
            field: `milestones.${n}.dueOn`,
            message: `“${title}” is due outside the plan`,
            mend: 'Choose a day between its start and its end.',
          },
        ]
      : [],
  );
}

function faultsOfMeasures({ measures, ttaType }: WorkPlanDraft): FieldProblem[] {
  const fitting = measuresFor(ttaType);
  return measures.flatMap(({ measure }, n): FieldProblem[] => {
    const { label } = planMeasures[measure];
    const field = `measures.${n}.measure`;
    if (!fitting.includes(measure))
      return [
        {
          field,
          message: `“${label}” does not measure ${ttaTypes[ttaType].toLowerCase()}`,
          mend: 'Choose another.',
        },
      ];
    return measures.findIndex((other) => other.measure === measure) < n
      ? [{ field, message: `“${label}” stands twice`, mend: 'Keep one of them.' }]
      : [];
  });
}

function faultsOfBudget({ budget }: WorkPlanDraft): FieldProblem[] {
  return budget.flatMap(({ kind }, n) =>
    budget.findIndex((other) => other.kind === kind) < n
      ? [{ field: `budget.${n}.kind`, message: 'stands twice', mend: 'Add the two amounts up in one line.' }]
      : [],
  );
}
