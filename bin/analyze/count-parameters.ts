import { z } from 'zod';

export const count = z
  .number({ error: 'give a whole number, zero or more' })
  .int('give a whole number, zero or more')
  .nonnegative('give a whole number, zero or more');

export const positive = z.number({ error: 'give a number above zero' }).positive('give a number above zero');

export const twoCounts = z.strictObject({ before: count, after: count });
