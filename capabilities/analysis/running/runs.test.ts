import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFinishedRun, aPartnership, aQuestion, type Partnership } from '../testing/partnership.ts';
import { resultHash } from './canonical-json.ts';

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership();
});
afterAll(() => p.close());

const ask = (body: unknown, person = p.people.analyst) => p.call(person, 'POST', p.at('/analyses'), body);
const show = async (runId: string) => (await p.call(p.people.analyst, 'GET', p.at(`/runs/${runId}`))).body;

describe('a new analysis', () => {
  it('is saved with everything a figure rests on, also what was left at its usual value', async () => {
    const { body } = await ask(aQuestion);
    expect(body.number).toMatch(/^ANA-2026-\d{4}$/);
    const saved = (await p.call(p.people.analyst, 'GET', p.at(`/analyses/${body.analysisId}`))).body;
    expect(saved.parameters).toEqual({ years: 5, confidence: 0.95 });
    expect(saved.flagRules.map(({ effect }: { effect: string }) => effect)).toEqual(['exclude', 'flag']);
    expect(saved.runs).toHaveLength(1);
    expect(saved.runs[0]).toMatchObject({ state: 'queued', ordinal: 1 });
  });

  it('keeps the analyst’s own change to a rule', async () => {
    const { body } = await ask({ ...aQuestion, flagEffects: { officer: 'ignore' } });
    const saved = (await p.call(p.people.analyst, 'GET', p.at(`/analyses/${body.analysisId}`))).body;
    expect(saved.flagRules[0]).toMatchObject({ id: 'officer', effect: 'ignore' });
  });

  it.each([
    [
      'a target that counts what officers did',
      { filter: { ...aQuestion.filter, outcome: 'stop' } },
      'analysis.outcome-refused',
    ],
    [
      'a version the site does not have',
      { versionId: '0198c0de-0000-7000-8000-00000000ffff' },
      'analysis.version-unknown',
    ],
    ['settings outside their range', { parameters: { years: 99 } }, 'analysis.parameters-invalid'],
    [
      'a period that ends before it begins',
      { filter: { outcome: 'shooting', period: { from: '2024-02-01', to: '2024-01-01' } } },
      'analysis.unanswerable',
    ],
  ])('is refused for %s, in words and with the mend', async (_, change, code) => {
    const { status, body } = await ask({ ...aQuestion, ...change });
    expect(status).toBe(422);
    expect(body.code).toBe(code);
    expect(body.mend.length).toBeGreaterThan(10);
  });

  it('has no place for a person’s features', async () => {
    const { status } = await ask({ ...aQuestion, filter: { ...aQuestion.filter, race: 'B' } });
    expect(status).toBe(422);
  });
});

describe('a run', () => {
  it('ends with a result, its hash and the version of the code', async () => {
    const { runId } = await aFinishedRun(p);
    const run = await show(runId);
    expect(run.state).toBe('finished');
    expect(run.result.figures[0]).toMatchObject({ key: 'year-to-date', value: 1082 });
    expect(run.resultHash).toBe(resultHash(run.result));
    expect(run.codeVersion).toMatch(/^psp \d/);
  });

  it('gives the same figures to the byte when it is run again', async () => {
    const { analysisId, runId } = await aFinishedRun(p, { ...aQuestion, method: 'hot-spots' });
    const again = await p.call(p.people.colleague, 'POST', p.at(`/analyses/${analysisId}/runs`));
    await p.carryOut(again.body.runId);
    const [first, second] = [await show(runId), await show(again.body.runId)];
    expect(second.ordinal).toBe(2);
    expect(second.resultHash).toBe(first.resultHash);
    expect(second.result).toEqual(first.result);
  });

  it('is left as it is when its job is started twice', async () => {
    const { runId } = await aFinishedRun(p);
    const before = await show(runId);
    await p.carryOut(runId);
    expect(await show(runId)).toEqual(before);
  });

  it('says why when the question can’t be answered', async () => {
    const { runId } = await aFinishedRun(p, {
      ...aQuestion,
      filter: { outcome: 'shooting', period: { from: '2024-01-01', to: '2024-12-31' } },
    });
    const run = await show(runId);
    expect(run.state).toBe('failed');
    expect(run.failure).toMatchObject({
      code: 'analysis.unanswerable',
      detail: expect.stringContaining('earlier year'),
    });
    expect(run.result).toBeNull();
  });

  it('stops when a person asks, and then can’t be stopped again', async () => {
    const { body } = await ask(aQuestion);
    expect((await p.call(p.people.colleague, 'POST', p.at(`/runs/${body.runId}/cancel`))).status).toBe(200);
    await p.carryOut(body.runId);
    expect((await show(body.runId)).state).toBe('cancelled');
    const again = await p.call(p.people.colleague, 'POST', p.at(`/runs/${body.runId}/cancel`));
    expect(again.body.code).toBe('analysis.run-ended');
  });

  it('is taken up again when its process ends in the middle', async () => {
    const { body } = await ask(aQuestion);
    await expect(p.carryOut(body.runId, AbortSignal.abort())).rejects.toThrow('taken up again');
    expect((await show(body.runId)).state).toBe('running');
    await p.carryOut(body.runId);
    expect((await show(body.runId)).state).toBe('finished');
  });

  it('shows its cells as GeoJSON, and nothing of the kind where it knows no places', async () => {
    const hot = await aFinishedRun(p, { ...aQuestion, method: 'hot-spots' });
    const places = await p.call(p.people.analyst, 'GET', p.at(`/runs/${hot.runId}/places`));
    expect(places.body.features.length).toBeGreaterThan(2000);
    const trend = await aFinishedRun(p);
    expect((await p.call(p.people.analyst, 'GET', p.at(`/runs/${trend.runId}/places`))).status).toBe(404);
  });

  it('can’t be written by the people it serves: its result comes from the job alone', async () => {
    const { runId } = await aFinishedRun(p);
    await expect(
      p.services.database.as({ personId: p.people.analyst }, (tx) =>
        sql`update analysis.run set result = '{}' where id = ${runId}`.execute(tx),
      ),
    ).rejects.toThrow('permission denied');
  });
});

describe('the list of analyses', () => {
  it('finds by words and method, and goes on where the page ended', async () => {
    await aFinishedRun(p, {
      ...aQuestion,
      question: 'How concentrated is it, by 100% of cells?',
      method: 'concentration',
    });
    const list = async (query: string) =>
      (await p.call(p.people.executive, 'GET', p.at(`/analyses?${query}`))).body;
    const found = await list('q=100%25&method=concentration');
    expect(found.items).toHaveLength(1);
    expect(found.items[0].latestRun.state).toBe('finished');
    const first = await list('limit=2');
    const second = await list(`limit=2&after=${encodeURIComponent(first.next)}`);
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
  });
});
