import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from './inside/hash.ts';
import {
  aResearchWorld,
  type byYear,
  peopleHit,
  places,
  type ResearchWorld,
} from './testing/research-world.ts';

let w: ResearchWorld;
beforeAll(async () => {
  w = await aResearchWorld();
});
afterAll(() => w.close());

describe('a liaison connects a site with a research partner', () => {
  it('the site accepts, the partner proposes a project, and the executive agrees', async () => {
    const { people, done, agencyId } = w;
    const draft = {
      partnerId: agencyId,
      topic: 'Where gun violence concentrates',
      why: 'They did this elsewhere, with results.',
    };
    const connection = await done(people.liaison, 'POST', '/connections', draft);
    expect(connection).toMatchObject({ number: 'RCN-2026-0001', state: 'suggested' });
    await done(people.coordinator, 'POST', `/connections/${connection.id}/moves`, { move: 'accept' });
    const seen = await done(people.researcher, 'GET', '/connections');
    expect(seen.items.map(({ id }: { id: string }) => id)).toEqual([connection.id]);
    const project = await done(people.researcher, 'POST', '/projects', {
      connectionId: connection.id,
      partnerId: agencyId,
      title: 'Where gun violence concentrates',
      question: 'How few places hold how much of it?',
      purpose: 'To choose places to act on first.',
      startsOn: '2020-01-01',
      endsOn: '2098-12-31',
    });
    expect(project.members.map(({ personId }: { personId: string }) => personId)).toEqual([
      people.researcher,
    ]);
    const after = await done(people.liaison, 'GET', `/connections/${connection.id}`);
    expect(after).toMatchObject({ state: 'opened', project: { id: project.id } });
    const agreed = await done(people.executive, 'POST', `/projects/${project.id}/moves`, { move: 'agree' });
    expect(agreed.state).toBe('active');
    expect((await w.call(people.rival, 'GET', w.at('/connections'))).body.items).toEqual([]);
  });
});

describe('an approval', () => {
  it('takes three people: one asks, one prepares, one gives the terms', async () => {
    const { people, done } = w;
    const approval = await w.aRequest(await w.aProject());
    const waiting = await w.call(people.analyst, 'GET', '/api/my-work');
    expect(waiting.body.waitingOnMe.map(({ id }: { id: string }) => id)).toContain(approval);
    const prepared = await done(people.analyst, 'POST', `/approvals/${approval}/prepare`);
    expect(prepared.state).toBe('prepared');
    expect(prepared.extract.rows).toBe(400);
    const terms = { expiresOn: '2097-06-30', conditions: 'For this project and nothing else.' };
    const given = await done(people.executive, 'POST', `/approvals/${approval}/approve`, terms);
    expect(given).toMatchObject({ state: 'approved', expired: false });
    expect(given.daysLeft).toBeGreaterThan(0);
  });

  it('shows the researcher and the owner the rules and what each took away', async () => {
    const { approval } = await w.anExtract(peopleHit);
    for (const person of [w.people.researcher, w.people.executive]) {
      const { extract } = await w.done(person, 'GET', `/approvals/${approval}`);
      expect(extract.rules.sentences.join(' ')).toContain('Never passed: names, report numbers');
      expect(extract.removed).toContainEqual(
        expect.objectContaining({ rule: 'Age of too few people', what: 'values' }),
      );
    }
  });

  it('does not last beyond the project, nor begin in the past', async () => {
    const approval = await w.aRequest(await w.aProject());
    await w.done(w.people.analyst, 'POST', `/approvals/${approval}/prepare`);
    for (const expiresOn of ['2099-01-01', '2026-01-01']) {
      const terms = { expiresOn, conditions: 'For this project and nothing else.' };
      const reply = await w.call(w.people.executive, 'POST', w.at(`/approvals/${approval}/approve`), terms);
      expect(reply.body.code).toBe('research.expiry-out-of-range');
    }
  });

  it('is returned, mended, prepared anew', async () => {
    const { people, done } = w;
    const project = await w.aProject();
    const approval = await w.aRequest(project);
    await done(people.analyst, 'POST', `/approvals/${approval}/prepare`);
    const back = { move: 'send-back', reason: 'The week is enough.' };
    await done(people.executive, 'POST', `/approvals/${approval}/moves`, back);
    const mended = await done(people.researcher, 'PUT', `/approvals/${approval}`, {
      title: 'Shootings by place and week',
      why: 'The week is enough for it.',
      versionId: w.versionId,
      periodFrom: '2023-01-01',
      periodTo: '2024-12-31',
      rules: { ...places, dates: 'week', dayPart: false },
      wantedUntil: '2097-06-30',
    });
    expect(mended.extractId).toBeNull();
    await done(people.researcher, 'POST', `/approvals/${approval}/moves`, { move: 'resubmit' });
    const extractId = await w.approve(approval);
    const { extract, sample } = await done(people.researcher, 'GET', `/extracts/${extractId}`);
    expect(extract.rules.choices.dates).toBe('week');
    expect(new Set(sample.map(({ dayPart }: { dayPart: string | null }) => dayPart))).toEqual(
      new Set([null]),
    );
  });

  it('refuses an extract that tells where and who at once', async () => {
    const project = await w.aProject();
    const body = {
      title: 'Everything at once',
      why: 'It would be handy to have it all.',
      versionId: w.versionId,
      periodFrom: '2022-01-01',
      periodTo: '2024-12-31',
      rules: { ...places, who: ['ageBand'] },
      wantedUntil: '2097-06-30',
    };
    const reply = await w.call(w.people.researcher, 'POST', w.at(`/projects/${project}/approvals`), body);
    expect(reply.status).toBe(422);
    expect(JSON.stringify(reply.body.errors)).toContain('no cells are kept');
  });
});

describe('what leaves', () => {
  it('is what the reviewer counts again, with small counts hidden; then it can be delivered and linked', async () => {
    const { people, done } = w;
    const { project, extract } = await w.anExtract();
    const analysis = await w.analyses(extract);
    const release = await w.asksToRelease(project, [analysis]);
    expect(release.check).toBeNull();
    const inReview = await done(people.analyst, 'GET', `/releases/${release.id}`);
    expect(inReview.check).toMatchObject({ obstacles: [], tables: [{ asRun: true }] });
    const released = await done(people.analyst, 'POST', `/releases/${release.id}/moves`, { move: 'release' });
    expect(released.released[0].result.total).toBe(400);
    const deliverable = await done(people.researcher, 'POST', `/projects/${project}/deliverables`, {
      title: 'Report on concentration',
      summary: 'Few places hold most of the shootings of the three years.',
      releaseId: release.id,
    });
    const move = (who: string, name: string) =>
      done(who, 'POST', `/deliverables/${deliverable.id}/moves`, { move: name });
    await move(people.researcher, 'deliver');
    expect((await move(people.coordinator, 'accept')).state).toBe('accepted');
  });

  it('hides a small count, and another so that it can’t be worked out', async () => {
    const { project, extract } = await w.anExtract();
    const weekday: typeof byYear = {
      question: 'On which days of the week?',
      recipe: { method: 'counts', by: 'weekday', from: '2022-01-01', to: '2022-12-31' },
    };
    const release = await w.asksToRelease(project, [await w.analyses(extract, weekday)]);
    const { check } = await w.done(w.people.analyst, 'GET', `/releases/${release.id}`);
    const [{ before, after }] = check.tables;
    const small = before.rows.filter(({ died }: { died: number }) => died > 0 && died < 10);
    expect(small.length).toBeGreaterThan(0);
    for (const row of after.result.rows) {
      for (const count of [row.died, row.survived, row.total]) expect(count ?? 10).not.toBeLessThan(10);
    }
  });

  it('refuses a second table that gives a few people away by subtraction', async () => {
    const { project, extract } = await w.anExtract();
    const table = (to: string): typeof byYear => ({
      question: 'At which part of the day?',
      recipe: { method: 'counts', by: 'dayPart', from: '2022-01-01', to },
    });
    const first = await w.asksToRelease(project, [await w.analyses(extract, table('2024-12-31'))]);
    await w.done(w.people.analyst, 'POST', `/releases/${first.id}/moves`, { move: 'release' });
    const second = await w.asksToRelease(project, [await w.analyses(extract, table('2024-12-01'))]);
    const moves = w.at(`/releases/${second.id}/moves`);
    const reply = await w.call(w.people.analyst, 'POST', moves, { move: 'release' });
    expect(reply.body.code).toBe('research.discloses');
    const shown = await w.done(w.people.analyst, 'GET', `/releases/${second.id}`);
    expect(shown).toMatchObject({ state: 'requested', released: null });
  });

  it('is never a result of the researcher’s own making: counted again, it differs and stays inside', async () => {
    const { project, extract } = await w.anExtract();
    const forged = '0190a000-0000-7000-8000-00000000f0f0';
    const genuine = await w.done(w.people.researcher, 'GET', `/analyses/${await w.analyses(extract)}`);
    const result = { ...genuine.result, total: 4000 };
    await w.services.database.as({ personId: w.people.researcher }, (tx) =>
      sql`insert into research.analysis
          (id, site_id, project_id, extract_id, number, question, recipe, result, result_hash)
        values (${forged}, ${w.site.id}, ${project}, ${extract}, 'RAN-2026-9999', 'Is this what was counted?',
          ${JSON.stringify(genuine.recipe)}, ${JSON.stringify(result)}, ${hashOf(result)})`.execute(tx),
    );
    const release = await w.asksToRelease(project, [forged]);
    const moves = w.at(`/releases/${release.id}/moves`);
    const reply = await w.call(w.people.analyst, 'POST', moves, { move: 'release' });
    expect(reply.body.code).toBe('research.differs');
  });

  it('tells how concentrated it is by the cells an extract keeps', async () => {
    const { extract } = await w.anExtract();
    const draft: typeof byYear = {
      question: 'How few cells hold half of it?',
      recipe: { method: 'concentration', from: '2022-01-01', to: '2024-12-31' },
    };
    const analysis = await w.analyses(extract, draft);
    const { result } = await w.done(w.people.researcher, 'GET', `/analyses/${analysis}`);
    expect(result).toMatchObject({ kind: 'concentration', events: 400, cellSize: 500 });
    expect(result.holding.map(({ share }: { share: number }) => share)).toEqual([0.25, 0.5, 0.8]);
  });
});
