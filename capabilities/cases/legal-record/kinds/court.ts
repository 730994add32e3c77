import { z } from 'zod';
import { type DispositionList, dispositionLists, dispositionOfCode } from '../codes/dispositions.ts';
import { agency, degree, kind, person, statute, words } from './declare.ts';

const by = ['court', 'prosecutor'] as const;
const court = { by, recordClass: 'cases.court' } as const;
const onDefendant = { ...court, needs: ['defendantKey'] } as const;
const onHearing = { ...court, needs: ['hearingKey'] } as const;
/** Said of one charge, or of every open charge of the defendant, or of all. */
const onCharges = { by, recordClass: 'cases.charges' } as const;

export const hearingKinds = [
  'arraignment',
  'detention',
  'preliminary',
  'grand jury',
  'motion',
  'pretrial',
  'trial',
  'plea',
  'sentencing',
  'competency',
] as const;
const sentence = z.strictObject({
  kind: z.enum([
    'incarceration',
    'probation',
    'fine',
    'time served',
    'community service',
    'suspended',
    'restitution',
  ]),
  minDays: z.number().int().min(0).nullish(),
  maxDays: z.number().int().min(0).nullish(),
  fineCents: z.number().int().min(0).nullish(),
  words: words.nullish(),
});

export const courtKinds = {
  arraigned: kind({ ...onDefendant, label: 'Arraigned' }),
  'custody-changed': kind({
    ...onDefendant,
    label: 'Custody changed',
    payload: z.strictObject({
      to: z.enum(['held', 'released', 'bond']),
      amount: z.number().int().min(0).nullish(),
    }),
  }),
  'hearing-set': kind({
    ...onHearing,
    label: 'Hearing set',
    payload: z.strictObject({
      kind: z.enum(hearingKinds),
      at: z.iso.datetime({ offset: true }),
      minutes: z.number().int().min(5).max(1_440).nullish(),
      place: words.nullish(),
      attorneyId: person.nullish(),
    }),
  }),
  'hearing-continued': kind({
    ...onHearing,
    label: 'Hearing continued',
    payload: z.strictObject({
      by: z.enum(['defense', 'prosecution', 'court', 'joint']),
      why: words,
      excludable: z.boolean(),
      to: z.iso.datetime({ offset: true }).nullish(),
    }),
  }),
  'hearing-held': kind({
    ...onHearing,
    label: 'Hearing held',
    payload: z.strictObject({ result: words.nullish() }),
  }),
  'hearing-vacated': kind({
    ...onHearing,
    label: 'Hearing vacated',
    payload: z.strictObject({ why: words.nullish() }),
  }),
  'warrant-issued': kind({
    ...onDefendant,
    label: 'Warrant issued',
    payload: z.strictObject({ kind: z.enum(['failure-to-appear', 'bench', 'arrest']) }),
  }),
  'warrant-recalled': kind({ ...onDefendant, label: 'Warrant recalled' }),
  'competency-hold': kind({ ...onDefendant, label: 'Held for competency' }),
  'competency-restored': kind({ ...onDefendant, label: 'Competency restored' }),
  plea: kind({
    ...onCharges,
    label: 'Plea',
    needs: ['chargeKey'],
    payload: z.strictObject({
      to: z.enum(['guilty', 'nolo', 'not-guilty']),
      /** Pled to something less than what was charged. */
      lesser: z.strictObject({ statute, degree: degree.nullish() }).nullish(),
      mentallyIll: z.boolean().nullish(),
    }),
  }),
  'plea-withdrawn': kind({ ...onCharges, label: 'Plea withdrawn', needs: ['chargeKey'] }),
  'trial-began': kind({
    ...onCharges,
    label: 'Trial began',
    payload: z.strictObject({ before: z.enum(['judge', 'jury']) }),
  }),
  mistrial: kind({ ...onCharges, label: 'Mistrial', payload: z.strictObject({ why: words.nullish() }) }),
  verdict: kind({
    ...onCharges,
    label: 'Verdict',
    needs: ['chargeKey'],
    payload: z.strictObject({
      code: z.enum([
        'guilty',
        'guilty of a lesser offense',
        'guilty but mentally ill',
        'not guilty',
        'not guilty by reason of insanity',
      ]),
      lesser: z.strictObject({ statute, degree: degree.nullish() }).nullish(),
    }),
  }),
  sentenced: kind({ ...court, label: 'Sentenced', needs: ['chargeKey'], payload: sentence }),
  'sentence-amended': kind({ ...court, label: 'Sentence amended', needs: ['chargeKey'], payload: sentence }),
  appealed: kind({ ...onCharges, label: 'Appealed', needs: ['chargeKey'] }),
  remanded: kind({
    ...onCharges,
    label: 'Decided on appeal',
    needs: ['chargeKey'],
    payload: z.strictObject({
      /** `reversed` ends it; `new trial` puts the charge back; `affirmed` leaves it as it was. */
      result: z.enum(['affirmed', 'new trial', 'reversed', 'resentencing']),
    }),
  }),
  disposed: kind({
    ...onCharges,
    label: 'Disposed of',
    needs: ['chargeKey'],
    payload: z
      .strictObject({
        code: z.string().trim().min(1).max(80),
        /** The code list the code is from; any of them when none is said. */
        list: z.enum(dispositionLists as [DispositionList, ...DispositionList[]]).nullish(),
      })
      .refine(({ code, list }) => dispositionOfCode(code, list) !== null, {
        path: ['code'],
        message: 'The code is in no list of dispositions; map it before the row is taken',
      }),
  }),
} as const;

export const federalKinds = {
  'federal-proposed': kind({
    label: 'Proposed for federal adoption',
    by: ['prosecutor', 'police'],
    recordClass: 'cases.federal',
    payload: z.strictObject({ toAgencyId: agency }),
  }),
  'federal-adopted': kind({
    label: 'Adopted federally',
    by: ['federal'],
    recordClass: 'cases.federal',
    payload: z.strictObject({ caseNumber: z.string().trim().min(1).max(60).nullish() }),
  }),
  'federal-declined': kind({
    label: 'Declined federally',
    by: ['federal'],
    recordClass: 'cases.federal',
    payload: z.strictObject({ reason: words }),
  }),
  'agent-assigned': kind({
    label: 'Agent assigned',
    by: ['federal'],
    recordClass: 'cases.federal',
    payload: z.strictObject({ personId: person }),
  }),
} as const;
