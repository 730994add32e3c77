import { weightedDisplacementDifference } from '@psp/statistics';
import { z } from 'zod';
import { count, positive } from '../count-parameters.ts';
import { countMethod } from '../method.ts';

const pair = z.tuple([count, count], { error: 'give [count before, count after]' });

const parameters = z.strictObject({
  control: pair,
  treated: pair,
  displacementControl: pair.optional(),
  displacementTreated: pair.optional(),
  areas: z
    .tuple([positive, positive, positive, positive], {
      error: 'give four sizes: control, treated, control’s buffer, treated’s buffer',
    })
    .optional(),
});

type Design = z.infer<typeof parameters>;

export const wdd = countMethod<Design>({
  question: 'how many events a measure prevented, against a control area (weighted displacement difference)',
  parameters,
  takes:
    'control and treated, each [before, after]; if wanted displacementControl, displacementTreated and areas (four sizes)',
  example: 'psp analyze wdd --params \'{"control":[20,20],"treated":[20,10]}\'',
  n: ({ control, treated, displacementControl = [0, 0], displacementTreated = [0, 0] }) =>
    [control, treated, displacementControl, displacementTreated].flat().reduce((sum, next) => sum + next, 0),
  run: (design) => {
    const { estimate, se, z: score, low, high } = weightedDisplacementDifference(given(design));
    return { estimate, se, z: score, low, high };
  },
});

/** A part that was not given is left out, so that the library’s own defaults hold. */
function given({ displacementControl, displacementTreated, areas, ...main }: Design) {
  return {
    ...main,
    ...(displacementControl && { displacementControl }),
    ...(displacementTreated && { displacementTreated }),
    ...(areas && { areas }),
  };
}
