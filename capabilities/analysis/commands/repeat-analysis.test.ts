import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newerVersionId, paperVersionId, withANewerVersion } from '../testing/incidents-on-paper.ts';
import { aFinishedRun, aPartnership, aQuestion, type Partnership } from '../testing/partnership.ts';

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership(withANewerVersion());
});
afterAll(() => p.close());

const onTheFirst = { ...aQuestion, versionId: paperVersionId, flagEffects: { officer: 'ignore' as const } };
const show = async (id: string) => (await p.call(p.people.executive, 'GET', p.at(`/analyses/${id}`))).body;
const repeat = (id: string, person = p.people.analyst) =>
  p.call(person, 'POST', p.at(`/analyses/${id}/repeat`));

describe('an analysis on data that have been replaced', () => {
  it('says which version is newer', async () => {
    const { analysisId } = await aFinishedRun(p, onTheFirst);
    const { newer, earlier, later } = await show(analysisId);
    expect(newer).toEqual({ versionId: newerVersionId, label: 'Shooting victims, version 2' });
    expect([earlier, later]).toEqual([null, []]);
  });

  it('is asked again in one step: same question, settings and rules, newest data, and each names the other', async () => {
    const first = await aFinishedRun(p, onTheFirst);
    const { status, body } = await repeat(first.analysisId, p.people.colleague);
    expect(status).toBe(201);
    await p.carryOut(body.runId);
    const [before, after] = [await show(first.analysisId), await show(body.analysisId)];
    for (const key of ['question', 'method', 'unit', 'filter', 'parameters', 'seed'])
      expect(after[key], key).toEqual(before[key]);
    expect(after.flagRules).toEqual(before.flagRules);
    expect(after).toMatchObject({ versionId: newerVersionId, newer: null });
    expect(after.earlier).toMatchObject({ id: first.analysisId, number: first.number });
    expect(before.later).toMatchObject([{ number: body.number, dataLabel: 'Shooting victims, version 2' }]);
    expect(after.runs[0].state).toBe('finished');
  });

  it('is asked once of each version, and says under which number', async () => {
    const { analysisId } = await aFinishedRun(p, onTheFirst);
    const { body: again } = await repeat(analysisId);
    const { status, body } = await repeat(analysisId);
    expect(status).toBe(409);
    expect(body.detail).toContain(again.number);
  });

  it('is not asked again when its data are the newest', async () => {
    const { analysisId } = await aFinishedRun(p, aQuestion);
    expect((await repeat(analysisId)).body.code).toBe('analysis.no-newer-data');
  });

  it('is asked again by those who may run analyses, and nobody else', async () => {
    const { analysisId } = await aFinishedRun(p, onTheFirst);
    expect((await repeat(analysisId, p.people.executive)).status).toBe(403);
    expect((await repeat(analysisId, p.people.stranger)).status).toBeGreaterThanOrEqual(403);
  });

  it('leaves those of an evaluation design to the design', async () => {
    const { body } = await p.call(p.people.analyst, 'POST', p.at('/analyses'), {
      ...onTheFirst,
      method: 'interrupted-series',
      parameters: { step: '2020-06' },
    });
    expect((await repeat(body.analysisId)).body.code).toBe('analysis.of-a-design');
  });
});
