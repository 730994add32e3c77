import {
  type Coverage,
  type Covering,
  coverageWithin,
  coveringProgram,
  type ExactCovering,
  exactCovering,
  greedyCovering,
} from '@psp/statistics';
import { z } from 'zod';
import { candidateSites } from '../candidate-sites.ts';
import { pointMethod } from '../method.ts';
import { solveCovering } from '../solve-covering.ts';

const whole = z
  .number({ error: 'give a whole number' })
  .int('give a whole number')
  .positive('give one or more');

const place = z.tuple([z.number(), z.number()]);

const parameters = z.strictObject({
  candidates: z.union([whole, z.array(place).nonempty(), z.string()], {
    error: 'give how many of the first events to take, a list of [x, y], or the path of a file',
  }),
  radius: z.number({ error: 'give a number of metres' }).positive('give a distance above zero'),
  p: whole,
  exact: z.boolean({ error: 'give true or false' }).default(true),
});

export const coverage = pointMethod<z.infer<typeof parameters>>({
  question: 'which sites reach most events within a distance (maximal covering)',
  parameters,
  takes:
    'candidates (how many of the first events to take as sites, a list of [x, y], or a CSV or GeoJSON file of points), radius in metres, p (how many sites) and exact (true: the proven best; false: greedy). Sites are named by their position among the candidates, from 0',
  example:
    'psp analyze coverage shootings.csv --x east --y north --params \'{"candidates":"sites.csv","radius":200,"p":25}\'',
  run: async (data, { candidates, radius, p, exact }) => {
    const sites = await candidateSites(candidates, data);
    const reach = coverageWithin(data.points, sites, radius);
    const found = exact ? await provenBest(reach, p) : greedyCovering(reach, p);
    const chosen = Array.from(found.chosen);
    return {
      ...{ covered: found.covered, chosen, share: found.share, candidates: sites.x.length },
      ...(isBounded(found) && { proven: found.proven, bound: found.bound }),
      sites: chosen.map((site) => [toCentimetres(sites.x[site]!), toCentimetres(sites.y[site]!)]),
    };
  },
});

function toCentimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}

function isBounded(found: Covering): found is ExactCovering {
  return 'proven' in found;
}

/** Our own search proves most problems in moments; what it leaves open goes to a solver. */
async function provenBest(reach: Coverage, p: number): Promise<ExactCovering> {
  const ours = exactCovering(reach, p);
  if (ours.proven) return ours;
  const theirs = await solveCovering(coveringProgram(reach, p));
  const best = theirs.covered > ours.covered ? theirs : ours;
  const bound = Math.min(ours.bound, theirs.bound);
  return { ...best, bound, proven: bound <= best.covered };
}
