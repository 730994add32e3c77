import { fewToMany, hotColour, ink } from '#web/design/figures/colours.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ImageFrame, svgImage } from './svg-image.ts';

export type GridShape = { columns: number; rows: number };
/** A count of `null` is a nonzero count too small to show. */
export type GridCell = { cell: number; count: number | null; hot: boolean; flagged: boolean };
export type CountClass = { key: string; colour: string; holds(count: number | null): boolean };

/** Light to dark in equal steps of lightness, so that they differ in grey and to colour-blind eyes as well. */
export const countClasses: readonly CountClass[] = [
  { key: 'small', colour: fewToMany[1], holds: (count) => count === null },
  { key: '10', colour: fewToMany[2], holds: (count) => count !== null && count >= 10 && count < 20 },
  { key: '20', colour: fewToMany[3], holds: (count) => count !== null && count >= 20 && count < 50 },
  { key: '50', colour: fewToMany[5], holds: (count) => count !== null && count >= 50 },
];

export type GridMap = {
  grid: GridShape;
  cells: readonly GridCell[];
  /** Rings of the site's boundary, in columns and rows from the south-west corner of the grid. */
  outline: readonly (readonly (readonly [number, number])[])[];
};

const UNIT = 5;

/** Cells of one class are one path, and neighbours in a row one rectangle: a city in a few kilobytes. */
export function gridMap(frame: Omit<ImageFrame, 'width' | 'height'>, map: GridMap): Html {
  const box = extent(map);
  const px = (column: number) => Math.round((column - box.left) * UNIT);
  const py = (row: number) => Math.round((box.top - row) * UNIT);
  const size = { width: px(box.right), height: py(box.bottom) };
  const rings = map.outline
    .map((ring) => `M${ring.map(([c, r]) => `${px(c)} ${py(r)}`).join('L')}Z`)
    .join('');
  const place = { px, py, columns: map.grid.columns };
  return svgImage({ ...frame, ...size }, [
    rings && html`<path d="${rings}" fill="#f7f7f7"/>`,
    countClasses.map(({ colour, holds }) => {
      const cells = map.cells.filter(({ count }) => count !== 0 && holds(count));
      return (
        cells.length > 0 &&
        html`<path fill="${colour}" d="${runs(
          cells.map(({ cell }) => cell),
          place,
        )}"/>`
      );
    }),
    rings && html`<path d="${rings}" fill="none" stroke="${ink.axis}" stroke-width="1.5"/>`,
    hotOutline(map, place),
    flags(map, place),
  ]);
}

type Place = { px(column: number): number; py(row: number): number; columns: number };

function extent({ grid, cells, outline }: GridMap) {
  const columns = [
    ...cells.map(({ cell }) => cell % grid.columns),
    ...outline.flat().map(([column]) => column),
  ];
  const rows = [
    ...cells.map(({ cell }) => Math.floor(cell / grid.columns)),
    ...outline.flat().map(([, row]) => row),
  ];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return { left: least(columns) - 1, right: most(columns) + 2, bottom: least(rows) - 1, top: most(rows) + 2 };
}

function runs(cells: number[], { px, py, columns }: Place): string {
  const sorted = [...cells].sort((a, b) => a - b);
  let path = '';
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i]!;
    let length = 1;
    while (sorted[i + length] === first + length && (first + length) % columns !== 0) length++;
    path += `M${px(first % columns)} ${py(Math.floor(first / columns))}v-${UNIT}h${length * UNIT}v${UNIT}z`;
    i += length;
  }
  return path;
}

/** The edges where a hot cell meets one that is not: an outline reads where a second fill could not. */
function hotOutline({ grid, cells }: GridMap, { px, py }: Place): Content {
  const hot = new Set(cells.filter((cell) => cell.hot).map(({ cell }) => cell));
  if (hot.size === 0) return null;
  let path = '';
  for (const cell of hot) {
    const column = cell % grid.columns;
    const row = Math.floor(cell / grid.columns);
    const isHot = (c: number, r: number) => c >= 0 && c < grid.columns && hot.has(r * grid.columns + c);
    if (!isHot(column, row + 1)) path += `M${px(column)} ${py(row + 1)}h${UNIT}`;
    if (!isHot(column, row - 1)) path += `M${px(column)} ${py(row)}h${UNIT}`;
    if (!isHot(column - 1, row)) path += `M${px(column)} ${py(row)}v-${UNIT}`;
    if (!isHot(column + 1, row)) path += `M${px(column + 1)} ${py(row)}v-${UNIT}`;
  }
  return html`<path d="${path}" fill="none" stroke="${hotColour}" stroke-width="1.6" stroke-linecap="square"/>`;
}

function flags({ grid, cells }: GridMap, { px, py }: Place): Content {
  return cells
    .filter((cell) => cell.flagged)
    .map(({ cell }) => {
      const x = px((cell % grid.columns) + 0.5);
      const y = py(Math.floor(cell / grid.columns) + 0.5);
      return html`<circle cx="${x}" cy="${y}" r="6" fill="none" stroke="${ink.paper}" stroke-width="4"/><circle cx="${x}" cy="${y}" r="6" fill="none" stroke="${ink.text}" stroke-width="1.8"/>`;
    });
}
