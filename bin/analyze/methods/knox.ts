import { type Knox, knoxPairs, knoxResult } from '@psp/statistics';
import { z } from 'zod';
import { eventMethod } from '../method.ts';
import { simulateInThreads } from '../simulate-in-threads.ts';
import { runs, seed } from '../simulation-parameters.ts';

const edges = z
  .array(z.number({ error: 'give numbers' }), {
    error: 'give the edges of the bands, for example [0,100,200]',
  })
  .min(2, 'give two edges or more');

const parameters = z.strictObject({
  space: edges,
  time: edges,
  closed: z.enum(['left', 'right'], { error: 'give left or right' }).default('left'),
  times: z.boolean({ error: 'give true or false' }).default(false),
  permutations: runs,
  seed,
});

export const knoxMethod = eventMethod<z.infer<typeof parameters>>({
  question: 'whether events close in space follow each other sooner than chance would have it (Knox)',
  parameters,
  takes:
    'space (edges of the bands in metres) and time (edges in days); closed (left: [a,b); right: (a,b] with the first edge included; left unless said), times (true: hours count; otherwise the date alone), permutations (999) and seed (1)',
  example:
    'psp analyze knox burglaries.csv --x X --y Y --t date --params \'{"space":[0,100,200],"time":[0,7,14],"closed":"right"}\'',
  run: async ({ points, times }, { permutations, seed: first, space, time, closed }) => {
    const pairs = knoxPairs(points, times, { space, time, closed });
    return tables(knoxResult(pairs, await simulateInThreads('knox', pairs, first, permutations)));
  },
});

/** Rows of distance × columns of time. */
function tables({ bands, counts, expected, expectation, ratio, p, notable }: Knox) {
  const rows = (values: Float64Array | Uint8Array) =>
    bands.space.map((_, row) =>
      Array.from(values.subarray(row * bands.time.length, (row + 1) * bands.time.length)),
    );
  return {
    bands,
    counts: rows(counts),
    expected: rows(expected),
    expectation: rows(expectation),
    ratio: rows(ratio),
    p: rows(p),
    notable: rows(notable).map((row) => row.map(Boolean)),
  };
}
