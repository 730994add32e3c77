import { concentration, countOnSegments, indexSegments, snapToSegments } from '@psp/statistics';
import { z } from 'zod';
import { pointMethod } from '../method.ts';
import { streetSegments } from '../street-segments.ts';

const parameters = z.strictObject({
  segments: z.string({ error: 'give the path of a GeoJSON file of lines' }),
  maxDistance: z
    .number({ error: 'give a number of metres' })
    .positive('give a distance above zero')
    .optional(),
});

export const segmentsMethod = pointMethod<z.infer<typeof parameters>>({
  question: 'how few street segments hold a quarter, half and four fifths of events (snapped to the nearest)',
  parameters,
  takes: 'segments (a GeoJSON file of lines, plain or gzip) and, if wanted, maxDistance in metres',
  example:
    'psp analyze segments shootings.csv --lon longitude --lat latitude --crs EPSG:32618 --params \'{"segments":"streets.geojson"}\'',
  run: async ({ points, epsg }, { segments: path, maxDistance }) => {
    const { segments, ids } = await streetSegments(path, epsg);
    const started = performance.now();
    const index = indexSegments(segments);
    const found = snapToSegments(points, index, maxDistance);
    const counts = togetherById(countOnSegments(found, index), ids);
    const held = concentration(counts.values);
    const [hold25, hold50, hold80] = held.holding.map(({ places }) => places);
    const maxCount = counts.values.reduce((most, count) => Math.max(most, count));
    const maxSegment = counts.ids[counts.values.indexOf(maxCount)];
    // Streets are read here, after the clock of the analysis was started: reading is not counted, so it is told anew.
    const seconds = (performance.now() - started) / 1000;
    return {
      ...{ hit: held.placesWithAny, hold25, hold50, hold80, maxSegment, maxCount },
      ...{ segments: ids.length, snapped: found.snapped, share: found.share, seconds },
    };
  },
});

/** Parts of one line follow each other and count as one segment. */
function togetherById(counts: Uint32Array, ids: (string | number)[]) {
  const together: { ids: (string | number)[]; values: number[] } = { ids: [], values: [] };
  for (const [s, id] of ids.entries()) {
    if (s > 0 && ids[s - 1] === id) together.values[together.values.length - 1]! += counts[s]!;
    else {
      together.ids.push(id);
      together.values.push(counts[s]!);
    }
  }
  return together;
}
