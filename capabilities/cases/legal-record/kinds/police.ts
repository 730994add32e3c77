import { z } from 'zod';
import { agency, day, degree, key, kind, longText, nibrs, person, round, statute, words } from './declare.ts';

const by = ['police'] as const;
const recordClass = 'cases.complaint';

export const policeKinds = {
  'complaint-opened': kind({
    label: 'Complaint opened',
    by,
    recordClass,
    payload: z.strictObject({
      reportNumber: z.string().trim().min(1).max(40),
      nibrsOffenses: z.array(nibrs).min(1).max(10),
      victims: z.number().int().min(0).max(500),
      suspectKnown: z.boolean(),
      arrest: z.boolean(),
    }),
    fields: { narrative: z.strictObject({ text: longText }) },
  }),
  'detective-assigned': kind({
    label: 'Detective assigned',
    by,
    recordClass,
    payload: z.strictObject({ personId: person }),
  }),
  'evidence-listed': kind({
    label: 'Evidence listed',
    by,
    recordClass,
    field: 'evidence',
    payload: z.strictObject({
      item: words,
      kind: words,
      status: z.enum(['outstanding', 'requested', 'collected', 'at the lab', 'received', 'not available']),
    }),
  }),
  'task-set': kind({
    label: 'Task set',
    by,
    recordClass,
    field: 'evidence',
    payload: z.strictObject({ task: words, dueOn: day }),
  }),
  'task-done': kind({
    label: 'Task done',
    by,
    recordClass,
    field: 'evidence',
    payload: z.strictObject({ task: words }),
  }),
  'defendant-named': kind({
    label: 'Defendant named',
    by: ['police', 'prosecutor'],
    recordClass: { police: 'cases.complaint', prosecutor: 'cases.charges' },
    needs: ['defendantKey'],
    payload: z.strictObject({ juvenile: z.boolean().default(false) }),
    fields: {
      parties: z.strictObject({ name: z.string().trim().min(1).max(200), birthDate: day.nullish() }),
    },
  }),
  'charge-recommended': kind({
    label: 'Charge recommended',
    by,
    recordClass,
    needs: ['defendantKey', 'chargeKey'],
    payload: z.strictObject({
      count: z.number().int().min(1).max(999),
      statute,
      nibrsOffense: nibrs.nullish(),
      degree: degree.nullish(),
    }),
  }),
  referred: kind({
    label: 'Referred to the prosecutor',
    by,
    recordClass,
    payload: z.strictObject({ round, toAgencyId: agency, charges: z.array(key).max(200).default([]) }),
  }),
  'complaint-inactivated': kind({
    label: 'Complaint made inactive',
    by,
    recordClass,
    payload: z.strictObject({ reason: words }),
  }),
  'complaint-cleared-by-exception': kind({
    label: 'Complaint cleared by exception',
    by,
    recordClass,
    payload: z.strictObject({
      reason: z.enum([
        'death of the offender',
        'prosecution declined',
        'in custody of another jurisdiction',
        'victim refused to cooperate',
        'juvenile, no custody',
      ]),
    }),
  }),
  'complaint-reopened': kind({ label: 'Complaint reopened', by, recordClass }),
} as const;
