import { aalenJohansen, kaplanMeier } from '@psp/statistics';
import { z } from 'zod';
import { type CaseData, caseMethod } from '../method.ts';

const parameters = z.strictObject({});

/**
 * With --cause the incidence of each cause among the others (Aalen–Johansen); with --event alone the share to whom
 * it has not happened (Kaplan–Meier), any other end being censored.
 */
export const survival = caseMethod<z.infer<typeof parameters>>({
  question:
    'how long cases wait until something happens, open ones counted (Kaplan–Meier; by cause Aalen–Johansen; 95 %)',
  parameters,
  takes: 'nothing; name the columns with --t (a duration) and --event or --cause',
  example: 'psp analyze survival cases.csv --t days --cause ended_in',
  run: ({ times, causes, causeNames }) =>
    causeNames === null ? curveOf(times, causes) : incidencesOf(times, causes, causeNames),
});

function curveOf(durations: Float64Array, causes: Float64Array) {
  const happened = causes.map((cause) => (cause === 1 ? 1 : 0));
  const { times, atRisk, survival: share, low, high } = kaplanMeier(durations, happened);
  return { times: [...times], atRisk: [...atRisk], survival: [...share], low, high };
}

function incidencesOf(
  durations: Float64Array,
  causes: Float64Array,
  names: NonNullable<CaseData['causeNames']>,
) {
  const { times, atRisk, causes: found } = aalenJohansen(durations, causes);
  const byName = <T>(of: (one: (typeof found)[number]) => T): Record<string, T> =>
    Object.fromEntries(found.map((one) => [names[one.cause - 1]!, of(one)]));
  return {
    ...{ times: [...times], atRisk: [...atRisk] },
    incidence: byName(({ incidence }) => [...incidence]),
    low: byName(({ low }) => low),
    high: byName(({ high }) => high),
  };
}
