import { countPoints, peak } from '@psp/statistics';
import { GRID_EXAMPLE, GRID_WORDS, type GridParameters, gridParameters } from '../grid-parameters.ts';
import { pointMethod } from '../method.ts';
import { studiedArea } from '../studied-area.ts';

export const gridCounts = pointMethod<GridParameters>({
  question: 'how many events each cell of a grid holds',
  parameters: gridParameters,
  takes: GRID_WORDS,
  example: `psp analyze grid-counts shootings.csv --lon longitude --lat latitude --crs EPSG:32618 --params ${GRID_EXAMPLE}`,
  run: async ({ points, epsg }, parameters) => {
    const area = await studiedArea(parameters, epsg);
    const { counts, counted } = countPoints(points, area);
    const highest = peak(counts, area);
    return {
      cells: area.cells.length,
      counted,
      maxCount: highest.value,
      maxCell: highest.cell,
      nonzero: counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    };
  },
});
