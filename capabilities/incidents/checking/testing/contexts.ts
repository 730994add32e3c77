import type { ColumnMapping } from '../../contract.ts';
import { Boundary } from '../boundary.ts';
import type { CheckingContext } from '../check-row.ts';
import { projectionOf } from '../projections.ts';
import { SiteClock } from '../site-clock.ts';

/** A square around Philadelphia: 75.3 to 74.9 west, 39.8 to 40.2 north. */
export const squareGround = {
  boundary: new Boundary({
    type: 'Polygon',
    coordinates: [
      [
        [-75.3, 39.8],
        [-74.9, 39.8],
        [-74.9, 40.2],
        [-75.3, 40.2],
        [-75.3, 39.8],
      ],
    ],
  }),
  plane: projectionOf('EPSG:32618')!,
};

export const easternClock = new SiteClock('America/New_York');

export const plainMapping: ColumnMapping = {
  reportNumber: 'report',
  occurred: { column: 'when', timeColumn: null, order: 'year-first', skippedTimes: 'set-aside' },
  outcome: { column: 'fatal', values: { true: 'fatal', Y: 'fatal', false: 'nonfatal', N: 'nonfatal' } },
  degrees: { longitude: 'lon', latitude: 'lat' },
  projected: null,
  block: null,
  district: null,
  race: null,
  sex: null,
  age: 'age',
  ageGroup: null,
  missingValues: ['(null)'],
};

export const plainHeader = ['report', 'when', 'fatal', 'lon', 'lat', 'age'];

export function aContext(changes: Partial<CheckingContext> = {}): CheckingContext {
  return {
    mapping: plainMapping,
    header: plainHeader,
    clock: easternClock,
    ground: squareGround,
    snapshotDate: '2024-12-31',
    ...changes,
  };
}
