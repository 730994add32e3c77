import { z } from 'zod';
import type { Plan } from '../contract.ts';

export type PlanForm = {
  title: string;
  summary: string;
  startsOn: string;
  endsOn: string;
  collaborativeId: string;
};

export const emptyPlanForm: PlanForm = {
  title: '',
  summary: '',
  startsOn: '',
  endsOn: '',
  collaborativeId: '',
};

export function planFormOf({ title, summary, startsOn, endsOn, collaborativeId }: Plan): PlanForm {
  return { title, summary, startsOn, endsOn, collaborativeId: collaborativeId ?? '' };
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a date.');

export const planForm = z.object({
  title: z.string().trim().min(5, 'Write at least 5 letters.').max(160),
  summary: z.string().trim().max(4000),
  startsOn: day,
  endsOn: day,
  collaborativeId: z.string().transform((id) => id || null),
});
