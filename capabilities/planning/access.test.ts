import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from './contract.ts';
import { aPartnership, aPlan, type Partnership } from './testing/partnership.ts';

let p: Partnership;
let plan: Plan;
let parts: Awaited<ReturnType<Partnership['withParts']>>;
let version: string;

beforeAll(async () => {
  p = await aPartnership();
  plan = await p.open(p.people.coordinator);
  parts = await p.withParts(plan.id);
  version = await p.publish(plan.id);
  await p.done(p.people.owner, 'POST', `/plan-activities/${parts.activity}/moves`, { move: 'start' });
});
afterAll(() => p.close());

const everyTable = [
  ...[
    'collaborative',
    'collaborative_member',
    'plan',
    'problem',
    'problem_finding',
    'goal',
    'objective',
    'strategy',
  ],
  ...['activity', 'version', 'public_mark', 'progress', 'fidelity_check', 'blocker', 'lateness', 'reading'],
];

describe('a person of another site', () => {
  it('is refused at this site’s addresses, and finds nothing under their own', async () => {
    const paths = [`/plans/${plan.id}`, `/plan-versions/${version}`, `/plan-activities/${parts.activity}`];
    for (const path of ['/plans', '/collaboratives', '/plan-choices', ...paths])
      expect((await p.ask(p.people.stranger, 'GET', path)).status).toBe(403);
    for (const path of paths) {
      const own = `/api/sites/${p.elsewhere.slug}${path}`;
      expect((await p.call(p.people.stranger, 'GET', own)).status).toBe(404);
    }
    const there = (path: string) => `/api/sites/${p.elsewhere.slug}${path}`;
    const moved = await p.call(p.people.stranger, 'POST', there(`/plan-versions/${version}/moves`), {
      move: 'publish',
    });
    expect(moved.status).toBe(404);
    const words = { kind: 'goal', fields: { title: 'A goal from elsewhere' } };
    const added = await p.call(p.people.stranger, 'POST', there(`/plans/${plan.id}/parts`), { words });
    expect(added.status).toBe(404);
  });

  it('sees and changes no row by SQL, and neither does a detective nor anyone not signed in', async () => {
    for (const table of everyTable) {
      const target = sql.table(`planning.${table}`);
      for (const personId of [p.people.stranger, p.people.detective, null])
        expect((await p.sqlAs(personId, sql`select 1 from ${target}`)).rows).toEqual([]);
    }
    for (const table of ['goal', 'version', 'progress', 'activity'])
      await expect(
        p.sqlAs(p.people.stranger, sql`delete from ${sql.table(`planning.${table}`)}`),
      ).rejects.toThrow('permission denied');
    const changed = await p.sqlAs(
      p.people.stranger,
      sql`update planning.goal set title = 'Not mine' returning id`,
    );
    expect(changed.rows).toEqual([]);
  });
});

describe('people of the site', () => {
  it('read according to their role', async () => {
    for (const role of [
      'coordinator',
      'executive',
      'analyst',
      'communications',
      'liaison',
      'owner',
      'auditor',
    ] as const)
      expect([role, (await p.ask(p.people[role], 'GET', `/plans/${plan.id}`)).status]).toEqual([role, 200]);
    expect((await p.ask(p.people.detective, 'GET', `/plans/${plan.id}`)).status).toBe(403);
  });

  it('open and write plans according to their role, by the API and by SQL', async () => {
    for (const role of ['communications', 'liaison', 'owner', 'auditor', 'detective'] as const) {
      expect([role, (await p.ask(p.people[role], 'POST', '/plans', aPlan)).status]).toEqual([role, 403]);
      expect([role, (await p.ask(p.people[role], 'POST', `/plans/${plan.id}/drafts`)).status]).toEqual([
        role,
        403,
      ]);
      await expect(
        p.sqlAs(
          p.people[role],
          sql`insert into planning.goal (id, site_id, plan_id, position, title)
            values (gen_random_uuid(), ${p.site.id}, ${plan.id}, 1, 'A goal by SQL')`,
        ),
      ).rejects.toThrow();
    }
  });

  it('publish according to their role, and never what they submitted', async () => {
    const draft = await p.open(p.people.analyst, { title: 'A plan to be published' });
    await p.add(draft.id, 'goal', { title: 'A goal of that plan' });
    const { id } = draft.openVersion!;
    const submitted = await p.moveVersion(p.people.executive, id, 'submit', 'The executive wants it so.');
    expect(submitted.body.state).toBe('in-review');
    for (const role of ['analyst', 'liaison', 'communications', 'owner', 'auditor'] as const)
      expect([role, (await p.moveVersion(p.people[role], id, 'publish')).body.code]).toEqual([
        ...[role, 'workflow.not-allowed'],
      ]);
    expect((await p.moveVersion(p.people.executive, id, 'publish')).body.code).toBe('workflow.second-person');
    await expect(
      p.sqlAs(p.people.executive, sql`update planning.version set state = 'published' where id = ${id}`),
    ).rejects.toThrow('only by a recorded move');
    expect((await p.moveVersion(p.people.coordinator, id, 'publish')).body.state).toBe('published');
  });

  it('report on what they own, and on nothing else', async () => {
    const report = (person: string) =>
      p.ask(person, 'POST', `/plan-activities/${parts.activity}/progress`, {
        ...{ percent: 10, words: 'It goes on.', spentCents: 0 },
      });
    expect((await report(p.people.owner)).status).toBe(200);
    expect((await report(p.people.communications)).body.code).toBe('planning.not-yours-to-report');
    expect((await report(p.people.auditor)).status).toBe(403);
    const bySql = (person: string) =>
      p.sqlAs(
        person,
        sql`insert into planning.progress (id, site_id, plan_id, activity_id, percent, words, spent_cents)
          values (gen_random_uuid(), ${p.site.id}, ${plan.id}, ${parts.activity}, 100, 'Done.', 0)`,
      );
    await expect(bySql(p.people.communications)).rejects.toThrow('its owner reports on it');
    await expect(bySql(p.people.auditor)).rejects.toThrow('its owner reports on it');
    for (const column of ['percent', 'number'])
      await expect(
        p.sqlAs(p.people.owner, sql`update planning.activity set ${sql.ref(column)} = null`),
      ).rejects.toThrow('permission denied');
    await expect(
      p.sqlAs(
        p.people.owner,
        sql`update planning.activity set title = 'Something easier' where id = ${parts.activity}`,
      ),
    ).rejects.toThrow('this plan is written by others');
    await expect(
      p.sqlAs(p.people.owner, sql`update planning.activity set owner_id = null where id = ${parts.activity}`),
    ).rejects.toThrow('is for those who write the plan');
  });

  it('can’t type in what a measure came to', async () => {
    await expect(
      p.sqlAs(p.people.analyst, sql`insert into planning.reading (site_id) values (${p.site.id})`),
    ).rejects.toThrow('permission denied');
  });
});

describe('a collaborative of agencies', () => {
  let collaborative: string;
  let theirs: Plan;
  beforeAll(async () => {
    const members = [
      { agencyId: await p.agencyOf(p.people.coordinator), decidesPublic: false },
      { agencyId: await p.agencyOf(p.people.communications), decidesPublic: true },
    ];
    const opened = await p.done(p.people.coordinator, 'POST', '/collaboratives', {
      ...{ name: 'The parish collaborative', members },
    });
    collaborative = opened.id;
    theirs = await p.open(p.people.coordinator, {
      title: 'The parish’s plan',
      collaborativeId: collaborative,
    });
  });

  it('is opened by those who may convene, and needs someone to decide what is public', async () => {
    const members = [
      { agencyId: await p.agencyOf(p.people.coordinator), decidesPublic: false },
      { agencyId: await p.agencyOf(p.people.owner), decidesPublic: false },
    ];
    const body = { name: 'Another collaborative', members };
    expect((await p.ask(p.people.analyst, 'POST', '/collaboratives', body)).status).toBe(403);
    const refused = await p.ask(p.people.coordinator, 'POST', '/collaboratives', body);
    expect(refused.body.errors[0].message).toBe('Nobody would decide what is public.');
    const same = {
      name: 'The parish collaborative',
      members: [{ ...members[0], decidesPublic: true }, members[1]],
    };
    expect((await p.ask(p.people.coordinator, 'POST', '/collaboratives', same)).body.code).toBe(
      'planning.already-there',
    );
  });

  it('has its plan written by its members alone, whatever others may write at the site', async () => {
    expect(theirs).toMatchObject({ owner: 'The parish collaborative', rights: { write: true } });
    const mine = await p.ask(p.people.executive, 'POST', '/plans', {
      ...aPlan,
      collaborativeId: collaborative,
    });
    expect(mine.body.code).toBe('planning.not-a-writer');
    const words = { kind: 'goal', fields: { title: 'A goal of a stranger' } };
    const reply = await p.ask(p.people.executive, 'POST', `/plans/${theirs.id}/parts`, { words });
    expect(reply.body.code).toBe('planning.not-a-writer');
    await expect(
      p.sqlAs(
        p.people.executive,
        sql`insert into planning.goal (id, site_id, plan_id, position, title)
          values (gen_random_uuid(), ${p.site.id}, ${theirs.id}, 1, 'A goal by SQL')`,
      ),
    ).rejects.toThrow('this plan is written by others');
  });

  it('has its versions published by a second person of its members', async () => {
    await p.add(theirs.id, 'goal', { title: 'A goal of the parish' });
    const { id } = theirs.openVersion!;
    await p.moveVersion(p.people.coordinator, id, 'submit', 'The parish agreed on it.');
    expect((await p.moveVersion(p.people.executive, id, 'publish')).body.code).toBe('planning.not-a-writer');
    await p.done(
      ...([p.people.coordinator, 'PUT'] as const),
      `/collaboratives/${collaborative}/members/${await p.agencyOf(p.people.executive)}`,
      { isMember: true, decidesPublic: false },
    );
    expect((await p.moveVersion(p.people.executive, id, 'publish')).body.state).toBe('published');
  });

  it('lets only the agencies it named decide what of its plan is public', async () => {
    const mark = (person: string) =>
      p.ask(person, 'POST', `/plans/${theirs.id}/public-marks`, {
        marks: [{ partId: theirs.id, isPublic: true }],
      });
    expect((await mark(p.people.coordinator)).body.code).toBe('planning.not-a-decider');
    expect((await mark(p.people.executive)).body.code).toBe('planning.not-a-decider');
    expect((await mark(p.people.liaison)).status).toBe(403);
    await expect(
      p.sqlAs(
        p.people.executive,
        sql`insert into planning.public_mark (plan_id, part_id, site_id, is_public)
          values (${theirs.id}, ${theirs.id}, ${p.site.id}, true)`,
      ),
    ).rejects.toThrow('row-level security');
    expect((await mark(p.people.communications)).body.isPublic).toBe(true);
  });

  it('is left by an agency, whose people then write no more', async () => {
    const path = `/collaboratives/${collaborative}/members/${await p.agencyOf(p.people.executive)}`;
    await p.done(p.people.coordinator, 'PUT', path, { isMember: false, decidesPublic: false });
    const reply = await p.ask(p.people.executive, 'POST', `/plans/${theirs.id}/drafts`);
    expect(reply.body.code).toBe('planning.not-a-writer');
    const [found] = (await p.done(p.people.liaison, 'GET', '/collaboratives')).items;
    expect(found.members).toHaveLength(2);
  });
});

describe('what everyone may read', () => {
  const asNobody = async <T>(statement: ReturnType<typeof sql>) =>
    (await p.sqlAs(null, statement)).rows as T[];
  const contents = () =>
    asNobody<{ ordinal: number; number: string; content: { parts: { id: string; fields: object }[] } }>(
      sql`select ordinal, number, content from planning.public_versions(${p.site.id}) where plan_id = ${plan.id}`,
    );
  const mark = (ids: string[], isPublic: boolean) =>
    p.done(p.people.executive, 'POST', `/plans/${plan.id}/public-marks`, {
      marks: ids.map((partId) => ({ partId, isPublic })),
    });

  it('is nothing of a plan that is not marked, and no part that was not marked when it was published', async () => {
    expect(await contents()).toEqual([]);
    await mark([plan.id, ...Object.values(parts)], true);
    expect(await contents()).toMatchObject([{ ordinal: 1, content: { parts: [] } }]);
  });

  it('is the marked parts of a version, without persons, money and where they came from', async () => {
    await p.done(p.people.coordinator, 'POST', `/plans/${plan.id}/drafts`);
    await p.publish(plan.id, 'The plan is told to everyone.');
    const [newest] = await contents();
    expect(newest!.content.parts.map(({ id }) => id)).toEqual(Object.values(parts));
    const words = JSON.stringify(newest!.content.parts);
    for (const hidden of ['owner"', 'ownerId', 'budgetCents', 'origin', 'Test outreach worker'])
      expect(words).not.toContain(hidden);
    const status = await asNobody(
      sql`select activity_id, state, percent from planning.public_status(${plan.id})`,
    );
    expect(status).toEqual([{ activity_id: parts.activity, state: 'under-way', percent: 10 }]);
  });

  it('stands on the site’s public page in both languages and in its files, and the site’s page leads there', async () => {
    const page = async (path: string): Promise<{ status: number; body: string }> => {
      const { status, body } = await p.call(null, 'GET', path);
      return { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
    };
    const home = `/sites/${p.site.slug}`;
    const asked = `?plan=${plan.number}`;
    expect((await page(home)).body).toContain(`href="${home}/plan"`);
    const { status, body } = await page(`${home}/plan${asked}`);
    expect(status).toBe(200);
    for (const told of [
      'Fewer people shot',
      'Staff the team',
      'Under way, 10% done',
      'The plan is told to everyone.',
    ])
      expect(body).toContain(told);
    for (const hidden of ['Test outreach worker', '12,500', 'It goes on.'])
      expect(body).not.toContain(hidden);
    expect((await page(`/es${home}/plan${asked}`)).body).toContain('Qué cambió y por qué');
    expect((await page(`${home}/plan/data.csv${asked}`)).body).toContain('Staff the team');
    const json = JSON.parse((await page(`${home}/plan/data.json${asked}`)).body);
    expect(json.log[0]).toMatchObject({ version: 2, note: 'The plan is told to everyone.' });
    expect((await page(`${home}/plan/data.csv?plan=PLN-1999-0001`)).status).toBe(404);
    expect((await page(`/sites/${p.elsewhere.slug}/plan`)).body).toContain('has not published a plan yet');
  });

  it('ends at once when a mark is taken away, with all that hangs under the part', async () => {
    await mark([parts.objective], false);
    const [newest] = await contents();
    expect(newest!.content.parts.map(({ id }) => id)).toEqual([parts.goal]);
    expect(await asNobody(sql`select 1 from planning.public_status(${plan.id})`)).toEqual([]);
    await mark([plan.id], false);
    expect(await contents()).toEqual([]);
  });
});
