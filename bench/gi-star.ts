import { countPoints, hotSpots, wholeGrid } from '@psp/statistics';
import { giStarAllPairs } from '../statistics/bench/naive.ts';
import type { Measurement } from './measurement.ts';
import { philadelphia } from './places/philadelphia.ts';
import { againstPeer, growthWords, requireSame, timed, timedOnce } from './places/timing.ts';

const GOAL = 0.02;
const SIDES = [40, 80, 160, 320] as const;

/** Gi* with its neighbours and its false-discovery control. */
export async function giStarSpeed(): Promise<Measurement> {
  const { points, area } = philadelphia();
  const { counts } = countPoints(points, area);
  const ours = timed(() => hotSpots(counts, area));
  const twin = timedOnce(() => giStarAllPairs(counts, area));
  requireSame(ours.result.z, twin.result, 'cell');
  return againstPeer('gi-star', {
    figure: ours.seconds,
    goal: GOAL,
    peer: twin.seconds,
    peerWords: 'comparing every cell with every other took',
    size: `${area.cells.length} cells, neighbours and false-discovery control included`,
    growth: growthWords(
      'cells',
      SIDES.map((side) => side * side),
      (cells) => secondsOn(Math.sqrt(cells)),
    ),
  });
}

function secondsOn(side: number): number {
  const area = wholeGrid({ x0: 0, y0: 0, size: 250, columns: side, rows: side });
  const counts = Uint32Array.from(area.cells, (id) => (id * id) % 13);
  return timed(() => hotSpots(counts, area)).seconds;
}
