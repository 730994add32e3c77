import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { errorsOfFailure, errorsOfSchema } from './form-errors.ts';

const schema = z.object({
  statement: z.string().min(1, 'Write the finding.').max(0, 'Too long.'),
  period: z.object({ from: z.string('Choose a day.') }),
});

describe('errors of a form', () => {
  it('give each field its first message, nested ones by their path', () => {
    const { error } = schema.safeParse({ statement: '', period: {} });
    expect(error && errorsOfSchema(error)).toEqual({
      statement: 'Write the finding.',
      'period.from': 'Choose a day.',
    });
  });

  it('of the server go beside the fields with their mend', () => {
    const problem = new Problem({
      status: 422,
      code: 'findings.refused',
      detail: 'One field needs a change.',
      errors: [{ field: 'statement', message: 'It exists already.', mend: 'Say what is new.' }],
    });
    expect(errorsOfFailure(problem)).toEqual({
      errors: { statement: 'It exists already. Say what is new.' },
      failure: null,
    });
  });

  it('without a field are said above the form', () => {
    const problem = new Problem({
      status: 409,
      code: 'findings.changed',
      detail: 'It was changed.',
      mend: 'Reload.',
    });
    expect(errorsOfFailure(problem)).toEqual({
      errors: {},
      failure: { text: 'It was changed.', mend: 'Reload.' },
    });
  });
});
