import { expect, test } from 'vitest';
import { mapImage } from './map-image.ts';
import type { Place } from './places.ts';

const square = (west: number, south: number, side = 0.1): Place['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const picture = {
  title: 'Which places stand out?',
  legendTitle: 'Count',
  foot: 'Data to December 31, 2024.',
  classes: [
    { from: 0, label: 'few' },
    { from: 10, label: 'many' },
  ],
  outline: [square(-75.2, 39.9, 0.4)],
  places: [
    { key: '1', value: 3, label: 'Cell 1', geometry: square(-75.2, 39.9) },
    { key: '2', value: 12, label: 'Cell 2 <north>', geometry: square(-75, 40) },
  ],
};

test('a picture of a map has its finding, its legend, its date and each place in the colour of its class', () => {
  const { svg } = mapImage(picture);
  for (const words of ['Which places stand out?', 'few', 'many', 'Count', 'Data to December 31, 2024.'])
    expect(svg).toContain(words);
  const fills = [...svg.matchAll(/<path [^>]*fill="(#[^"]+)"/g)].map(([, fill]) => fill);
  expect(new Set(fills).size).toBe(2);
  expect(svg).toContain('Cell 2 &lt;north&gt;');
});

test('north is up and a square on the ground stays a square', () => {
  const { svg } = mapImage({ ...picture, places: [] });
  const [, path] = svg.match(/<path d="M([^"]+)Z"/)!;
  const corners = path!.split('L').map((corner) => corner.split(' ').map(Number));
  const [southWest, southEast, northEast] = corners;
  expect(southWest![1]).toBeGreaterThan(northEast![1]!);
  const wide = southEast![0]! - southWest![0]!;
  const high = southEast![1]! - northEast![1]!;
  expect(wide / high).toBeCloseTo(Math.cos((40.1 * Math.PI) / 180), 2);
});

test('a long finding is cut where a word ends, and the picture without places is still one', () => {
  const { svg } = mapImage({ ...picture, title: 'word '.repeat(80).trim(), places: [], outline: [] });
  expect(svg.match(/font-size="16"/g)).toHaveLength(2);
  expect(svg).not.toContain('NaN');
});
