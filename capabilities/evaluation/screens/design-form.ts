import { z } from 'zod';
import {
  type Design,
  type DesignChange,
  DesignDraft,
  DesignMethod,
  type DesignOptions,
} from '../contract.ts';
import { asksFor } from './words.ts';

/** What the form holds: text as typed, whatever the method. */
export type DesignForm = {
  title: string;
  question: string;
  measure: string;
  method: string;
  unit: string;
  outcome: string;
  launchOn: string;
  beforeFrom: string;
  beforeTo: string;
  afterFrom: string;
  afterTo: string;
  treated: string[];
  comparison: string[];
  besideTreated: string[];
  besideComparison: string[];
  family: string;
  harmFatal: string;
  harmNonfatal: string;
  settleDays: string;
  interimLooks: string;
  cannotShow: string;
};

export function emptyForm({ outcomes }: DesignOptions): DesignForm {
  const areas = { treated: [], comparison: [], besideTreated: [], besideComparison: [] };
  return {
    ...{ title: '', question: '', measure: '', cannotShow: '', launchOn: '' },
    ...{ beforeFrom: '', beforeTo: '', afterFrom: '', afterTo: '', harmFatal: '', harmNonfatal: '' },
    ...areas,
    method: 'displacement-difference',
    unit: 'victims',
    outcome: outcomes[0]?.value ?? '',
    family: 'negative-binomial',
    settleDays: '30',
    interimLooks: '0',
  };
}

export function formOf({ draft }: Design): DesignForm {
  const { before, after, areas, harm, settleDays, interimLooks, ...same } = draft;
  return {
    ...same,
    ...areas,
    beforeFrom: before.from,
    beforeTo: before.to,
    afterFrom: after.from,
    afterTo: after.to,
    harmFatal: harm ? String(harm.fatal) : '',
    harmNonfatal: harm ? String(harm.nonfatal) : '',
    settleDays: String(settleDays),
    interimLooks: String(interimLooks),
  };
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a date.');
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'Give a whole number.')
    .refine((text) => Number(text) >= least && Number(text) <= most, `Give ${least} to ${most}.`);
const words = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, `Write at least ${least} letters.`)
    .max(most, `Keep it under ${most} letters.`);
const weight = z
  .string()
  .refine(
    (text) => text === '' || Number(text) > 0,
    'Give a number above zero, or leave both weights empty.',
  );

const fields = z.object({
  title: words(10, 160),
  question: words(10, 300),
  measure: words(10, 2000),
  method: DesignMethod,
  unit: z.enum(['victims', 'events']),
  outcome: z.string().min(1, 'Choose what is counted.'),
  launchOn: day,
  ...{ beforeFrom: day, beforeTo: day, afterFrom: day, afterTo: day },
  treated: z.array(z.string()),
  comparison: z.array(z.string()),
  besideTreated: z.array(z.string()),
  besideComparison: z.array(z.string()),
  family: z.enum(['poisson', 'negative-binomial']),
  harmFatal: weight,
  harmNonfatal: weight,
  settleDays: whole(0, 365),
  interimLooks: whole(0, 11),
  cannotShow: words(10, 2000),
});
type Fields = z.infer<typeof fields>;

/** From the form to the design; what a method does not ask for is not sent. */
export const designForm = fields
  .superRefine(({ harmFatal, harmNonfatal }, context) => {
    if ((harmFatal === '') !== (harmNonfatal === ''))
      context.addIssue({
        code: 'custom',
        path: [harmFatal === '' ? 'harmFatal' : 'harmNonfatal'],
        message: 'Give both weights, or leave both empty.',
      });
  })
  .transform((values): DesignDraft => DesignDraft.parse(draftOf(values)));

function draftOf(values: Fields) {
  const { beforeFrom, beforeTo, afterFrom, afterTo, harmFatal, harmNonfatal, ...rest } = values;
  const { treated, comparison, besideTreated, besideComparison, settleDays, interimLooks, ...same } = rest;
  const asked = asksFor[values.method];
  return {
    ...same,
    before: { from: beforeFrom, to: beforeTo },
    after: { from: afterFrom, to: afterTo },
    areas: {
      treated,
      comparison: asked.comparison === null ? [] : comparison,
      besideTreated: asked.beside ? besideTreated : [],
      besideComparison: asked.beside ? besideComparison : [],
    },
    harm:
      asked.harm && harmFatal !== '' ? { fatal: Number(harmFatal), nonfatal: Number(harmNonfatal) } : null,
    settleDays: Number(settleDays),
    interimLooks: Number(interimLooks),
  };
}

export function changeOf(draft: DesignDraft, revision: number): DesignChange {
  return { ...draft, revision };
}
