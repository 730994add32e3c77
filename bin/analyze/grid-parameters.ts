import { z } from 'zod';

const metres = z.number({ error: 'give a number of metres' });
const whole = z
  .number({ error: 'give a whole number' })
  .int('give a whole number')
  .positive('give one or more');

/** The published grid that the four grid methods share. */
export const gridParameters = z.strictObject({
  x0: metres,
  y0: metres,
  size: metres.positive('give a size above zero'),
  columns: whole,
  rows: whole,
  mask: z.string().optional(),
});

export type GridParameters = z.infer<typeof gridParameters>;

export const GRID_WORDS =
  'x0, y0 (the south-west corner), size in metres, columns, rows and, if wanted, mask (a GeoJSON file of the area)';

export const GRID_EXAMPLE =
  '\'{"x0":476000,"y0":4413000,"size":250,"columns":112,"rows":121,"mask":"city-limits.geojson"}\'';
