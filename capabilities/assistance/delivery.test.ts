import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askDueIn, scheduleFollowUpsIn } from './delivery/follow-ups/ask.ts';
import {
  aDeliveryWorld,
  anActivity,
  anAssessment,
  aPlan,
  aSession,
  type DeliveryWorld,
  expectDone,
} from './testing/delivery-world.ts';

let w: DeliveryWorld;
beforeAll(async () => {
  w = await aDeliveryWorld();
});
afterAll(() => w.close());

describe('matching a request with a provider', () => {
  it('ranks who could take it with reasons in words, and keeps the reasons with the offer', async () => {
    const path = `/api/assistance-providers/${w.providers.ours}`;
    const note = { expertise: { level: 'deep', evidence: 'Set up two such teams, in 2024 and 2025.' } };
    await expectDone(await w.call(w.people.provider, 'PUT', `${path}/expertise/investigations`, note));
    const id = await w.triaged();
    const { candidates } = await w.done(w.people.liaison, 'GET', `/requests/${id}/matching`);
    expect(candidates.map((one: { name: string; verdict: string }) => [one.name, one.verdict])).toEqual([
      ['Alpha Assistance', 'fits'],
      ['Beta Assistance', 'fits'],
    ]);
    const offer = await w.offer(id, w.providers.ours);
    expect(offer).toMatchObject({ state: 'offered', isLead: true, answerBy: '2026-11-27' });
    expect(offer.reasons[0]).toBe('Deep expertise in Investigations.');
    expect(offer.number).toMatch(/^OFR-2026-\d{4}$/);
    const twice = await w.call(w.people.liaison, 'POST', w.at(`/requests/${id}/offers`), {
      providerId: w.providers.ours,
    });
    expect(twice.body.code).toBe('assistance.offered-already');
    const second = await w.call(w.people.liaison, 'POST', w.at(`/requests/${id}/offers`), {
      providerId: w.providers.rivals,
    });
    expect(second.body.code).toBe('assistance.one-lead');
  });

  it('a yes of the lead matches the request and its no does not; several take part, one leads', async () => {
    const id = await w.triaged();
    const lead = await w.offer(id, w.providers.ours);
    const silent = await w.moves.offer(w.people.provider, lead.id, 'decline');
    expect(silent.body.code).toBe('workflow.reason-missing');
    await expectDone(await w.moves.offer(w.people.provider, lead.id, 'decline', 'No detective is free.'));
    expect(await w.stateOf(id)).toBe('triaged');
    const again = await w.offer(id, w.providers.ours);
    await expectDone(await w.moves.offer(w.people.provider, again.id, 'accept'));
    expect(await w.stateOf(id)).toBe('matched');
    const part = await w.offer(id, w.providers.rivals, { isLead: false, part: 'The training.' });
    await expectDone(await w.moves.offer(w.people.rival, part.id, 'accept'));
    const led = await w.done(w.people.liaison, 'POST', `/offers/${part.id}/lead`, {});
    expect(led.isLead).toBe(true);
    const { offers } = await w.done(w.people.liaison, 'GET', `/requests/${id}/matching`);
    expect(
      offers.filter((one: { isLead: boolean; state: string }) => one.isLead && one.state === 'accepted'),
    ).toHaveLength(1);
    await expectDone(await w.moves.offer(w.people.liaison, part.id, 'release', 'It merged with another.'));
    expect(await w.stateOf(id)).toBe('triaged');
  });

  it('a conflict of interest excludes, on the screen, through the API and in the database', async () => {
    const path = `/api/assistance-providers/${w.providers.rivals}`;
    const declared = { site: w.site.slug, reason: 'Its director led the police of this site until 2025.' };
    const { conflicts } = await expectDone(
      await w.call(w.people.rival, 'POST', `${path}/conflicts`, declared),
    );
    const id = await w.triaged();
    const { candidates } = await w.done(w.people.liaison, 'GET', `/requests/${id}/matching`);
    expect(candidates.at(-1)).toMatchObject({ name: 'Beta Assistance', verdict: 'excluded' });
    expect(candidates.at(-1).reasons[0].text).toContain('Its director led');
    const refused = await w.call(w.people.liaison, 'POST', w.at(`/requests/${id}/offers`), {
      providerId: w.providers.rivals,
    });
    expect(refused.body.code).toBe('assistance.conflict-excludes');
    await expect(
      w.asPerson(
        w.people.liaison,
        sql`insert into assistance.request_provider
            (id, site_id, request_id, provider_id, agency_id, number, title, is_lead, answer_by)
          select gen_random_uuid(), ${w.site.id}, ${id}, p.id, p.agency_id, 'OFR-1', 'Round the rule', true, '2026-12-01'
          from assistance.provider p where p.id = ${w.providers.rivals}`,
      ),
    ).rejects.toThrow(/conflict/);
    const own = await w.call(w.people.rival, 'POST', `${path}/conflicts/${conflicts[0].id}/end`, {
      reason: 'We no longer see one.',
    });
    expect(own.body.code).toBe('assistance.conflict-not-found');
    await expectDone(
      await w.call(w.people.liaison, 'POST', `${path}/conflicts/${conflicts[0].id}/end`, {
        reason: 'The director has left the provider.',
      }),
    );
    expect((await w.offer(id, w.providers.rivals)).state).toBe('offered');
  });
});

describe('a work plan', () => {
  it('takes the request along: scoped when submitted, back when returned, approved by site and program office', async () => {
    const { id, plan } = await w.planned();
    const bare = await w.call(w.people.provider, 'PUT', w.at(`/work-plans/${plan.id}`), {
      ...{ ...aPlan, revision: plan.revision, ttaType: 'training' },
    });
    expect(bare.body.errors).toEqual([
      expect.objectContaining({ field: 'measures.1.measure', mend: 'Choose another.' }),
    ]);
    await expectDone(await w.moves.plan(w.people.provider, plan.id, 'submit'));
    expect(await w.stateOf(id)).toBe('scoped');
    await expectDone(await w.moves.plan(w.people.coordinator, plan.id, 'return', 'Add the night shift.'));
    expect(await w.stateOf(id)).toBe('matched');
    const changed = { ...aPlan, scope: `${aPlan.scope} The night shift too.`, revision: plan.revision };
    const saved = await w.done(w.people.colleagueAtProvider, 'PUT', `/work-plans/${plan.id}`, changed);
    const over = await w.call(w.people.provider, 'PUT', w.at(`/work-plans/${plan.id}`), changed);
    expect(over.body.code).toBe('assistance.delivery-changed-meanwhile');
    expect(saved.milestones.map(({ title }: { title: string }) => title)).toEqual(
      aPlan.milestones.map(({ title }) => title),
    );
    await expectDone(await w.moves.plan(w.people.provider, plan.id, 'submit'));
    const early = await w.moves.plan(w.people.champion, plan.id, 'approve');
    expect(early.body.code).toBe('workflow.wrong-state');
    await expectDone(await w.moves.plan(w.people.executive, plan.id, 'agree'));
    expect(await w.stateOf(id)).toBe('scoped');
    await expectDone(await w.moves.plan(w.people.champion, plan.id, 'approve'));
    expect(await w.stateOf(id)).toBe('approved');
    const late = await w.call(w.people.provider, 'PUT', w.at(`/work-plans/${plan.id}`), {
      ...changed,
      revision: saved.revision,
    });
    expect(late.body.code).toBe('assistance.not-in-your-hands');
    await expect(
      w.asPerson(
        w.people.provider,
        sql`update assistance.work_plan set scope = 'Something else altogether.' where id = ${plan.id}`,
      ),
    ).rejects.toThrow(/work plan changes only/);
  });
});

describe('delivery', () => {
  it('begins with the first session; measures and costs are counted, to the cent and never beyond the budget', async () => {
    const { id, plan } = await w.approved();
    const training = { ...anActivity, kind: 'training', title: 'Training of detectives' };
    const activity = await w.done(w.people.provider, 'POST', `/requests/${id}/activities`, training);
    const sessions = w.at(`/activities/${activity.id}/sessions`);
    const future = await w.call(w.people.provider, 'POST', sessions, { ...aSession, heldOn: '2026-11-25' });
    expect(future.body.code).toBe('assistance.session-to-come');
    expect(await w.stateOf(id)).toBe('approved');
    await expectDone(await w.call(w.people.provider, 'POST', sessions, aSession));
    expect(await w.stateOf(id)).toBe('delivering');
    await expectDone(await w.call(w.people.provider, 'POST', sessions, { ...aSession, minutes: 30 }));

    const cost = { kind: 'travel', incurredOn: '2026-11-24', note: 'Two train tickets' };
    const costs = w.at(`/requests/${id}/costs`);
    await expectDone(await w.call(w.people.provider, 'POST', costs, { ...cost, cents: 1_250_049 }));
    const more = await w.call(w.people.provider, 'POST', costs, { ...cost, cents: 2 });
    expect(more.body).toMatchObject({
      code: 'assistance.more-than-budget',
      detail: '$0.01 is left of what was approved.',
    });
    const whole = await expectDone(await w.call(w.people.provider, 'POST', costs, { ...cost, cents: 1 }));
    expect(whole.plan.measures).toEqual([
      { measure: 'deliverables-accepted', target: 1, reached: 0 },
      { measure: 'people-trained', target: 20, reached: 16 },
    ]);
    expect(whole.plan.budget).toEqual([
      { kind: 'personnel', cents: 1_000_000, spent: 0 },
      { kind: 'travel', cents: 250_050, spent: 1_250_050 },
    ]);
    await expect(
      w.asPerson(
        w.people.provider,
        sql`insert into assistance.cost (id, site_id, request_id, work_plan_id, kind, cents, incurred_on, note)
          values (gen_random_uuid(), ${w.site.id}, ${id}, ${plan.id}, 'travel', 1, '2026-11-24', 'Round the rule')`,
      ),
    ).rejects.toThrow(/left of the budget/);
    const taken = await w.call(w.people.provider, 'POST', w.at(`/costs/${whole.costs[0].id}/take-back`), {
      reason: 'Booked twice.',
    });
    expect(taken.status).toBe(204);
  });

  it('a report is approved when everyone asked agrees, and one “needs action” returns it', async () => {
    const { id } = await w.approved();
    const activity = await w.done(w.people.provider, 'POST', `/requests/${id}/activities`, anActivity);
    const path = `/activities/${activity.id}`;
    const approverIds = [w.people.coordinator, w.people.liaison];
    const bare = await w.call(w.people.provider, 'POST', w.at(`${path}/report`), { approverIds });
    expect(bare.body.errors[0].field).toBe('sessions');
    await w.done(w.people.provider, 'POST', `${path}/sessions`, aSession);
    const wrong = await w.call(w.people.provider, 'POST', w.at(`${path}/report`), {
      approverIds: [w.people.auditor],
    });
    expect(wrong.body.errors[0].field).toBe('approverIds');
    const submit = () => w.done(w.people.provider, 'POST', `${path}/report`, { approverIds });
    const answer = (person: string, given: object) =>
      w.call(person, 'POST', w.at(`${path}/report/answers`), given);
    await submit();
    expect((await answer(w.people.executive, { answer: 'agrees' })).body.code).toBe(
      'assistance.not-an-approver',
    );
    expect((await answer(w.people.coordinator, { answer: 'agrees' })).body.state).toBe('submitted');
    const sent = await answer(w.people.liaison, { answer: 'needs-action', note: 'Name the case files.' });
    expect(sent.body.state).toBe('needs-action');
    const round = await submit();
    expect(round.approvers.map((one: { answer: string | null }) => one.answer)).toEqual([null, null]);
    await answer(w.people.liaison, { answer: 'agrees' });
    const alone = w.services.database.as({ personId: w.people.executive }, async (tx) => {
      await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state)
        values (gen_random_uuid(), 'tta-activity', ${activity.id}, ${w.site.id}, 'approve', 'submitted', 'approved')`.execute(
        tx,
      );
      await sql`update assistance.activity set state = 'approved' where id = ${activity.id}`.execute(tx);
    });
    await expect(alone).rejects.toThrow(/everyone who was asked agrees/);
    expect((await answer(w.people.coordinator, { answer: 'agrees' })).body.state).toBe('approved');
    const unlock = await w.moves.activity(w.people.champion, activity.id, 'unlock', 'A number was wrong.');
    expect(unlock.body.state).toBe('needs-action');
  });

  it('a deliverable goes back and forth in versions, and another side takes it', async () => {
    const { id } = await w.approved();
    const made = await w.done(w.people.provider, 'POST', `/requests/${id}/deliverables`, anAssessment);
    expect((await w.call(w.people.coordinator, 'GET', w.at(`/deliverables/${made.id}`))).status).toBe(404);
    await expectDone(await w.moves.deliverable(w.people.provider, made.id, 'submit'));
    await expectDone(await w.moves.deliverable(w.people.coordinator, made.id, 'return', 'Add the costs.'));
    const next = { summary: `${anAssessment.summary} It costs four detectives.`, changes: 'The costs.' };
    const second = await w.done(w.people.provider, 'POST', `/deliverables/${made.id}/versions`, next);
    expect(second.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    await expectDone(await w.moves.deliverable(w.people.provider, made.id, 'submit'));
    const taken = await expectDone(await w.moves.deliverable(w.people.executive, made.id, 'accept'));
    expect(taken.state).toBe('accepted');
    const after = await w.call(w.people.provider, 'POST', w.at(`/deliverables/${made.id}/versions`), next);
    expect(after.body.code).toBe('assistance.not-in-your-hands');
  });
});

describe('what came of it', () => {
  it('is asked at close and after 90 and 180 days, once, of one person, and answered in kind', async () => {
    const { id } = await w.approved();
    const request = {
      ...{ id, siteId: w.site.id, title: 'Help', round: 1, timeZone: 'America/New_York' },
      ...{ authorId: w.people.coordinator, liaisonId: w.people.liaison },
    };
    const schedule = () =>
      w.services.database.asSystem('a test closes', (tx) =>
        scheduleFollowUpsIn(tx, request, new Date('2026-11-24T15:00:00Z')),
      );
    await schedule();
    await schedule();
    const ask = (day: string) =>
      w.services.database.asSystem('a test asks', (tx) => askDueIn(tx, new Date(`${day}T12:00:00Z`)));
    const followUps = async () =>
      (await w.done(w.people.liaison, 'GET', `/requests/${id}/delivery`)).followUps as {
        id: string;
        state: string;
        dueOn: string;
      }[];
    expect((await followUps()).map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['due', '2026-12-08'],
      ['scheduled', '2027-02-22'],
      ['scheduled', '2027-05-23'],
    ]);
    await ask('2027-02-22');
    const [satisfaction, outcome] = await followUps();
    expect(outcome!.state).toBe('due');
    const answer = (person: string, followUp: string, given: object) =>
      w.call(person, 'POST', w.at(`/follow-ups/${followUp}/answer`), given);
    const grades = { timeliness: 4, quality: 5, usefulness: 5 };
    expect((await answer(w.people.executive, satisfaction!.id, grades)).body.code).toBe(
      'assistance.not-yours-to-answer',
    );
    const wrongKind = await answer(w.people.liaison, outcome!.id, grades);
    expect(wrongKind.body.code).toBe('assistance.parts-do-not-fit');
    expect((await answer(w.people.coordinator, satisfaction!.id, grades)).body.state).toBe('answered');
    const came = { outcome: 'partly', words: 'A team of four works since January.', evidenceLink: null };
    expect((await answer(w.people.liaison, outcome!.id, came)).body).toMatchObject({
      ...came,
      state: 'answered',
    });
  });
});
