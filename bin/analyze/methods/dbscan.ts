import { dbscan } from '@psp/statistics';
import { z } from 'zod';
import { pointMethod } from '../method.ts';

const parameters = z.strictObject({
  eps: z.number({ error: 'give a number of metres' }).positive('give a distance above zero'),
  minPoints: z
    .number({ error: 'give a whole number' })
    .int('give a whole number')
    .positive('give one or more'),
});

export const dbscanMethod = pointMethod<z.infer<typeof parameters>>({
  question: 'which events crowd into clusters, and which stand alone (DBSCAN)',
  parameters,
  takes:
    'eps (the reach in metres) and minPoints (how many events within reach, itself included, make a core)',
  example: 'psp analyze dbscan shootings.csv --x east --y north --params \'{"eps":150,"minPoints":20}\'',
  run: ({ points }, { eps, minPoints }) => {
    const { clusters, noise } = dbscan(points, eps, minPoints);
    return { clusters, noise };
  },
});
