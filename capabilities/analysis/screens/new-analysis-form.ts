import { z } from 'zod';
import {
  type AnalysisOptions,
  incidentMethods,
  type Recipe,
  RecipeDraft,
  WorkbenchMethod,
} from '../contract.ts';

/** What the form holds: text as typed, whatever the method. */
export type AnalysisForm = {
  question: string;
  method: string;
  unit: string;
  versionId: string;
  outcome: string;
  from: string;
  to: string;
  districts: string;
  years: string;
  beforeFrom: string;
  beforeTo: string;
  afterFrom: string;
  afterTo: string;
  cellSize: string;
  kernel: string;
  bandwidth: string;
  level: string;
  reach: string;
  minPoints: string;
  distances: string;
  daysApart: string;
  maxRadius: string;
  maxDays: string;
  shuffles: string;
  ignoredRules: string[];
};

export const suggestedQuestions: Record<WorkbenchMethod, string> = {
  trend: 'Are shootings going up or down?',
  'compare-periods': 'Did shootings change between the two periods?',
  concentration: 'How few places hold how many of the shootings?',
  'hot-spots': 'Which places stand out in shootings?',
  density: 'Where do shootings crowd?',
  clusters: 'Where do shootings form clusters?',
  'near-repeat': 'Does one shooting bring another, near and soon?',
  'space-time-scan': 'Did shootings burst out somewhere?',
};

/** A first question on the current data version, with usual settings. */
export function emptyForm(options: AnalysisOptions): AnalysisForm {
  const version = options.versions[0];
  return {
    question: suggestedQuestions.trend,
    method: 'trend',
    unit: 'victims',
    versionId: version?.id ?? '',
    outcome: 'shooting',
    from: version?.period.from ?? '',
    to: version?.period.to ?? '',
    districts: '',
    years: '5',
    beforeFrom: '',
    beforeTo: '',
    afterFrom: '',
    afterTo: '',
    cellSize: '250',
    kernel: 'quartic',
    bandwidth: '1000',
    level: '0.05',
    reach: '150',
    minPoints: '20',
    distances: '0, 125, 250, 500',
    daysApart: '0, 7, 14, 28',
    maxRadius: '1000',
    maxDays: '28',
    shuffles: '999',
    ignoredRules: [],
  };
}

/** The form filled in as an earlier recipe, on the current data version. */
export function formLike(recipe: Recipe, options: AnalysisOptions): AnalysisForm {
  const empty = emptyForm(options);
  const { parameters, filter } = recipe;
  const text = (key: keyof AnalysisForm & string) =>
    parameters[key] === undefined ? (empty[key] as string) : String(parameters[key]);
  const edges = (key: string, usual: string) =>
    Array.isArray(parameters[key]) ? parameters[key].join(', ') : usual;
  const shuffles = parameters.permutations ?? parameters.simulations;
  const period = (key: string) => (parameters[key] ?? { from: '', to: '' }) as { from: string; to: string };
  return {
    ...empty,
    question: recipe.question,
    method: recipe.method,
    unit: recipe.unit,
    outcome: filter.outcome,
    from: filter.period.from,
    to: filter.period.to,
    districts: filter.districts.join(', '),
    years: text('years'),
    cellSize: text('cellSize'),
    kernel: text('kernel'),
    bandwidth: text('bandwidth'),
    level: text('level'),
    reach: text('reach'),
    minPoints: text('minPoints'),
    distances: edges('distances', empty.distances),
    daysApart: edges('days', empty.daysApart),
    maxRadius: text('maxRadius'),
    maxDays: text('maxDays'),
    shuffles: shuffles === undefined ? empty.shuffles : String(shuffles),
    beforeFrom: period('before').from,
    beforeTo: period('before').to,
    afterFrom: period('after').from,
    afterTo: period('after').to,
  };
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a date.');
const optional = z.string();
const number = z
  .string()
  .refine((text) => text.trim() !== '' && Number.isFinite(Number(text)), 'Give a number.');

const edges = z
  .string()
  .refine(
    (text) => numbersIn(text).length >= 2 && numbersIn(text).every(Number.isFinite),
    'Give at least two numbers with commas between, such as 0, 125, 250.',
  );

function numbersIn(text: string): number[] {
  return text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
}

const fields = z.object({
  question: z
    .string()
    .trim()
    .min(10, 'Ask in a sentence of at least ten letters.')
    .max(300, 'Keep it under 300 letters.'),
  method: WorkbenchMethod,
  unit: z.enum(['victims', 'events']),
  versionId: z.string().min(1, 'Choose a data version.'),
  outcome: z.string().min(1, 'Choose what is counted.'),
  from: day,
  to: day,
  districts: optional,
  years: number,
  beforeFrom: optional,
  beforeTo: optional,
  afterFrom: optional,
  afterTo: optional,
  cellSize: number,
  kernel: z.enum(['quartic', 'gaussian']),
  bandwidth: number,
  level: number,
  reach: number,
  minPoints: number,
  distances: edges,
  daysApart: edges,
  maxRadius: number,
  maxDays: number,
  shuffles: number,
  ignoredRules: z.array(z.string()),
});

/** From the form to the recipe; what a method does not ask for is not sent. */
export const analysisForm = fields
  .superRefine((values, context) => {
    if (values.to < values.from)
      context.addIssue({ code: 'custom', path: ['to'], message: 'The period ends before it begins.' });
    if (values.method !== 'compare-periods') return;
    for (const key of ['beforeFrom', 'beforeTo', 'afterFrom', 'afterTo'] as const) {
      if (!day.safeParse(values[key]).success)
        context.addIssue({ code: 'custom', path: [key], message: 'Give a date.' });
    }
  })
  .transform((values) =>
    RecipeDraft.parse({
      question: values.question,
      method: values.method,
      unit: incidentMethods.includes(values.method) ? 'events' : values.unit,
      versionId: values.versionId,
      filter: {
        outcome: values.outcome,
        period: periodOf(values),
        districts: values.districts
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      },
      parameters: parametersOf(values),
      flagEffects: Object.fromEntries(values.ignoredRules.map((id) => [id, 'ignore'])),
    }),
  );

type Fields = z.infer<typeof fields>;

/** Two periods say themselves what is counted; what lies between them is not read. */
function periodOf(values: Fields): { from: string; to: string } {
  if (values.method === 'compare-periods') return { from: values.beforeFrom, to: values.afterTo };
  return { from: values.from, to: values.to };
}

function parametersOf(
  values: Fields,
): Record<string, number | string | number[] | { from: string; to: string }> {
  const cellSize = Number(values.cellSize);
  switch (values.method) {
    case 'trend':
      return { years: Number(values.years) };
    case 'compare-periods':
      return {
        before: { from: values.beforeFrom, to: values.beforeTo },
        after: { from: values.afterFrom, to: values.afterTo },
      };
    case 'concentration':
      return { cellSize };
    case 'hot-spots':
      return { cellSize, level: Number(values.level) };
    case 'density':
      return { cellSize, kernel: values.kernel, bandwidth: Number(values.bandwidth) };
    case 'clusters':
      return { cellSize, reach: Number(values.reach), minPoints: Number(values.minPoints) };
    case 'near-repeat':
      return {
        distances: numbersIn(values.distances),
        days: numbersIn(values.daysApart),
        permutations: Number(values.shuffles),
      };
    case 'space-time-scan':
      return {
        maxRadius: Number(values.maxRadius),
        maxDays: Number(values.maxDays),
        simulations: Number(values.shuffles),
      };
  }
}
