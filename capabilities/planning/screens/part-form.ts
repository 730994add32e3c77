import { z } from 'zod';
import { type MetricName, metrics, type PartKind, PartWords, type PlanPart } from '../contract.ts';

/** What the form of a part holds: text as typed, whatever the kind. */
export type PartForm = {
  title: string;
  detail: string;
  findingIds: string[];
  problemId: string;
  metric: string;
  measure: string;
  baselineFrom: string;
  baselineTo: string;
  baselineValue: string;
  baselineSource: string;
  targetValue: string;
  targetOn: string;
  evidence: string;
  evidenceSource: string;
  fidelity: string;
  ownerAgencyId: string;
  ownerId: string;
  startsOn: string;
  dueOn: string;
  budget: string;
};

export const emptyPart: PartForm = {
  ...{ title: '', detail: '', findingIds: [], problemId: '', metric: '', measure: '' },
  ...{
    baselineFrom: '',
    baselineTo: '',
    baselineValue: '',
    baselineSource: '',
    targetValue: '',
    targetOn: '',
  },
  ...{ evidence: 'unrated', evidenceSource: '', fidelity: '', ownerAgencyId: '', ownerId: '' },
  ...{ startsOn: '', dueOn: '', budget: '' },
};

export function partFormOf(part: PlanPart): PartForm {
  const words = { ...emptyPart, title: part.fields.title, detail: part.fields.detail };
  switch (part.kind) {
    case 'problem':
      return { ...words, findingIds: part.fields.findings.map(({ findingId }) => findingId) };
    case 'objective':
      return words;
    case 'goal': {
      const { metric, measure, problemId, baselineFrom, baselineTo, baselineValue, baselineSource } =
        part.fields;
      const { targetValue, targetOn } = part.fields;
      const scale = scaleOf(metric);
      return {
        ...{ ...words, metric: metric ?? '', measure, problemId: problemId ?? '' },
        ...{ baselineFrom: baselineFrom ?? '', baselineTo: baselineTo ?? '', targetOn: targetOn ?? '' },
        baselineValue: metric === null && baselineValue !== null ? String(baselineValue) : '',
        baselineSource: metric === null ? (baselineSource ?? '') : '',
        targetValue: targetValue === null ? '' : String(Number((targetValue * scale).toFixed(6))),
      };
    }
    case 'strategy': {
      const { evidence, evidenceSource, fidelity } = part.fields;
      return { ...words, evidence, evidenceSource, fidelity: fidelity.join('\n') };
    }
    case 'activity': {
      const { ownerAgencyId, ownerId, startsOn, dueOn, budgetCents } = part.fields;
      return {
        ...{ ...words, ownerAgencyId: ownerAgencyId ?? '', ownerId: ownerId ?? '' },
        ...{ startsOn: startsOn ?? '', dueOn: dueOn ?? '' },
        budget: budgetCents === 0 ? '' : (budgetCents / 100).toFixed(2),
      };
    }
  }
}

/** Shares are typed as percent and kept as shares. */
export function scaleOf(metric: string | null): number {
  return metric && metric in metrics && metrics[metric as MetricName].format === 'percent' ? 100 : 1;
}

const optionalDay = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'Give a date, or leave it empty.');
const optionalNumber = z
  .string()
  .trim()
  .regex(/^(-?\d+(\.\d+)?)?$/, 'Give a number, or leave it empty.');

const fields = z.object({
  title: z.string().trim().min(5, 'Write at least 5 letters.').max(300),
  detail: z.string().trim().max(4000),
  findingIds: z.array(z.string()),
  ...{ problemId: z.string(), metric: z.string(), measure: z.string().trim().max(500) },
  ...{ baselineFrom: optionalDay, baselineTo: optionalDay, targetOn: optionalDay },
  ...{
    baselineValue: optionalNumber,
    targetValue: optionalNumber,
    baselineSource: z.string().trim().max(300),
  },
  ...{ evidence: z.string(), evidenceSource: z.string().trim().max(500), fidelity: z.string() },
  ...{ ownerAgencyId: z.string(), ownerId: z.string(), startsOn: optionalDay, dueOn: optionalDay },
  budget: z
    .string()
    .trim()
    .regex(/^(\d{1,9}(\.\d{1,2})?)?$/, 'Give dollars and cents, such as 12500.00.'),
});
type Fields = z.infer<typeof fields>;

/** From the form to the part; what a kind does not ask for is not sent. */
export function partForm(kind: PartKind) {
  return fields.transform((values): PartWords => PartWords.parse({ kind, fields: fieldsOf(kind, values) }));
}

const orNothing = (text: string) => text || null;
const numberOf = (text: string, scale = 1) => (text === '' ? null : Number(text) / scale);

function fieldsOf(kind: PartKind, v: Fields): object {
  const words = { title: v.title, detail: v.detail };
  switch (kind) {
    case 'problem':
      return { ...words, findingIds: v.findingIds };
    case 'objective':
      return words;
    case 'goal':
      return { ...words, ...goalFields(v) };
    case 'strategy':
      return {
        ...{ ...words, evidence: v.evidence, evidenceSource: v.evidenceSource },
        fidelity: v.fidelity
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      };
    case 'activity':
      return {
        ...{ ...words, ownerAgencyId: orNothing(v.ownerAgencyId), ownerId: orNothing(v.ownerId) },
        ...{ startsOn: orNothing(v.startsOn), dueOn: orNothing(v.dueOn) },
        budgetCents: centsOf(v.budget),
      };
  }
}

function goalFields(v: Fields): object {
  const metric = orNothing(v.metric);
  const byHand = metric === null;
  return {
    ...{ metric, measure: byHand ? v.measure : '', problemId: orNothing(v.problemId) },
    ...{ baselineFrom: orNothing(v.baselineFrom), baselineTo: orNothing(v.baselineTo) },
    baselineValue: byHand ? numberOf(v.baselineValue) : null,
    baselineSource: byHand ? orNothing(v.baselineSource) : null,
    ...{ targetValue: numberOf(v.targetValue, scaleOf(metric)), targetOn: orNothing(v.targetOn) },
  };
}

/** Whole cents from what was typed, without a fraction ever being rounded. */
export function centsOf(dollars: string): number {
  const [whole = '', cents = ''] = dollars.split('.');
  return Number(whole || 0) * 100 + Number(cents.padEnd(2, '0') || 0);
}
