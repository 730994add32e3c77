import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from './contract.ts';
import { tellLateness } from './progress/tell-lateness.ts';
import { addObjectiveIn, openGoals, openObjectives } from './server.ts';
import { aPartnership, aPlan, type Partnership } from './testing/partnership.ts';

let p: Partnership;
let plan: Plan;
let parts: Awaited<ReturnType<Partnership['withParts']>>;
let versionOne: string;

beforeAll(async () => {
  p = await aPartnership();
  plan = await p.open(p.people.coordinator);
  parts = await p.withParts(plan.id);
});
afterAll(() => p.close());

describe('a plan in its first draft', () => {
  it('holds its parts in order, each a record of its own', async () => {
    const found = await p.find(plan.id);
    expect(found).toMatchObject({ number: 'PLN-2026-0001', owner: 'Testville', draft: 'draft' });
    expect(found.parts.map(({ id }) => id)).toEqual(Object.values(parts));
    expect(p.part(found, parts.activity)).toMatchObject({
      parentId: parts.strategy,
      fields: { number: 'PLA-2026-0001', budgetCents: 1_250_050, owner: 'Test outreach worker' },
    });
    expect(found.progress).toMatchObject({ activities: 0, percent: null });
  });

  it('never saves over what a colleague saved meanwhile', async () => {
    const { goal } = parts;
    const change = (revision: number, title: string) =>
      p.ask(p.people.analyst, 'PUT', `/plans/${plan.id}/parts/${goal}`, {
        revision,
        words: { kind: 'goal', fields: { title } },
      });
    expect((await change(1, 'Fewer people shot, each year')).body).toEqual({ id: goal, revision: 2 });
    expect((await change(1, 'Something else')).body.code).toBe('planning.changed-meanwhile');
  });

  it('refuses what does not fit together, naming the field', async () => {
    const refused = async (kind: string, fields: object, parentId: string | null = null) => {
      const { status, body } = await p.ask(p.people.coordinator, 'POST', `/plans/${plan.id}/parts`, {
        ...{ parentId, words: { kind, fields } },
      });
      return [status, body.code, body.errors?.[0]?.field];
    };
    const title = 'Something to try';
    expect(await refused('strategy', { title, evidence: 'effective' }, parts.objective)).toEqual([
      ...[422, 'planning.part-refused', 'evidenceSource'],
    ]);
    const dates = { title, startsOn: '2026-05-02', dueOn: '2026-05-01' };
    expect(await refused('activity', dates, parts.strategy)).toEqual([422, 'planning.part-refused', 'dueOn']);
    expect(await refused('goal', { title, baselineValue: 12 })).toEqual([
      ...[422, 'planning.part-refused', 'baselineSource'],
    ]);
    const unread = {
      title,
      metric: 'shootings-a-year',
      baselineFrom: '2025-01-01',
      baselineTo: '2025-12-31',
    };
    expect(await refused('goal', unread)).toEqual([422, 'planning.part-refused', 'baselineFrom']);
    expect((await refused('objective', { title }, parts.strategy))[1]).toBe('planning.not-found');
    expect((await refused('objective', { title }))[1]).toBe('planning.not-found');
  });

  it('has its parts moved among their siblings, and taken out with all that hangs under them', async () => {
    const second = await p.add(plan.id, 'goal', { title: 'A second goal' });
    const under = await p.add(plan.id, 'objective', { title: 'An objective that goes' }, second);
    await p.done(p.people.coordinator, 'POST', `/plans/${plan.id}/parts/${second}/place`, { index: 0 });
    const goals = (found: Plan) => found.parts.filter(({ kind }) => kind === 'goal').map(({ id }) => id);
    expect(goals(await p.find(plan.id))).toEqual([second, parts.goal]);
    await p.done(p.people.coordinator, 'POST', `/plans/${plan.id}/parts/${under}/place`, {
      ...{ parentId: parts.goal, index: 0 },
    });
    await p.done(p.people.coordinator, 'POST', `/plans/${plan.id}/parts/${under}/place`, {
      ...{ parentId: second, index: 0 },
    });
    await p.done(p.people.coordinator, 'DELETE', `/plans/${plan.id}/parts/${second}`);
    expect((await p.find(plan.id)).parts.map(({ id }) => id)).toEqual(Object.values(parts));
  });
});

describe('publishing a version', () => {
  it('needs a goal and the reason, and a second person', async () => {
    const empty = await p.open(p.people.coordinator, { title: 'A plan without a goal' });
    const why = 'Agreed at the first meeting.';
    const submit = (id: string, reason?: string) => p.moveVersion(p.people.coordinator, id, 'submit', reason);
    expect((await submit(empty.openVersion!.id, why)).body.code).toBe('planning.nothing-to-publish');
    const { id } = (await p.find(plan.id)).openVersion!;
    expect((await submit(id)).body.errors[0].field).toBe('reason');
    expect((await submit(id, why)).body).toMatchObject({ state: 'in-review', changeNote: why });
    expect((await p.moveVersion(p.people.coordinator, id, 'publish')).body.code).toBe(
      'workflow.second-person',
    );
    versionOne = id;
  });

  it('lets nothing slip in while it is in review', async () => {
    const words = { kind: 'goal', fields: { title: 'A goal too late' } };
    const reply = await p.ask(p.people.analyst, 'POST', `/plans/${plan.id}/parts`, { words });
    expect(reply.body.code).toBe('planning.no-open-draft');
    await expect(
      p.sqlAs(
        p.people.analyst,
        sql`update planning.goal set title = 'Changed by hand' where id = ${parts.goal}`,
      ),
    ).rejects.toThrow('a plan is written while its draft is open');
    await expect(
      p.sqlAs(
        p.people.analyst,
        sql`update planning.version set change_note = 'Another reason' where id = ${versionOne}`,
      ),
    ).rejects.toThrow('changes only as a draft');
  });

  it('freezes what the records say, with its fingerprint, and takes the activities into work', async () => {
    const { status, body } = await p.moveVersion(p.people.executive, versionOne, 'publish');
    expect([status, body.state, body.publishedBy]).toEqual([200, 'published', 'Test site executive']);
    const { rows } = await p.sqlAs(
      p.people.liaison,
      sql`select content = planning.content_of(plan_id)
          and content_hash = encode(sha256(convert_to(content::text, 'UTF8')), 'hex') as whole,
          content #>> '{parts,0,fields,title}' as goal
        from planning.version where id = ${versionOne}`,
    );
    expect(rows[0]).toEqual({ whole: true, goal: 'Fewer people shot, each year' });
    const found = await p.find(plan.id);
    expect(found).toMatchObject({ publishedVersion: 1, draft: null });
    expect(found.statuses).toMatchObject([{ id: parts.activity, state: 'not-started', isLate: true }]);
  });

  it('is never undone nor altered, not even by the system', async () => {
    const frozen = [
      sql`update planning.version set change_note = 'It was never so' where id = ${versionOne}`,
      sql`update planning.version set content = '{}' where id = ${versionOne}`,
      sql`delete from planning.version where id = ${versionOne}`,
    ];
    for (const statement of frozen)
      await expect(
        p.services.database.asSystem('a test tries', (tx) => statement.execute(tx)),
      ).rejects.toMatchObject({ code: 'PSP01' });
  });

  it('tells between two versions what changed and why, in words', async () => {
    await p.done(p.people.coordinator, 'POST', `/plans/${plan.id}/drafts`);
    const twice = await p.ask(p.people.coordinator, 'POST', `/plans/${plan.id}/drafts`);
    expect(twice.body.code).toBe('planning.draft-is-open');
    const { openVersion } = await p.find(plan.id);
    const why = 'The council gave less money.';
    const same = await p.moveVersion(p.people.coordinator, openVersion!.id, 'submit', why);
    expect(same.body.detail).toBe('The draft says the same as version 1.');
    await p.done(p.people.coordinator, 'PUT', `/plans/${plan.id}/parts/${parts.activity}`, {
      revision: 1,
      words: {
        kind: 'activity',
        fields: { title: 'Staff the team', budgetCents: 900_000, dueOn: '2026-11-20' },
      },
    });
    await p.add(plan.id, 'objective', { title: 'Answer every shot reported' }, parts.goal);
    await p.publish(plan.id, why);
    const diff = await p.done(p.people.liaison, 'GET', `/plans/${plan.id}/diff?from=1&to=2`);
    expect(diff).toMatchObject({ from: 1, to: 2, changeNote: why });
    expect(diff.changes.map(({ heading }: { heading: string }) => heading)).toEqual([
      'Changed activity: Staff the team',
      'Added objective: Answer every shot reported',
    ]);
    expect(diff.changes[0].lines).toContainEqual({
      field: 'Budget',
      before: '$12,500.50',
      after: '$9,000.00',
    });
    const back = await p.done(p.people.liaison, 'GET', `/plans/${plan.id}/diff?from=2&to=1`);
    expect(back.changes.at(-1).heading).toBe('Removed objective: Answer every shot reported');
  });
});

describe('an activity at work', () => {
  const move = (person: string, name: string, reason?: string) =>
    p.ask(person, 'POST', `/plan-activities/${parts.activity}/moves`, {
      move: name,
      ...(reason ? { reason } : {}),
    });
  const report = (person: string, percent: number) =>
    p.ask(person, 'POST', `/plan-activities/${parts.activity}/progress`, {
      ...{ percent, words: `We are at ${percent}.`, spentCents: percent * 100 },
    });

  it('is its owner’s: given by those who write the plan, without a draft', async () => {
    const give = (person: string) =>
      p.ask(person, 'PUT', `/plan-activities/${parts.activity}/owner`, { ownerId: p.people.owner });
    expect((await give(p.people.owner)).status).toBe(403);
    expect((await give(p.people.coordinator)).body.owner).toBe('Test outreach worker');
    const work = (await p.call(p.people.owner, 'GET', '/api/my-work')).body.waitingOnMe;
    expect(work).toMatchObject([{ number: 'PLA-2026-0001', dueAt: expect.anything() }]);
    const others = (await p.call(p.people.liaison, 'GET', '/api/my-work')).body.waitingOnMe;
    expect(others).toEqual([]);
  });

  it('is reported on by its owner once it is under way, and what was said stays', async () => {
    expect((await report(p.people.owner, 5)).body.code).toBe('planning.not-under-way');
    expect((await move(p.people.liaison, 'start')).body.code).toBe('planning.not-yours-to-report');
    expect((await move(p.people.owner, 'start')).body.state).toBe('under-way');
    await report(p.people.owner, 30);
    expect((await report(p.people.owner, 60)).body).toMatchObject({ percent: 60, spentCents: 6000 });
    expect((await report(p.people.liaison, 99)).body.code).toBe('planning.not-yours-to-report');
    await expect(
      p.services.database.asSystem('a test tries', (tx) =>
        sql`update planning.progress set percent = 100`.execute(tx),
      ),
    ).rejects.toThrow('what was reported stays');
    const found = await p.find(plan.id);
    expect(found.progress).toMatchObject({ activities: 1, percent: 60, spentCents: 6000, late: 1 });
    expect(found.progressOf[parts.goal]).toEqual(found.progress);
    expect((await p.call(p.people.coordinator, 'GET', p.at('/plans'))).body.items).toContainEqual(
      expect.objectContaining({ id: plan.id, progress: found.progress }),
    );
  });

  it('keeps what blocks it and how it was cleared', async () => {
    expect((await move(p.people.owner, 'block')).body.code).toBe('workflow.reason-missing');
    const blocked = await move(p.people.owner, 'block', 'No room for the team.');
    expect(blocked.body).toMatchObject({ state: 'blocked', blocker: 'No room for the team.' });
    const cleared = await move(p.people.owner, 'unblock', 'The city lent one.');
    expect(cleared.body).toMatchObject({ state: 'under-way', blocker: null });
    const { rows } = await p.sqlAs(p.people.liaison, sql`select what, how from planning.blocker`);
    expect(rows).toEqual([{ what: 'No room for the team.', how: 'The city lent one.' }]);
  });

  it('is told of as late once for each due day, by the site’s own calendar', async () => {
    const tell = (at: string) => tellLateness(p.services.database, new Date(at));
    // The day before is not over in New York until 05:00 in London.
    expect(await tell('2026-11-21T04:30:00Z')).toBe(0);
    expect(await tell('2026-11-21T05:30:00Z')).toBe(1);
    expect(await tell('2026-11-22T12:00:00Z')).toBe(0);
    const { rows } = await p.sqlAs(
      p.people.owner,
      sql`select payload ->> 'number' as number from platform.event where kind = 'planning.activity-late'`,
    );
    expect(rows).toEqual([{ number: 'PLA-2026-0001' }]);
  });

  it('is called off when a version takes it out, and what it cost stays counted', async () => {
    await p.done(p.people.coordinator, 'POST', `/plans/${plan.id}/drafts`);
    await p.done(p.people.coordinator, 'DELETE', `/plans/${plan.id}/parts/${parts.activity}`);
    expect((await p.find(plan.id)).statuses.map(({ state }) => state)).toEqual([]);
    await p.publish(plan.id, 'The team is staffed by the state.');
    const { statuses, progress } = await p.find(plan.id);
    expect(statuses).toMatchObject([{ id: parts.activity, state: 'called-off' }]);
    expect(progress).toMatchObject({ activities: 0, percent: null, spentCents: 6000 });
  });
});

describe('an objective that another record brings', () => {
  const origin = {
    ...{ table: 'recommendations.recommendation', number: 'REC-2026-0001' },
    id: '0190a0a0-0000-7000-8000-000000000001',
  };
  const bring = (personId: string) =>
    p.services.database.as({ personId }, (tx) =>
      addObjectiveIn(tx, { siteId: p.site.id, goalId: parts.goal, title: 'Found a shooting team', origin }),
    );

  it('lands in the next draft with its origin kept, once', async () => {
    expect((await p.find(plan.id)).draft).toBeNull();
    const first = await bring(p.people.coordinator);
    expect(first).toMatchObject({ ok: true, value: { planId: plan.id, planNumber: plan.number } });
    expect(await bring(p.people.executive)).toEqual(first);
    const found = await p.find(plan.id);
    expect(found.draft).toBe('draft');
    const came = found.parts.find(({ fields }) => fields.title === 'Found a shooting team');
    expect(came).toMatchObject({ kind: 'objective', fields: { originNumber: 'REC-2026-0001' } });
  });

  it('is offered to requests and recommendations with the other objectives of the site', async () => {
    const offered = await p.services.database.as({ personId: p.people.liaison }, (tx) =>
      openObjectives(tx, p.site.id),
    );
    expect(offered.map(({ title }) => title)).toContain('Found a shooting team');
    expect(offered[0]).toMatchObject({ goalTitle: 'Fewer people shot, each year', planNumber: plan.number });
    const goals = await p.services.database.as({ personId: p.people.liaison }, (tx) =>
      openGoals(tx, p.site.id),
    );
    expect(goals).toMatchObject([{ id: parts.goal }]);
  });

  it('is refused to those who don’t write the plan, and while it is in review', async () => {
    const again = { ...origin, id: '0190a0a0-0000-7000-8000-000000000002' };
    const other = (personId: string) =>
      p.services.database.as({ personId }, (tx) =>
        addObjectiveIn(tx, { siteId: p.site.id, goalId: parts.goal, title: 'Another one', origin: again }),
      );
    expect(await other(p.people.liaison)).toMatchObject({ failure: { code: 'planning.not-a-writer' } });
    const { openVersion } = await p.find(plan.id);
    await p.moveVersion(p.people.coordinator, openVersion!.id, 'submit', 'A recommendation was accepted.');
    expect(await other(p.people.coordinator)).toMatchObject({ failure: { code: 'planning.no-open-draft' } });
    const returned = await p.moveVersion(p.people.executive, openVersion!.id, 'return', 'Say who does it.');
    expect(returned.body.state).toBe('returned');
  });
});

describe('a strategy’s checklist', () => {
  it('is checked item by item, the newest word counting', async () => {
    const check = (item: string, isMet: boolean) =>
      p.ask(p.people.coordinator, 'POST', `/plans/${plan.id}/fidelity-checks`, {
        ...{ strategyId: parts.strategy, item, isMet },
      });
    await check('Every case has a detective', true);
    const { body } = await check('Every case has a detective', false);
    expect(body.fidelity).toMatchObject([{ item: 'Every case has a detective', isMet: false }]);
    expect((await check('Something else', true)).status).toBe(404);
  });
});

describe('the list of plans', () => {
  it('finds plans by their words', async () => {
    const titles = async (q: string) =>
      (await p.done(p.people.auditor, 'GET', `/plans?q=${q}`)).items.map(({ title }: Plan) => title);
    expect(await titles('2029')).toEqual([aPlan.title]);
    expect(await titles('nothing')).toEqual([]);
  });
});
