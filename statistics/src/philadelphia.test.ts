import { describe, expect, it } from 'vitest';
import reference from '../reference/philadelphia.json' with { type: 'json' };
import { readPhiladelphia } from '../reference/read-philadelphia.ts';
import { countPoints, hotSpots, kernelDensity, moran, peak, queenNeighbours } from './index.ts';

const { points, area } = readPhiladelphia();
const { counts, counted } = countPoints(points, area);

describe('Philadelphia, shooting victims before 2025, on its published grid', () => {
  it('has 16,416 points and 5,905 cells within the city limits', () => {
    expect(points.x.length).toBe(reference.points);
    expect(area.cells.length).toBe(reference.cells);
  });

  it('counts exactly as the reference', () => {
    expect(counted).toBe(reference.counts.counted);
    expect(peak(counts, area)).toEqual({ value: reference.counts.maximum, cell: reference.counts.cell });
    expect(counts.filter((count) => count > 0).length).toBe(reference.counts.nonzero);
  });

  it('has spdep’s Gi*, and its number of hot cells after false-discovery control', () => {
    const { z, hotCount, aboveWithoutControl } = hotSpots(counts, area);
    expect(peak(z, area).cell).toBe(reference.giStar.cell);
    expect(peak(z, area).value).toBeCloseTo(reference.giStar.maximum, 5);
    expect(Math.min(...z)).toBeCloseTo(reference.giStar.minimum, 5);
    expect(aboveWithoutControl).toBe(reference.giStar.above196);
    expect(hotCount).toBe(reference.giStar.hot);
  });

  it('has spdep’s Moran’s I', () => {
    const { i, z } = moran(counts, queenNeighbours(area));
    expect(i).toBeCloseTo(reference.moran.i, 7);
    expect(z).toBeCloseTo(reference.moran.z, 5);
  });

  it.each(['quartic', 'gaussian'] as const)('has the exact %s density', (kernel) => {
    const { bandwidth, maximum, cell } = reference.density[kernel];
    const highest = peak(kernelDensity(points, area, kernel, bandwidth), area);
    expect(highest.cell).toBe(cell);
    expect(Math.abs(highest.value / maximum - 1)).toBeLessThan(1e-6);
  });
});
