import { z } from 'zod';
import { measuresFor, type TtaType, type WorkPlan, WorkPlanDraft } from '../../contract.ts';
import { centsOf } from './amounts.ts';

/** A plan as people type it: amounts in dollars, numbers as text. */
export type PlanValues = {
  scope: string;
  ttaType: string;
  supportType: string;
  startsOn: string;
  endsOn: string;
  milestones: { kind: string; title: string; dueOn: string }[];
  measures: { measure: string; target: string }[];
  budget: { kind: string; cents: string }[];
};

export const emptyPlan: PlanValues = {
  scope: '',
  ttaType: '',
  supportType: '',
  startsOn: '',
  endsOn: '',
  milestones: [{ kind: 'key-task', title: '', dueOn: '' }],
  measures: [{ measure: '', target: '' }],
  budget: [{ kind: '', cents: '' }],
};

export const valuesOf = (plan: WorkPlan): PlanValues => ({
  scope: plan.scope,
  ttaType: plan.ttaType,
  supportType: plan.supportType,
  startsOn: plan.startsOn,
  endsOn: plan.endsOn,
  milestones: plan.milestones.map(({ kind, title, dueOn }) => ({ kind, title, dueOn })),
  measures: plan.measures.map(({ measure, target }) => ({ measure, target: String(target) })),
  budget: plan.budget
    .filter(({ cents }) => cents > 0)
    .map(({ kind, cents }) => ({ kind, cents: (cents / 100).toFixed(2) })),
});

export const measureChoices = (ttaType: string) => measuresFor(ttaType as TtaType);

/** Amounts are typed in dollars. */
export const planForm = z.preprocess((typed) => {
  const { measures, budget, ...plan } = typed as PlanValues;
  return {
    ...plan,
    measures: measures.map(({ measure, target }) => ({
      measure,
      target: target === '' ? undefined : Number(target),
    })),
    budget: budget.map(({ kind, cents }) => ({ kind, cents: centsOf(cents) ?? cents })),
  };
}, WorkPlanDraft);
