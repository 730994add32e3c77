import {
  benjaminiHochberg,
  countPoints,
  gi,
  giStar,
  type LocalZ,
  peak,
  queenNeighbours,
} from '@psp/statistics';
import { z } from 'zod';
import { GRID_EXAMPLE, GRID_WORDS, gridParameters } from '../grid-parameters.ts';
import { pointMethod } from '../method.ts';
import { studiedArea } from '../studied-area.ts';

const parameters = gridParameters.extend({
  contiguity: z.enum(['queen'], { error: 'only queen is known' }).default('queen'),
  star: z.boolean({ error: 'give true or false' }).default(true),
});

const FALSE_DISCOVERY_RATE = 0.05;
const NOTABLE_Z = 1.96;

export const giStarMethod = pointMethod<z.infer<typeof parameters>>({
  question: 'which cells and their neighbours hold more events than chance would put there (Getis–Ord)',
  parameters,
  takes: `${GRID_WORDS}; contiguity (queen) and star (true: the cell itself counts too)`,
  example: `psp analyze gi-star shootings.csv --lon longitude --lat latitude --crs EPSG:32618 --params ${GRID_EXAMPLE}`,
  run: async ({ points, epsg }, { star, contiguity: _queen, ...grid }) => {
    const area = await studiedArea(grid, epsg);
    const { counts } = countPoints(points, area);
    const local = (star ? giStar : gi)(counts, queenNeighbours(area));
    const highest = peak(local.z, area);
    return {
      max: highest.value,
      maxCell: highest.cell,
      min: local.z.reduce((least, value) => Math.min(least, value)),
      above196: local.z.reduce((sum, value) => sum + (value > NOTABLE_Z ? 1 : 0), 0),
      fdrHot: hotAfterControl(local),
    };
  },
});

function hotAfterControl({ z: scores, p }: LocalZ): number {
  const { rejected } = benjaminiHochberg(p, FALSE_DISCOVERY_RATE);
  return scores.reduce((sum, score, i) => sum + (rejected[i] && score > 0 ? 1 : 0), 0);
}
