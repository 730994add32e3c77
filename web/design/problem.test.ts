import { describe, expect, it } from 'vitest';
import { asProblem, problemFrom } from './problem.ts';

function answer(status: number, body: unknown, type = 'application/problem+json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': type, 'x-request-id': 'req-1' } });
}

describe('a refusal of the server', () => {
  it('carries the code, the words, the mend and the refused fields', async () => {
    const problem = await problemFrom(
      answer(422, {
        type: 'about:blank',
        title: 'The import cannot start',
        status: 422,
        detail: 'The column for the date is not chosen.',
        code: 'incidents.mapping-incomplete',
        mend: 'Choose the column that holds the date.',
        errors: [
          { field: 'mapping.date', message: 'Not chosen.', mend: 'Choose one.' },
          { field: 4 },
          'no field',
        ],
        requestId: 'req-9',
      }),
    );
    expect(problem).toMatchObject({
      status: 422,
      code: 'incidents.mapping-incomplete',
      detail: 'The column for the date is not chosen.',
      mend: 'Choose the column that holds the date.',
      requestId: 'req-9',
    });
    expect(problem.errors).toEqual([{ field: 'mapping.date', message: 'Not chosen.', mend: 'Choose one.' }]);
  });

  it('still says what happened when the answer is a page of a proxy', async () => {
    const problem = await problemFrom(answer(503, '<html>busy</html>', 'text/html'));
    expect(problem).toMatchObject({
      code: 'http.503',
      detail: 'The server is busy or starting.',
      requestId: 'req-1',
    });
    expect(problem.mend).toContain('Try again');
  });

  it('survives JSON that is broken or no object', async () => {
    expect((await problemFrom(answer(500, '{"detail":'))).code).toBe('http.500');
    expect((await problemFrom(answer(404, '[]'))).detail).toContain('does not exist');
  });
});

describe('any thrown thing', () => {
  it('becomes a problem in words', () => {
    expect(asProblem(new TypeError('x is undefined')).detail).toBe('x is undefined');
    expect(asProblem('odd').detail).toBe('odd');
  });

  it('stays the problem it was', async () => {
    const problem = await problemFrom(answer(403, {}));
    expect(asProblem(problem)).toBe(problem);
  });
});
