import { coverageWithin, coveringProgram, exactCovering, greedyCovering, type Points } from '@psp/statistics';
import { highsSolver } from '../statistics/reference/solve-by-highs.ts';
import type { Measurement } from './measurement.ts';
import { philadelphia, someOf } from './places/philadelphia.ts';
import { againstPeer, growthWords, milliseconds, timed } from './places/timing.ts';

const GOAL = 0.05;
const RADIUS = 200;
const SITES = 25;
const SIZES = [100, 200, 400, 800] as const;

/** The proven best 25 of 400 sites; the figure is the hardest of three sets of candidates, each held against HiGHS. */
export async function coverageSpeed(): Promise<Measurement> {
  const { points } = philadelphia();
  const solve = await highsSolver();
  const each = Object.entries(candidateSets(points)).map(([words, candidates]) => {
    const coverage = coverageWithin(points, candidates, RADIUS);
    const ours = timed(() => exactCovering(coverage, SITES));
    const program = coveringProgram(coverage, SITES);
    const theirs = timed(() => solve(program), 3);
    if (!ours.result.proven || ours.result.covered !== theirs.result.covered) {
      throw new Error(`${words}: ${ours.result.covered} covered, HiGHS says ${theirs.result.covered}.`);
    }
    const greedy = greedyCovering(coverage, SITES).covered;
    const found = `${words} ${milliseconds(ours.seconds)}, ${ours.result.covered} covered, greedy ${greedy}`;
    return { seconds: ours.seconds, peer: theirs.seconds, found };
  });
  const hardest = each.reduce((a, b) => (b.seconds > a.seconds ? b : a));
  return againstPeer('coverage', {
    figure: hardest.seconds,
    goal: GOAL,
    peer: hardest.peer,
    peerWords: 'HiGHS (loaded beforehand) took',
    size: `400 candidates, ${RADIUS} m, ${SITES} sites, ${points.x.length} events: ${each.map(({ found }) => found).join('; ')}`,
    growth: growthWords('candidates', SIZES, (size) => {
      const coverage = coverageWithin(points, someOf(points, size), RADIUS);
      return timed(() => exactCovering(coverage, SITES), 5).seconds;
    }),
  });
}

function candidateSets(points: Points): Record<string, Points> {
  const first = { x: points.x.slice(0, 400), y: points.y.slice(0, 400) };
  const grid = (axis: 'x' | 'y') =>
    Float64Array.from({ length: 400 }, (_, i) =>
      axis === 'x' ? 484_000 + (i % 20) * 150 : 4_426_000 + Math.floor(i / 20) * 150,
    );
  return {
    'the first 400 events': first,
    'every 41st event': someOf(points, 400),
    'a grid of 150 m': { x: grid('x'), y: grid('y') },
  };
}
