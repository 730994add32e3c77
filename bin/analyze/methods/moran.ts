import { countPoints, moran, queenNeighbours } from '@psp/statistics';
import { GRID_EXAMPLE, GRID_WORDS, type GridParameters, gridParameters } from '../grid-parameters.ts';
import { pointMethod } from '../method.ts';
import { studiedArea } from '../studied-area.ts';

export const moranMethod = pointMethod<GridParameters>({
  question: 'whether neighbouring cells hold similar counts (global Moran’s I, queen, row-standardised)',
  parameters: gridParameters,
  takes: GRID_WORDS,
  example: `psp analyze moran shootings.csv --lon longitude --lat latitude --crs EPSG:32618 --params ${GRID_EXAMPLE}`,
  run: async ({ points, epsg }, parameters) => {
    const area = await studiedArea(parameters, epsg);
    const { i, z } = moran(countPoints(points, area).counts, queenNeighbours(area));
    return { i, z };
  },
});
