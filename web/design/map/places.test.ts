import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { boundsOf, centreOf, classIndexOf, coloursOf, featuresOf, placesOf } from './places.ts';

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [2, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};
const classes = [
  { from: 0, label: 'few' },
  { from: 5, label: 'some' },
  { from: 10, label: 'many' },
];

describe('places of a map', () => {
  it('are the same for the map and for the list', () => {
    const cells: FeatureCollection<Polygon, { cell: string; n: number }> = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { cell: '4-7', n: 12 }, geometry: square }],
    };
    const places = placesOf(cells, {
      keyFrom: (p) => p.cell,
      valueFrom: (p) => p.n,
      labelFrom: (p) => `Cell ${p.cell}`,
    });
    expect(places).toEqual([{ key: '4-7', value: 12, label: 'Cell 4-7', geometry: square }]);
    expect(featuresOf(places).features[0]?.properties).toEqual({ key: '4-7', value: 12, label: 'Cell 4-7' });
  });

  it('fall into the class whose lower bound they reach', () => {
    expect([0, 4.9, 5, 10, 99].map((value) => classIndexOf(classes, value))).toEqual([0, 0, 1, 2, 2]);
  });

  it('get a colour for each class, from light to dark, unless it has its own', () => {
    expect(new Set(coloursOf(classes)).size).toBe(3);
    expect(coloursOf([{ from: 0, label: 'cold', colour: '#123456' }])).toEqual(['#123456']);
  });

  it('know their bounds and their middle', () => {
    expect(boundsOf([square, { type: 'Point', coordinates: [5, -3] }])).toEqual([0, -3, 5, 1]);
    expect(centreOf(square)).toEqual([1, 0.5]);
    expect(boundsOf([])).toBeNull();
  });
});
