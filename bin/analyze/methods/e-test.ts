import { eTest } from '@psp/statistics';
import type { z } from 'zod';
import { twoCounts } from '../count-parameters.ts';
import { countMethod } from '../method.ts';

export const eTestMethod = countMethod<z.infer<typeof twoCounts>>({
  question: 'how likely chance alone makes two counts differ this much (E-test)',
  parameters: twoCounts,
  takes: 'before and after: two counts over periods of equal length',
  example: 'psp analyze e-test --params \'{"before":20,"after":10}\'',
  n: ({ before, after }) => before + after,
  run: ({ before, after }) => ({ p: eTest(before, after) }),
});
