import { kernelDensity, peak } from '@psp/statistics';
import { z } from 'zod';
import { GRID_WORDS, gridParameters } from '../grid-parameters.ts';
import { pointMethod } from '../method.ts';
import { studiedArea } from '../studied-area.ts';

const parameters = gridParameters.extend({
  kernel: z.enum(['quartic', 'gaussian'], { error: 'give quartic or gaussian' }),
  bandwidth: z.number({ error: 'give a number of metres' }).positive('give a width above zero'),
});

export const kde = pointMethod<z.infer<typeof parameters>>({
  question: 'where events crowd, in events per km² (exact kernel density)',
  parameters,
  takes: `${GRID_WORDS}; kernel (quartic or gaussian) and bandwidth in metres`,
  example:
    'psp analyze kde shootings.csv --x east --y north --params \'{"x0":0,"y0":0,"size":250,"columns":40,"rows":40,"kernel":"quartic","bandwidth":1000}\'',
  run: async ({ points, epsg }, { kernel, bandwidth, ...grid }) => {
    const area = await studiedArea(grid, epsg);
    const { value: max, cell: maxCell } = peak(kernelDensity(points, area, kernel, bandwidth), area);
    return { max, maxCell };
  },
});
