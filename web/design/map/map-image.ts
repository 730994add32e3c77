import type { Geometry, Position } from 'geojson';
import { ink } from '../figures/colours.ts';
import { boundsOf, classIndexOf, coloursOf, type Place, type ValueClass } from './places.ts';

const WIDTH = 900;
const MARGIN = 24;
const LINE = 20;
const TALLEST = 1200;

export type MapPicture = {
  title: string;
  legendTitle: string;
  /** What stands under it: the note and the date of the data. */
  foot: string;
  places: readonly Place[];
  classes: readonly ValueClass[];
  outline: readonly Geometry[];
};

export type MapImage = { svg: string; width: number; height: number };

/** The places as a picture that stands alone: for a page of a report, where no map can be opened. */
export function mapImage({ title, legendTitle, foot, places, classes, outline }: MapPicture): MapImage {
  const frame = frameOf([...outline, ...places.map(({ geometry }) => geometry)]);
  const colours = coloursOf(classes);
  const head = MARGIN + 2 * LINE;
  const legendTop = head + frame.height + MARGIN;
  const height = legendTop + (classes.length + 2) * LINE + MARGIN;
  const drawn = places.map(({ geometry, label, value }) => {
    const fill = colours[classIndexOf(classes, value)];
    return `<path d="${pathOf(geometry, frame)}" fill="${fill}" stroke="${ink.dark}" stroke-width="0.5"><title>${escaped(label)}</title></path>`;
  });
  const edge = outline.map(
    (geometry) =>
      `<path d="${pathOf(geometry, frame)}" fill="none" stroke="${ink.axis}" stroke-width="1.5"/>`,
  );
  const legend = classes.map(({ label }, i) => {
    const y = legendTop + (i + 1) * LINE;
    return (
      `<rect x="${MARGIN}" y="${y - 11}" width="22" height="13" fill="${colours[i]}" stroke="${ink.axis}"/>` +
      text(label, MARGIN + 30, y, 13)
    );
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}" font-family="Public Sans, Arial, sans-serif">`,
    `<rect width="${WIDTH}" height="${height}" fill="${ink.paper}"/>`,
    ...wrapped(title).map((line, i) => text(line, MARGIN, MARGIN + (i + 0.5) * LINE, 16, 'bold')),
    `<g transform="translate(${MARGIN} ${head})" fill-rule="evenodd">`,
    ...edge,
    ...drawn,
    '</g>',
    text(legendTitle, MARGIN, legendTop, 13, 'bold'),
    ...legend,
    text(foot, MARGIN, legendTop + (classes.length + 1.5) * LINE, 12),
    '</svg>',
  ].join('\n');
  return { svg, width: WIDTH, height };
}

type Frame = { west: number; north: number; across: number; up: number; height: number };

/** A degree of longitude is shorter than one of latitude by the cosine of where it is. */
function frameOf(geometries: readonly Geometry[]): Frame {
  const [west, south, east, north] = boundsOf(geometries) ?? [0, 0, 1, 1];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = Math.max((east - west) * narrow, 1e-6);
  const up = Math.max(north - south, 1e-6);
  const scale = Math.min((WIDTH - 2 * MARGIN) / across, TALLEST / up);
  return { west, north, across: scale * narrow, up: scale, height: Math.ceil(up * scale) };
}

function pathOf(geometry: Geometry, { west, north, across, up }: Frame): string {
  const at = ([lon = 0, lat = 0]: Position) =>
    `${((lon - west) * across).toFixed(1)} ${((north - lat) * up).toFixed(1)}`;
  const ring = (positions: Position[]) => `M${positions.map(at).join('L')}Z`;
  if (geometry.type === 'Polygon') return geometry.coordinates.map(ring).join('');
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat().map(ring).join('');
  return '';
}

const LETTERS_A_LINE = 95;

/** Two lines are room for a finding; what is longer is cut where a word ends. */
function wrapped(title: string): string[] {
  const lines = [''];
  for (const word of title.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= LETTERS_A_LINE) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.length <= 2 ? lines : [lines[0]!, `${lines[1]!.slice(0, LETTERS_A_LINE - 2)} …`];
}

function text(words: string, x: number, y: number, size: number, weight = 'normal'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink.text}">${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
