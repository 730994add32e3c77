import {
  type InterruptedSeries,
  interruptedTimeSeries,
  monthlyCounts,
  monthNumber,
  parseDay,
  requireMonthsCovered,
} from '@psp/statistics';
import { z } from 'zod';
import { dateMethod } from '../method.ts';

const month = z
  .string({ error: 'give a month as year-month, for example 2020-06' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'give a month as year-month, for example 2020-06');

const parameters = z.strictObject({
  from: month,
  to: month,
  step: month,
  family: z.enum(['poisson', 'nb'], { error: 'give poisson or nb' }).default('nb'),
});

const families = { poisson: 'poisson', nb: 'negative-binomial' } as const;

export const interrupted = dateMethod<z.infer<typeof parameters>>({
  question:
    'by how much a monthly series changed level when something began, beyond its trend and seasons (95 %)',
  parameters,
  takes:
    'from, to and step (months as 2020-06; the step is the first month of the change) and family (nb or poisson)',
  example:
    'psp analyze interrupted shootings.csv --t occurred --distinct incident --params \'{"from":"2006-01","to":"2022-12","step":"2020-06"}\'',
  run: ({ times }, { from, to, step, family }) => {
    const [first, last, at] = [from, to, step].map(numberOf) as [number, number, number];
    const counts = monthlyCounts(times, first, last);
    requireMonthsCovered(times, first, last);
    return told(interruptedTimeSeries({ counts, first, step: at, family: families[family] }));
  },
});

function told({ step: { coefficient, se, ratio, low, high }, theta, dispersion }: InterruptedSeries) {
  return { coefficient, se, ratio, low, high, theta: finiteOrNull(theta), dispersion };
}

/** θ has no value for Poisson, nor where the counts vary no more than Poisson. */
function finiteOrNull(theta: number | null): number | null {
  return theta !== null && Number.isFinite(theta) ? theta : null;
}

function numberOf(written: string): number {
  return monthNumber(parseDay(`${written}-01`));
}
