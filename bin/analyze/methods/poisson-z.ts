import { poissonZ } from '@psp/statistics';
import type { z } from 'zod';
import { twoCounts } from '../count-parameters.ts';
import { countMethod } from '../method.ts';

export const poissonZMethod = countMethod<z.infer<typeof twoCounts>>({
  question: 'how far two counts lie apart in units of chance (Poisson z, notable beyond 3)',
  parameters: twoCounts,
  takes: 'before and after: two counts over periods of equal length',
  example: 'psp analyze poisson-z --params \'{"before":777,"after":1531}\'',
  n: ({ before, after }) => before + after,
  run: ({ before, after }) => ({ z: poissonZ(before, after).z }),
});
