import { z } from 'zod';

const ONE_OR_MORE = 'give a whole number, one or more';

export const runs = z.number({ error: ONE_OR_MORE }).int(ONE_OR_MORE).positive(ONE_OR_MORE).default(999);

/** Always there, so that every figure can be had again. */
export const seed = z
  .number({ error: 'give a whole number' })
  .int('give a whole number')
  .nonnegative('give a whole number, zero or more')
  .default(1);
