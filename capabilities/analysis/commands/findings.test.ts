import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PublishableFinding } from '#capabilities/publishing/contract.ts';
import { findingForPublication } from '../queries/finding-for-publication.ts';
import { incidentsOnPaper } from '../testing/incidents-on-paper.ts';
import { aFinishedRun, aPartnership, aQuestion, type Partnership } from '../testing/partnership.ts';

let p: Partnership;
let runId: string;
beforeAll(async () => {
  p = await aPartnership();
  runId = (await aFinishedRun(p, { ...aQuestion, method: 'hot-spots' })).runId;
});
afterAll(() => p.close());

const words = {
  statement: 'Six in ten people shot were shot in a tenth of the city’s places.',
  summary: null,
  cannotShow: 'It can’t show why these places stand out.',
};
const draft = (person = p.people.analyst, change = {}) =>
  p.call(person, 'POST', p.at('/findings'), { ...words, runId, figureKey: 'share-in-hot-cells', ...change });
const aDraft = async (change = {}) => (await draft(p.people.analyst, change)).body;
const move = (id: string, person: string, name: string, reason?: string) =>
  p.call(person, 'POST', p.at(`/findings/${id}/moves`), { move: name, ...(reason ? { reason } : {}) });
const inReview = async (change = {}) => {
  const finding = await aDraft(change);
  await move(finding.id, p.people.analyst, 'submit');
  return finding;
};
const published = async (change = {}) => {
  const finding = await inReview(change);
  await move(finding.id, p.people.colleague, 'approve');
  await move(finding.id, p.people.communications, 'publish');
  return finding;
};
const eventsOf = async (id: string) =>
  p.services.database.asSystem('a test looks at events', async (tx) => {
    const { rows } = await sql<{ kind: string }>`
      select kind from platform.event where subject_id = ${id} order by sequence`.execute(tx);
    return rows.map(({ kind }) => kind);
  });

describe('drafting', () => {
  it('takes the figure and its interval from the run, never from what was typed', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    expect(body.number).toMatch(/^FND-2026-\d{4}$/);
    expect(body).toMatchObject({
      state: 'draft',
      figureLabel: expect.stringContaining('Share of'),
      iMade: ['create'],
    });
    const figure = body.run.result.figures.find(({ key }: { key: string }) => key === 'share-in-hot-cells');
    expect(body.value).toBe(figure.value);
    const typed = await draft(p.people.analyst, { value: 0.99 });
    expect(typed.status).toBe(422);
  });

  it('refuses a figure the run does not have, and a run that is not finished', async () => {
    expect((await draft(p.people.analyst, { figureKey: 'made-up' })).body.code).toBe(
      'findings.figure-unknown',
    );
    const queued = await p.call(p.people.analyst, 'POST', p.at('/analyses'), aQuestion);
    const early = await draft(p.people.analyst, { runId: queued.body.runId });
    expect(early.body.code).toBe('findings.run-unfinished');
  });

  it('lets its author alone change it, and never over a later save', async () => {
    const finding = await aDraft();
    const change = (person: string, revision: number) =>
      p.call(person, 'PUT', p.at(`/findings/${finding.id}`), { ...words, figureKey: 'hot-cells', revision });
    expect((await change(p.people.colleague, 1)).body.code).toBe('findings.not-author');
    expect((await change(p.people.analyst, 1)).body).toMatchObject({ figureKey: 'hot-cells', revision: 2 });
    expect((await change(p.people.analyst, 1)).body.code).toBe('findings.changed-meanwhile');
  });
});

describe('the two-person way', () => {
  it('goes from draft to published with three hands and tells of each step', async () => {
    const { id } = await published();
    const { body } = await p.call(p.people.executive, 'GET', p.at(`/findings/${id}`));
    expect(body.state).toBe('published');
    expect(body.reviewer).toBe('Test crime analyst');
    expect(body.timeline.map((step: { move: string }) => step.move)).toEqual([
      'create',
      'submit',
      'approve',
      'publish',
    ]);
    expect(await eventsOf(id)).toEqual([
      'findings.drafted',
      'findings.submitted',
      'findings.approved',
      'findings.published',
    ]);
  });

  it('never lets the author approve or publish', async () => {
    const finding = await inReview();
    expect((await move(finding.id, p.people.analyst, 'approve')).body.code).toBe('workflow.second-person');
    await move(finding.id, p.people.colleague, 'approve');
    expect((await move(finding.id, p.people.analyst, 'publish')).body.code).toBe('workflow.not-allowed');
    expect(await eventsOf(finding.id)).not.toContain('findings.published');
  });

  it('lets nobody else submit an author’s draft', async () => {
    const finding = await aDraft();
    expect((await move(finding.id, p.people.colleague, 'submit')).body.code).toBe('findings.not-author');
  });

  it('needs a reason to return and to withdraw', async () => {
    const finding = await inReview();
    expect((await move(finding.id, p.people.colleague, 'return')).body.code).toBe('workflow.reason-missing');
    const returned = await move(finding.id, p.people.colleague, 'return', 'Say over which years.');
    expect(returned.body).toMatchObject({ state: 'returned' });
    expect(returned.body.timeline.at(-1)).toMatchObject({ move: 'return', reason: 'Say over which years.' });
    const { id } = await published();
    expect((await move(id, p.people.executive, 'withdraw')).body.code).toBe('workflow.reason-missing');
    expect((await move(id, p.people.executive, 'withdraw', 'The source corrected it.')).body.state).toBe(
      'withdrawn',
    );
  });

  it('keeps its words as they were approved: the database refuses a later change, whoever asks', async () => {
    const finding = await inReview();
    const later = await p.call(p.people.analyst, 'PUT', p.at(`/findings/${finding.id}`), {
      ...words,
      figureKey: 'hot-cells',
      revision: 1,
    });
    expect(later.body.code).toBe('findings.not-editable');
    for (const person of [p.people.analyst, p.people.colleague]) {
      await expect(
        p.services.database.as({ personId: person }, (tx) =>
          sql`update analysis.finding set statement = 'Something else altogether.' where id = ${finding.id}`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow('changes only as a draft');
    }
  });
});

describe('findingForPublication', () => {
  const forPublication = (id: string) =>
    p.services.database.asSystem('a test reads as publishing does', (tx) =>
      findingForPublication(tx, id, incidentsOnPaper),
    );

  it('gives what a page needs to state it and a reader to trace it', async () => {
    const { id } = await published();
    const finding = PublishableFinding.parse(await forPublication(id));
    expect(finding.figures[0]!.key).toBe('share-in-hot-cells');
    expect(finding.exhibits[0]!.kind).toBe('grid');
    expect(finding.method).toMatchObject({ name: 'hot-spots', parameters: { cellSize: 250, level: 0.05 } });
    expect(finding.method.limits[0]).toBe(words.cannotShow);
    expect(finding.data.rowsRead).toBe(16484);
    expect(finding.data.flaggedRows.map(({ used }) => used)).toEqual([false, true]);
    expect(new Set([finding.authorId, finding.approvedBy, finding.publishedBy]).size).toBe(3);
  });

  it('tells what can’t be shown once, and what is assumed apart from it', async () => {
    const { run } = await aDraft();
    const { cannotShow, assumptions } = run.result;
    const methodWith = async (words: string) => {
      const { id } = await published({ cannotShow: words });
      return PublishableFinding.parse(await forPublication(id)).method;
    };
    expect(await methodWith('Something else.')).toMatchObject({
      limits: ['Something else.', ...cannotShow],
      assumptions,
    });
    const asOffered = cannotShow.join(' ');
    expect((await methodWith(asOffered)).limits).toEqual([asOffered]);
  });

  it('gives nothing before it is published, nor after it was withdrawn', async () => {
    const finding = await inReview();
    expect(await forPublication(finding.id)).toBeNull();
    const { id } = await published();
    await move(id, p.people.executive, 'withdraw', 'The source corrected it.');
    expect(await forPublication(id)).toBeNull();
  });
});
