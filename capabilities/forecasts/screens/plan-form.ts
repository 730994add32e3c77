import { z } from 'zod';
import { type ForecastMethod, type Plan, PlanDraft, type PlanOptions } from '../contract.ts';
import { usualPercent } from './words.ts';

/** What the form holds: text as typed; the share as a percentage. */
export type PlanForm = {
  title: string;
  outcome: string;
  cellSize: string;
  share: string;
  method: string;
  bandwidth: string;
  halfLife: string;
  horizonDays: string;
  trainDays: string;
  testPeriods: string;
  purposes: string[];
  purpose: string;
  patrolConditions: string;
  endsOn: string;
};

export function emptyForm({ outcomes, squareMetres }: PlanOptions): PlanForm {
  return {
    ...{ title: '', purpose: '', patrolConditions: '', endsOn: '', purposes: [] },
    outcome: outcomes[0]?.value ?? '',
    cellSize: '150',
    share: usualPercent(squareMetres),
    method: 'counts',
    bandwidth: '400',
    halfLife: '60',
    horizonDays: '28',
    trainDays: '730',
    testPeriods: '13',
  };
}

export function formOf({ draft }: Plan): PlanForm {
  return {
    ...draft,
    cellSize: String(draft.cellSize),
    share: String(Math.round(draft.share * 1e6) / 1e4),
    bandwidth: String(draft.bandwidth ?? 400),
    halfLife: String(draft.halfLife ?? 60),
    horizonDays: String(draft.horizonDays),
    trainDays: String(draft.trainDays),
    testPeriods: String(draft.testPeriods),
    patrolConditions: draft.patrolConditions ?? '',
  };
}

export const needsBandwidth = (method: string) => method === 'kde' || method === 'decay';
export const needsHalfLife = (method: string) => method === 'decay';
export const needsConditions = (purposes: readonly string[]) => purposes.includes('patrol-presence');

const words = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, `Write at least ${least} letters.`)
    .max(most, `Keep it under ${most} letters.`);
const number = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => text.trim() !== '' && Number(text) >= least && Number(text) <= most,
      `Give ${least} to ${most}.`,
    );
const whole = (least: number, most: number) =>
  number(least, most).refine((text) => Number.isInteger(Number(text)), 'Give a whole number.');

const fields = z.object({
  title: words(10, 160),
  outcome: z.string().min(1, 'Choose what is forecast.'),
  cellSize: number(76.2, 182.8),
  share: number(0.0001, 50),
  method: z.enum(['counts', 'kde', 'decay']),
  bandwidth: z.string(),
  halfLife: z.string(),
  horizonDays: whole(7, 90),
  trainDays: whole(90, 1825),
  testPeriods: whole(4, 52),
  purposes: z.array(z.string()).min(1, 'Choose what the forecast is for.'),
  purpose: words(20, 2000),
  patrolConditions: z.string(),
  endsOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a date.'),
});
type Fields = z.infer<typeof fields>;

/** From the form to the plan; what the method or the purpose does not ask for is not sent. */
export const planForm = fields
  .superRefine((values, context) => {
    const ask = (path: keyof Fields, check: z.ZodType) => {
      const found = check.safeParse(values[path]);
      if (!found.success)
        context.addIssue({ code: 'custom', path: [path], message: found.error.issues[0]!.message });
    };
    if (needsBandwidth(values.method)) ask('bandwidth', number(50, 2000));
    if (needsHalfLife(values.method)) ask('halfLife', number(1, 730));
    if (needsConditions(values.purposes)) ask('patrolConditions', words(20, 1000));
  })
  .transform((values): PlanDraft => PlanDraft.parse(draftOf(values)));

function draftOf(values: Fields) {
  return {
    ...values,
    method: values.method satisfies ForecastMethod,
    cellSize: Number(values.cellSize),
    share: Number(values.share) / 100,
    bandwidth: needsBandwidth(values.method) ? Number(values.bandwidth) : null,
    halfLife: needsHalfLife(values.method) ? Number(values.halfLife) : null,
    horizonDays: Number(values.horizonDays),
    trainDays: Number(values.trainDays),
    testPeriods: Number(values.testPeriods),
    patrolConditions: needsConditions(values.purposes) ? values.patrolConditions : null,
  };
}
