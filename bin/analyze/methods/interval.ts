import { clopperPearson, garwood, wilson } from '@psp/statistics';
import { z } from 'zod';
import { count, positive } from '../count-parameters.ts';
import { countMethod } from '../method.ts';

const ofProportion = z.strictObject({
  method: z.enum(['clopper-pearson', 'wilson']),
  events: count,
  n: count,
});
const ofRate = z.strictObject({ method: z.literal('garwood'), events: count, exposure: positive.default(1) });

const parameters = z.discriminatedUnion('method', [ofProportion, ofRate], {
  error: 'give clopper-pearson, wilson or garwood',
});

export const interval = countMethod<z.infer<typeof parameters>>({
  question: 'between which bounds a proportion or a rate lies (95 %)',
  parameters,
  takes:
    'method (clopper-pearson or wilson with events and n; garwood with events and exposure, 1 unless said)',
  example: 'psp analyze interval --params \'{"method":"wilson","events":3,"n":75}\'',
  n: (given) => (given.method === 'garwood' ? given.events : given.n),
  run: (given) => {
    const { estimate, low, high } = intervalOf(given);
    return { estimate, low, high };
  },
});

function intervalOf(given: z.infer<typeof parameters>) {
  if (given.method === 'garwood') return garwood(given.events, given.exposure);
  return (given.method === 'wilson' ? wilson : clopperPearson)(given.events, given.n);
}
