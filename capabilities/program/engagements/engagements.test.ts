import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPartnership, type Partnership } from '../testing/partnership.ts';

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership();
});
afterAll(() => p.close());

const invitation = {
  startsOn: '2026-12-01',
  phases: [
    { phase: 'onboarding', beginsOn: '2026-12-01' },
    { phase: 'assessing', beginsOn: '2027-02-01' },
  ],
};

describe('an engagement', () => {
  let id: string;
  const move = (who: string, name: string, reason?: string) =>
    p.call(who, 'POST', p.at(`/engagements/${id}/moves`), { move: name, ...(reason ? { reason } : {}) });

  it('begins as an invitation to three years, one at a time', async () => {
    const invited = await p.call(p.people.champion, 'POST', p.at('/engagements'), invitation);
    expect(invited.body.engagement).toMatchObject({
      number: 'ENG-2026-0001',
      state: 'invited',
      plannedEnd: '2029-11-30',
      endsOn: '2029-11-30',
      month: null,
      months: 36,
    });
    id = invited.body.engagement.id;
    const again = await p.call(p.people.champion, 'POST', p.at('/engagements'), invitation);
    expect(again.body).toMatchObject({ status: 409, code: 'program.engaged-already' });
  });

  it('can still change its days while it is an invitation, and keeps them once accepted', async () => {
    const commitment = { startsOn: '2026-11-02', plannedEnd: '2029-11-01' };
    const change = (reason?: string) => ({
      phases: [{ phase: 'onboarding', beginsOn: '2026-11-02' }],
      commitment,
      ...(reason ? { reason } : {}),
    });
    const path = p.at(`/engagements/${id}/phases`);
    expect((await p.call(p.people.liaison, 'PUT', path, change())).body.code).toBe(
      'program.plan-reason-missing',
    );
    const changed = await p.call(p.people.liaison, 'PUT', path, change('The council voted a month earlier.'));
    expect(changed.body.engagement).toMatchObject({ startsOn: '2026-11-02', month: 1 });
    expect((await move(p.people.executive, 'accept')).body.engagement.state).toBe('onboarding');
    const late = await p.call(p.people.liaison, 'PUT', path, change('Once more, a year later.'));
    expect(late.body.code).toBe('program.commitment-begun');
  });

  it('keeps every planned day with the reason for the next, and the day a phase began', async () => {
    const { body } = await p.call(p.people.analyst, 'GET', p.at('/program'));
    const [onboarding, assessing] = body.engagement.phases;
    expect(onboarding).toMatchObject({
      plannedOn: '2026-11-02',
      revisions: [{ revision: 2 }, { revision: 1 }],
    });
    expect(onboarding.revisions[0].reason).toBe('The council voted a month earlier.');
    expect(onboarding.actualOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(assessing).toMatchObject({ plannedOn: '2027-02-01', actualOn: null });
  });

  it('refuses days out of order, naming the phase', async () => {
    const refused = await p.call(p.people.liaison, 'PUT', p.at(`/engagements/${id}/phases`), {
      phases: [{ phase: 'planning', beginsOn: '2027-01-01' }],
    });
    expect(refused.body).toMatchObject({ code: 'program.days-do-not-fit', errors: [{ field: 'planning' }] });
  });

  it('is extended with the reason to a later day, and what was agreed before stays', async () => {
    const extend = (endsOn: string) =>
      p.call(p.people.champion, 'POST', p.at(`/engagements/${id}/extensions`), {
        endsOn,
        reason: 'The plan’s last activity ends in spring.',
      });
    expect((await extend('2029-06-30')).body.code).toBe('program.extension-too-short');
    const extended = await extend('2030-05-01');
    expect(extended.body.engagement).toMatchObject({
      plannedEnd: '2029-11-01',
      endsOn: '2030-05-01',
      months: 42,
    });
    expect(extended.body.engagement.extensions).toHaveLength(1);
  });

  it('goes from phase to phase, graduates, and leaves room for another', async () => {
    for (const step of ['assess', 'plan', 'implement', 'sustain'])
      expect((await move(p.people.liaison, step)).status).toBe(200);
    expect((await move(p.people.liaison, 'graduate')).body.code).toBe('workflow.not-allowed');
    expect((await move(p.people.champion, 'graduate')).body.engagement.state).toBe('graduated');
    const planned = await p.call(p.people.champion, 'PUT', p.at(`/engagements/${id}/phases`), { phases: [] });
    expect(planned.body.code).toBe('program.engagement-over');
    const next = await p.call(p.people.champion, 'POST', p.at('/engagements'), { startsOn: '2030-06-01' });
    expect(next.body).toMatchObject({ engagement: { state: 'invited' }, earlier: [{ state: 'graduated' }] });
    id = next.body.engagement.id;
  });

  it('is left early only with the reason', async () => {
    expect((await move(p.people.champion, 'withdraw')).body.code).toBe('workflow.reason-missing');
    const left = await move(p.people.champion, 'withdraw', 'The new mayor chose otherwise.');
    expect(left.body.engagement.timeline.at(-1)).toMatchObject({ reason: 'The new mayor chose otherwise.' });
  });
});

describe('a site’s team', () => {
  const fill = (body: Record<string, unknown>) => p.call(p.people.coordinator, 'POST', p.at('/team'), body);
  const position = (body: { positions: { key: string }[] }, key: string) =>
    body.positions.find((one) => one.key === key);

  it('has every position, held, acted in or vacant', async () => {
    const { body } = await p.call(p.people.provider, 'GET', p.at('/program'));
    expect(body.positions).toHaveLength(10);
    expect(new Set(body.positions.map((one: { cover: string }) => one.cover))).toEqual(new Set(['vacant']));
  });

  it('has people of the site and named contacts of agencies, one regular holder at a time', async () => {
    await fill({ position: 'liaison', personId: p.people.liaison, from: '2026-01-01' });
    const agent = { name: 'Demo agent', agency: 'ATF' };
    const filled = await fill({ position: 'atf-contact', contact: agent, from: '2026-02-01' });
    expect(position(filled.body, 'atf-contact')).toMatchObject({
      cover: 'held',
      now: [{ name: 'Demo agent' }],
    });
    const outsider = await fill({ position: 'advisor', personId: p.people.stranger, from: '2026-01-01' });
    expect(outsider.body.code).toBe('program.holder-without-access');
    const meanwhile = {
      position: 'liaison',
      personId: p.people.advisor,
      from: '2026-11-01',
      to: '2026-12-15',
    };
    expect((await fill(meanwhile)).body.code).toBe('program.position-held');
    const acting = await fill({ ...meanwhile, acting: true });
    expect(position(acting.body, 'liaison')).toMatchObject({ cover: 'held', now: [{}, { acting: true }] });
  });

  it('keeps who was there before when someone follows, and shows what fell vacant', async () => {
    const next = { name: 'Demo next agent', agency: 'ATF' };
    const { body } = await fill({ position: 'atf-contact', contact: next, from: '2026-10-01' });
    const atf = position(body, 'atf-contact') as unknown as { now: { id: string }[]; past: { to: string }[] };
    expect(atf.past).toMatchObject([{ to: '2026-10-01' }]);
    const ended = await p.call(p.people.coordinator, 'POST', p.at(`/team/${atf.now[0]!.id}/end`), {
      to: '2026-11-20',
    });
    expect(position(ended.body, 'atf-contact')).toMatchObject({ cover: 'vacant', vacantSince: '2026-11-20' });
  });
});
