import type { FeatureCollection, Polygon } from 'geojson';
import { useState } from 'react';
import { countText } from '../formats.ts';
import { Page } from '../frames/Page.tsx';
import { PlaceMap } from '../map/PlaceMap.tsx';

type Cell = { id: string; count: number };

const size = 0.004;
const cells: FeatureCollection<Polygon, Cell> = {
  type: 'FeatureCollection',
  features: Array.from({ length: 320 }, (_, index) => {
    const [column, row] = [index % 20, Math.floor(index / 20)];
    const [west, south] = [-75.2 + column * size * 1.3, 39.95 + row * size];
    const count = Math.max(
      0,
      Math.round(16 * Math.exp(-((column - 13) ** 2 + (row - 9) ** 2) / 24) + 4 * Math.sin(index)),
    );
    const ring = [
      [west, south],
      [west + size * 1.3, south],
      [west + size * 1.3, south + size],
      [west, south + size],
      [west, south],
    ];
    return {
      type: 'Feature',
      properties: { id: `${column}-${row}`, count },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  }),
};
const boundary: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-75.21, 39.945],
      [-75.09, 39.945],
      [-75.085, 40.02],
      [-75.2, 40.02],
      [-75.21, 39.945],
    ],
  ],
};
const classes = [
  { from: 0, label: 'none' },
  { from: 1, label: '1 to 3' },
  { from: 4, label: '4 to 7' },
  { from: 8, label: '8 to 12' },
  { from: 13, label: '13 or more' },
];

export default function MapScreen() {
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  return (
    <Page title="Map" lead="Beside a list of the same places, never instead of it." wide>
      <PlaceMap
        name="cells"
        question="Where do shootings concentrate?"
        finding="Nine neighbouring cells east of the center hold a third of the shootings."
        places={cells}
        keyFrom={(cell) => cell.id}
        valueFrom={(cell) => cell.count}
        labelFrom={(cell) => `Cell ${cell.id}`}
        classes={classes}
        legendTitle="Shootings in 2025"
        boundary={boundary}
        dataDate="2025-12-31"
        list="Cells"
        chosen={chosen}
        onChoose={setChosen}
        note={chosen.size > 0 ? `${countText(chosen.size, 'cell')} chosen.` : 'Sample figures.'}
      />
    </Page>
  );
}
