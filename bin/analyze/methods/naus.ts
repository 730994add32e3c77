import { naus } from '@psp/statistics';
import { z } from 'zod';
import { count, positive } from '../count-parameters.ts';
import { countMethod } from '../method.ts';

const parameters = z.strictObject({
  periods: positive,
  window: positive.default(2),
  mean: positive,
  count,
});

export const nausMethod = countMethod<z.infer<typeof parameters>>({
  question:
    'how likely some run of events this dense would be found anywhere in the time (Naus scan statistic)',
  parameters,
  takes:
    'periods (length of the time), window, mean (expected in each period) and count (in the densest window)',
  example: 'psp analyze naus --params \'{"periods":208,"window":2,"mean":0.6,"count":6}\'',
  n: (scan) => scan.count,
  run: (scan) => ({ p: naus(scan) }),
});
