import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recommendationsColumn } from './queries/portfolio.ts';
import { aRecommendationWorld, type RecommendationWorld } from './testing/recommendation-world.ts';

let w: RecommendationWorld;
beforeAll(async () => {
  w = await aRecommendationWorld();
});
afterAll(() => w.close());

describe('a recommendation comes from an assessment', () => {
  it('that its proposer’s own agency has submitted to the site', async () => {
    const made = await w.propose();
    expect(made).toMatchObject({
      ...{ state: 'proposed', owner: null, nextDueOn: null, coreArea: 'Investigations' },
      assessment: { id: w.assessment, requestId: w.requestId },
    });
    expect(made.number).toMatch(/^REC-2026-\d{4}$/);
    const draft = await w.assess();
    const words = { title: made.title, advice: made.advice, basis: made.basis, coreArea: 'investigations' };
    const codeOf = async (person: string, deliverableId: string) =>
      (await w.recommend.call(person, 'POST', '', { ...words, deliverableId })).body.code;
    expect(await codeOf(w.people.provider, draft)).toBe('recommendations.no-assessment');
    expect(await codeOf(w.people.rival, w.assessment)).toBe('recommendations.no-assessment');
  });

  it('is reworded or taken back by its proposer, while the site has not decided', async () => {
    const { id, revision, advice, basis } = await w.propose();
    const words = { title: 'Set up a team for every shooting', advice, basis, coreArea: 'gun-violence' };
    const reword = (person: string, change: object) => w.recommend.call(person, 'PUT', `/${id}`, change);
    expect((await reword(w.people.colleagueAtProvider, { ...words, revision })).body.code).toBe(
      'recommendations.not-proposer',
    );
    expect((await reword(w.people.provider, { ...words, revision })).body).toMatchObject({
      ...{ title: words.title, coreArea: 'Gun Violence' },
    });
    expect((await reword(w.people.provider, { ...words, revision })).body.code).toBe(
      'recommendations.changed-meanwhile',
    );
    await w.recommend.done(w.people.executive, 'POST', `/${id}/accept`, w.acceptance);
    expect((await reword(w.people.provider, { ...words, revision: revision + 1 })).body.code).toBe(
      'recommendations.not-proposer',
    );
    await expect(
      w.asPerson(
        w.people.provider,
        sql`update recommendations.recommendation set advice = 'Something else than the site accepted.' where id = ${id}`,
      ),
    ).rejects.toThrow(/reworded by its proposer/);
  });
});

describe('the site decides', () => {
  it('a yes names who carries it out and until when; a no says why', async () => {
    const { id } = await w.propose();
    const accept = (acceptance: object) =>
      w.recommend.call(w.people.coordinator, 'POST', `/${id}/accept`, acceptance);
    expect((await accept({ ...w.acceptance, ownerId: w.people.provider })).body.code).toBe(
      'recommendations.owner-unknown',
    );
    expect((await accept({ ...w.acceptance, dueOn: '2026-11-23' })).body.code).toBe(
      'recommendations.due-day-passed',
    );
    expect((await accept(w.acceptance)).body).toMatchObject({
      ...{ state: 'accepted', ownerId: w.people.coordinator, nextDueOn: '2027-03-31' },
    });
    const other = await w.propose();
    expect((await w.recommend.move(w.people.executive, other.id, 'decline')).body.code).toBe(
      'workflow.reason-missing',
    );
    const no = await w.recommend.move(w.people.executive, other.id, 'decline', 'No detective is free.');
    expect(no.body).toMatchObject({ state: 'declined', nextDueOn: null });
    expect(no.body.timeline.at(-1).reason).toBe('No detective is free.');
  });

  it('it stands in the work of its owner alone', async () => {
    const { id } = await w.accepted();
    const workOf = async (person: string) =>
      (await w.call(person, 'GET', '/api/my-work')).body.waitingOnMe.filter(
        (item: { id: string }) => item.id === id,
      );
    expect(await workOf(w.people.coordinator)).toEqual([
      expect.objectContaining({ next: 'Plan it', to: `/s/${w.site.slug}/recommendations/${id}` }),
    ]);
    expect(await workOf(w.people.executive)).toEqual([]);
    await w.recommend.done(w.people.executive, 'POST', `/${id}/owner`, {
      ...{ ownerId: w.people.executive, dueOn: '2027-01-15' },
    });
    expect(await workOf(w.people.coordinator)).toEqual([]);
    expect(await workOf(w.people.executive)).toHaveLength(1);
  });
});

describe('“put it in the plan”', () => {
  it('adds an objective that says where it comes from, or takes one that is there, or an initiative', async () => {
    const { planId, goalId } = await w.aGoal();
    const first = await w.accepted();
    const put = (id: string, carrier: object) =>
      w.recommend.call(w.people.coordinator, 'POST', `/${id}/plan`, carrier);
    const planned = await put(first.id, {
      by: 'new-objective',
      goalId,
      title: 'A team for nonfatal shootings',
    });
    expect(planned.body).toMatchObject({
      ...{ state: 'planned', carriedOutBy: 'A team for nonfatal shootings' },
      objective: { title: 'A team for nonfatal shootings', planId },
    });
    const [origin] = await w.asSystem(
      sql`select origin_table, origin_id, origin_number from planning.objective where id = ${planned.body.objective.id}`,
    );
    expect(origin).toEqual({
      ...{ origin_table: 'recommendations.recommendation', origin_id: first.id },
      origin_number: planned.body.number,
    });
    const second = await w.accepted();
    const objectiveId = planned.body.objective.id;
    expect((await put(second.id, { by: 'objective', objectiveId })).body.objective.id).toBe(objectiveId);
    const third = await w.accepted();
    const unknown = await put(third.id, { by: 'objective', objectiveId: third.id });
    expect(unknown.body.code).toBe('recommendations.objective-unknown');
    const initiative = await put(third.id, { by: 'initiative', initiative: 'Demo initiative' });
    expect(initiative.body).toMatchObject({ state: 'planned', carriedOutBy: 'Demo initiative' });
  });
});

describe('verification', () => {
  it('is another person’s, a year later, with what was seen and where', async () => {
    const fresh = await w.implemented('2026-11-20');
    const seen = {
      evidence: 'The team still works around the clock; 30 of 58 cases were cleared.',
      link: 'https://example.org/report',
    };
    const verify = (person: string, id: string, given: object = seen) =>
      w.recommend.call(person, 'POST', `/${id}/verify`, given);
    expect((await verify(w.people.liaison, fresh)).body).toMatchObject({
      ...{ code: 'recommendations.too-early' },
      detail: expect.stringContaining('2027-11-20'),
    });
    await expect(
      w.services.database.as({ personId: w.people.liaison }, async (tx) => {
        await sql`update recommendations.recommendation set verified_evidence = ${seen.evidence}, verified_link = ${seen.link}
          where id = ${fresh}`.execute(tx);
        await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state)
          values (gen_random_uuid(), 'recommendation', ${fresh}, ${w.site.id}, 'verify', 'implemented', 'verified')`.execute(
          tx,
        );
        await sql`update recommendations.recommendation set state = 'verified' where id = ${fresh}`.execute(
          tx,
        );
      }),
    ).rejects.toThrow(/a year after/);

    const old = await w.implemented('2025-11-24');
    expect((await verify(w.people.coordinator, old)).body.code).toBe('workflow.not-allowed');
    expect((await verify(w.people.liaison, old, { evidence: seen.evidence })).status).toBe(422);
    expect((await verify(w.people.liaison, old)).body).toMatchObject({
      ...{ state: 'verified', verifiedEvidence: seen.evidence, verifiedLink: seen.link, nextDueOn: null },
    });
  });

  it('what does not hold goes back to whoever implemented it', async () => {
    const id = await w.implemented('2025-10-01');
    const back = await w.recommend.move(w.people.liaison, id, 'send-back', 'The team was dissolved in June.');
    expect(back.body).toMatchObject({ state: 'under-way', ownerId: w.people.coordinator });
  });

  it('a liaison who implemented it, in another role, does not verify it', async () => {
    const id = await w.underWay();
    await w.asSystem(sql`insert into identity.membership (id, person_id, agency_id, role)
      select gen_random_uuid(), person_id, agency_id, 'site coordinator'
      from identity.membership where person_id = ${w.people.liaison}`);
    await w.asSystem(sql`insert into identity.membership_site (membership_id, site_id)
      select id, ${w.site.id} from identity.membership
      where person_id = ${w.people.liaison} and role = 'site coordinator'`);
    await w.recommend.done(w.people.liaison, 'POST', `/${id}/implement`, {
      ...{ implementedOn: '2025-01-01', what: 'I set the team up myself at that time.' },
    });
    const verify = await w.recommend.call(w.people.liaison, 'POST', `/${id}/verify`, {
      ...{ evidence: 'I look at my own work and find it good.', link: 'https://example.org' },
    });
    expect(verify.body.code).toBe('workflow.second-person');
    await w.asSystem(sql`update identity.membership set valid_to = now()
      where person_id = ${w.people.liaison} and role = 'site coordinator'`);
  });
});

describe('the register', () => {
  it('is filtered by state, owner and what is late, and counted for the portfolio', async () => {
    const { id } = await w.accepted();
    await w.asSystem(sql`update recommendations.recommendation set due_on = '2026-11-20' where id = ${id}`);
    const list = async (query: string) =>
      (await w.recommend.done(w.people.coordinator, 'GET', `?${query}`)).items as {
        id: string;
        isLate: boolean;
        state: string;
      }[];
    const late = await list('late=yes');
    expect(late.map((row) => row.id)).toContain(id);
    expect(late.every(({ isLate }) => isLate)).toBe(true);
    expect((await list('mine=yes')).some((row) => row.id === id)).toBe(true);
    expect(new Set((await list('state=declined')).map(({ state }) => state))).toEqual(new Set(['declined']));
    expect((await list('state=accepted&limit=1')).length).toBe(1);
    const cells = await w.services.database.as({ personId: w.people.champion }, (tx) =>
      recommendationsColumn.query(tx, [w.site.id, w.elsewhere.id], w.services.clock.now()),
    );
    expect(cells.get(w.elsewhere.id)).toBeUndefined();
    expect(cells.get(w.site.id)!.attention).toContainEqual({
      why: expect.stringMatching(
        /^REC-2026-\d{4} \(Set up a team for nonfatal shootings\) is \d+ days late\.$/,
      ),
      to: expect.stringContaining('/recommendations/'),
    });
  });
});
