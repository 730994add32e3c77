import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFinishedRun, aPartnership, aQuestion, type Partnership } from './testing/partnership.ts';

let p: Partnership;
let made: { analysisId: string; runId: string };
let findingId: string;
beforeAll(async () => {
  p = await aPartnership();
  made = await aFinishedRun(p);
  const finding = await p.call(p.people.analyst, 'POST', p.at('/findings'), {
    runId: made.runId,
    figureKey: 'year-to-date',
    statement: 'Fewer people were shot than the year before.',
    cannotShow: 'It can’t show why there were fewer.',
  });
  findingId = finding.body.id;
});
afterAll(() => p.close());

const tables = ['recipe', 'run', 'run_progress', 'finding'] as const;

describe('a person of another site', () => {
  it('is refused by every address of this site', async () => {
    const gets = [
      '/analyses',
      '/analysis-options',
      '/findings',
      `/analyses/${made.analysisId}`,
      `/runs/${made.runId}`,
      `/findings/${findingId}`,
    ];
    for (const path of gets) expect((await p.call(p.people.stranger, 'GET', p.at(path))).status).toBe(403);
    const posts = ['/analyses', `/analyses/${made.analysisId}/runs`, `/runs/${made.runId}/cancel`];
    for (const path of posts)
      expect((await p.call(p.people.stranger, 'POST', p.at(path), aQuestion)).status).toBe(403);
  });

  it('finds nothing of it under the address of their own site', async () => {
    const own = `/api/sites/${p.elsewhere.slug}`;
    for (const path of [`/analyses/${made.analysisId}`, `/runs/${made.runId}`, `/findings/${findingId}`]) {
      expect((await p.call(p.people.stranger, 'GET', own + path)).status).toBe(404);
    }
    const rerun = await p.call(p.people.stranger, 'POST', `${own}/analyses/${made.analysisId}/runs`);
    expect(rerun.body.code).toBe('analysis.not-found');
  });

  it.each(tables)('sees no row of analysis.%s by SQL', async (table) => {
    const seen = await p.services.database.as({ personId: p.people.stranger }, (tx) =>
      sql`select 1 from ${sql.table(`analysis.${table}`)}`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
  });
});

describe('people of the site', () => {
  it('read according to their role: a detective sees neither analyses nor findings', async () => {
    for (const path of ['/analyses', '/findings']) {
      expect((await p.call(p.people.detective, 'GET', p.at(path))).status).toBe(403);
      expect((await p.call(p.people.communications, 'GET', p.at(path))).status).toBe(200);
    }
  });

  it('run and write according to their role: an executive reads and approves, but neither runs nor drafts', async () => {
    expect((await p.call(p.people.executive, 'POST', p.at('/analyses'), aQuestion)).status).toBe(403);
    expect((await p.call(p.people.executive, 'POST', p.at('/findings'), {})).status).not.toBe(201);
  });

  it('can’t write under another’s name, nor a result of their own making, by SQL', async () => {
    const as = (work: ReturnType<typeof sql>) =>
      p.services.database.as({ personId: p.people.analyst }, (tx) => work.execute(tx));
    await expect(
      as(sql`insert into analysis.run (id, site_id, recipe_id, ordinal, requested_by)
        values (gen_random_uuid(), ${p.site.id}, ${made.analysisId}, 9, ${p.people.colleague})`),
    ).rejects.toThrow('row-level security');
    await expect(
      as(sql`insert into analysis.run (id, site_id, recipe_id, ordinal, state, result, result_hash)
        values (gen_random_uuid(), ${p.site.id}, ${made.analysisId}, 9, 'finished', '{}', ${'0'.repeat(64)})`),
    ).rejects.toThrow('row-level security');
    await expect(as(sql`delete from analysis.recipe`)).rejects.toThrow('permission denied');
  });

  it('can’t move a finding by writing its state', async () => {
    await expect(
      p.services.database.as({ personId: p.people.analyst }, (tx) =>
        sql`update analysis.finding set state = 'published' where id = ${findingId}`.execute(tx),
      ),
    ).rejects.toThrow('changes only by a recorded move');
  });
});

describe('nobody', () => {
  it.each(tables)('sees no row of analysis.%s without signing in', async (table) => {
    const seen = await p.services.database.as({ personId: null }, (tx) =>
      sql`select 1 from ${sql.table(`analysis.${table}`)}`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
  });
});
