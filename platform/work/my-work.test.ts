import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFinishedRun, aPartnership, type Partnership } from '#capabilities/analysis/testing/partnership.ts';

let p: Partnership;
let finding: { id: string; number: string };
beforeAll(async () => {
  p = await aPartnership();
  finding = await aPublishedFinding();
});
afterAll(() => p.close());

async function aPublishedFinding() {
  const { analyst, colleague, communications } = p.people;
  const { runId } = await aFinishedRun(p);
  const run = await p.call(analyst, 'GET', p.at(`/runs/${runId}`));
  const draft = await p.call(analyst, 'POST', p.at('/findings'), {
    runId,
    figureKey: run.body.result.figures[0].key,
    statement: 'As many people were shot as in the year before.',
    cannotShow: 'It can’t show why.',
  });
  const move = (person: string, name: string) =>
    p.call(person, 'POST', p.at(`/findings/${draft.body.id}/moves`), { move: name });
  await move(analyst, 'submit');
  await move(colleague, 'approve');
  await move(communications, 'publish');
  return draft.body;
}

describe('what changed', () => {
  it('tells a record once, with the latest that others did to it', async () => {
    const { body } = await p.call(p.people.analyst, 'GET', '/api/my-work');
    const told = body.changed.filter(({ id }: { id: string }) => id === finding.id);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ number: finding.number, next: expect.stringMatching(/^Published by /) });
  });

  it('is counted once as news, until it is seen', async () => {
    const news = async () => (await p.call(p.people.analyst, 'GET', '/api/notifications')).body;
    expect((await news()).unread).toBe(1);
    await p.call(p.people.analyst, 'POST', '/api/notifications/seen');
    expect((await news()).unread).toBe(0);
  });

  it('is nothing to one who had no hand in it', async () => {
    const { body } = await p.call(p.people.executive, 'GET', '/api/my-work');
    expect(body.changed).toEqual([]);
  });
});
