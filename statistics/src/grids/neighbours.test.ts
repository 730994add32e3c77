import { describe, expect, it } from 'vitest';
import { cellsWithin, wholeGrid } from './area.ts';
import { distanceBandNeighbours, type Neighbours, queenNeighbours } from './neighbours.ts';

const grid = { x0: 0, y0: 0, size: 10, columns: 4, rows: 3 };
const of = ({ start, index }: Neighbours, i: number) => [...index.slice(start[i]!, start[i + 1]!)];

describe('queenNeighbours', () => {
  it('gives a corner three neighbours, an edge five and the middle eight', () => {
    const neighbours = queenNeighbours(wholeGrid(grid));
    expect(of(neighbours, 0)).toEqual([1, 4, 5]);
    expect(of(neighbours, 1)).toEqual([0, 2, 4, 5, 6]);
    expect(of(neighbours, 5)).toEqual([0, 1, 2, 4, 6, 8, 9, 10]);
  });

  it('knows only the studied cells, by their place in the list', () => {
    const triangle = { rings: [{ x: Float64Array.of(0, 21, 0), y: Float64Array.of(0, 0, 21) }] };
    const area = cellsWithin(grid, triangle);
    expect([...area.cells]).toEqual([0, 1, 4]);
    expect(of(queenNeighbours(area), 2)).toEqual([0, 1]);
  });
});

describe('distanceBandNeighbours', () => {
  it('includes places at exactly the threshold', () => {
    const neighbours = distanceBandNeighbours(
      { x: Float64Array.of(0, 15, 31), y: Float64Array.of(0, 0, 0) },
      15,
    );
    expect([of(neighbours, 0), of(neighbours, 1), of(neighbours, 2)]).toEqual([[1], [0], []]);
  });
});
