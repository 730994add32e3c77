import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHelpDesk, type HelpDesk } from './testing/help-desk.ts';

let d: HelpDesk;
beforeAll(async () => {
  d = await aHelpDesk();
});
afterAll(() => d.close());

const question = { question: 'Which districts is this about?', dueBackOn: '2026-11-25' };
const escalationsOf = (id: string) =>
  d.asSystem(sql<{ level: number; owner: string; state: string }>`
    select level, owner_id as owner, state from assistance.escalation where request_id = ${id} order by level`);

describe('the clock of a request', () => {
  it('stands still while the site is asked, who finds the question in My work, and runs on with the answer', async () => {
    const { id, number } = await d.submitted();
    await d.move(d.people.liaison, id, 'acknowledge');
    const paused = await d.act(d.people.liaison, id, 'pause', question);
    expect(paused.body).toMatchObject({
      ...{ state: 'acknowledged', waitsOn: 'site', owner: { id: d.people.coordinator } },
      question: { title: question.question, dueOn: question.dueBackOn },
      clock: { pause: { dueBackOn: question.dueBackOn } },
    });
    const work = await d.call(d.people.coordinator, 'GET', '/api/my-work');
    expect(work.body.waitingOnMe).toMatchObject([{ number, next: 'Answer the question' }]);
    expect((await d.act(d.people.liaison, id, 'pause', question)).body.code).toBe('assistance.not-pausable');
    const answered = await d.act(d.people.coordinator, id, 'answer', { answer: 'The 22nd and the 39th.' });
    expect(answered.body).toMatchObject({
      waitsOn: 'program',
      owner: { id: d.people.liaison },
      question: null,
    });
    expect(answered.body.timeline.map(({ kind }: { kind: string }) => kind)).toContain('answer');
  });

  it('is never set back, and entries are kept by moves and by the program alone, by SQL too', async () => {
    const { id } = await d.submitted();
    const entry = (person: string, kind: string, at: string) =>
      d.asPerson(
        person,
        sql`insert into assistance.clock_entry (id, site_id, request_id, at, kind, urgency)
          values (gen_random_uuid(), ${d.site.id}, ${id}, ${at}, ${kind}, 'routine')`,
      );
    await expect(entry(d.people.liaison, 'urgency', '2026-11-20T12:00:00Z')).rejects.toThrow(
      'never set back',
    );
    await expect(entry(d.people.coordinator, 'urgency', '2026-11-24T15:00:00Z')).rejects.toThrow(
      'by the program',
    );
    for (const change of [
      sql`update assistance.clock_entry set at = now()`,
      sql`delete from assistance.missed_target`,
    ])
      await expect(d.asPerson(d.people.administrator, change)).rejects.toThrow('permission denied');
    await expect(d.asSystem(sql`delete from assistance.missed_target`)).rejects.toThrow('permission denied');
  });

  it('keeps the time that has passed when a request becomes more urgent', async () => {
    const { id, clock } = await d.submitted({ urgency: 'routine' });
    const order = { urgency: 'emergency', reason: 'A second shooting at the same place.' };
    const { body } = await d.act(d.people.champion, id, 'priority', order);
    expect(body).toMatchObject({ urgency: 'emergency', clock: { startedAt: clock.startedAt } });
    expect(body.targetDueAt).toBe('2026-11-24T19:00:00.000Z');
  });
});

describe('a request that nobody acts on', () => {
  let late: { id: string; number: string };
  let returned: { id: string };

  it('comes to the liaison’s desk at three quarters of its target, once, however often clocks are looked at', async () => {
    late = await d.submitted({ title: 'Nobody looks at this one' });
    returned = await d.submitted({ title: 'Nobody answers this one' });
    await d.move(d.people.liaison, returned.id, 'return', { reason: 'Which unit?', dueBackOn: '2026-11-25' });
    for (let times = 0; times < 2; times += 1) await d.passes('2026-11-24T21:30:00Z');
    expect(await escalationsOf(late.id)).toEqual([{ level: 75, owner: d.people.liaison, state: 'open' }]);
    const work = await d.call(d.people.liaison, 'GET', '/api/my-work');
    expect(work.body.waitingOnMe.map(({ next }: { next: string }) => next)).toContain('Take it up');
  });

  it('comes to the champion when the target has passed, and that is kept as it was', async () => {
    await d.passes('2026-11-25T15:30:00Z');
    expect((await escalationsOf(late.id)).map(({ owner }) => owner)).toEqual([
      d.people.liaison,
      d.people.champion,
    ]);
    const missed = (await d.get(d.people.coordinator, late.id)).missed;
    expect(missed).toMatchObject([
      ...[
        {
          stage: 'acknowledged',
          urgency: 'expedited',
          targetMinutes: 480,
          missedAt: '2026-11-25T15:00:00.000Z',
        },
      ],
    ]);
    await d.act(d.people.champion, late.id, 'priority', {
      urgency: 'routine',
      reason: 'It can wait longer.',
    });
    await d.act(d.people.champion, late.id, 'owner', { personId: d.people.colleague, reason: 'On leave.' });
    await d.passes('2026-11-25T15:45:00Z');
    expect((await d.get(d.people.coordinator, late.id)).missed).toEqual(missed);
  });

  it('runs on by itself when the site did not answer by the day it said', async () => {
    expect((await d.get(d.people.coordinator, returned.id)).state).toBe('returned');
    await d.passes('2026-11-27T14:00:00Z');
    expect(await d.get(d.people.coordinator, returned.id)).toMatchObject({
      ...{ state: 'acknowledged', waitsOn: 'program', owner: { id: d.people.liaison } },
      clock: { pause: null },
    });
  });

  it('comes to the program’s administrators at one and a half times its target', async () => {
    await d.passes('2026-12-01T22:00:00Z');
    expect((await escalationsOf(late.id)).at(-1)).toMatchObject({
      level: 150,
      owner: d.people.administrator,
    });
    const { body } = await d.call(d.people.champion, 'GET', d.at('?show=past-target'));
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(late.id);
  });

  it('leaves every desk when the stage is reached or someone takes it up', async () => {
    const [escalation] = await d.asSystem(sql<{ id: string }>`
      select id from assistance.escalation where request_id = ${late.id} and level = 150`);
    const reason = 'I called the liaison’s supervisor.';
    const takeUp = (person: string) =>
      d.call(person, 'POST', d.at(`/escalations/${escalation!.id}/take-up`), { reason });
    expect((await takeUp(d.people.champion)).status).toBe(403);
    expect((await takeUp(d.people.administrator)).body.state).toBe('taken-up');
    await d.move(d.people.colleague, late.id, 'acknowledge');
    await d.passes('2026-12-01T22:01:00Z');
    expect((await escalationsOf(late.id)).map(({ state }) => state)).toEqual([
      'settled',
      'settled',
      'taken-up',
    ]);
  });
});

describe('targets', () => {
  const hours = { acknowledged: 8, triaged: 16, matched: 40, delivering: 80 };
  const order = {
    ...{ inForceFrom: '2027-01-01', mostPausedDays: 5, note: 'Shorter, from the new year on.' },
    hours: { routine: hours, expedited: hours, emergency: hours },
  };

  it('are set by program administrators, from a day to come on', async () => {
    const set = (person: string, body: object) => d.call(person, 'POST', '/api/assistance/targets', body);
    expect((await set(d.people.champion, order)).status).toBe(403);
    const today = await set(d.people.administrator, { ...order, inForceFrom: '2026-12-01' });
    expect(today.body.errors[0].field).toBe('inForceFrom');
    const wrong = { ...order.hours, routine: { ...hours, triaged: 4 } };
    const refused = await set(d.people.administrator, { ...order, hours: wrong });
    expect(refused.body.errors[0].field).toBe('hours.routine.triaged');
    const done = await set(d.people.administrator, order);
    expect(done.body.items[0]).toMatchObject({ inForceFrom: '2027-01-01', hours: { routine: hours } });
    expect((await set(d.people.administrator, order)).body.code).toBe('assistance.targets-exist');
  });

  it('hold for what is submitted from then on, and for nothing before', async () => {
    const before = await d.submitted({ urgency: 'routine' });
    await d.passes('2027-01-04T15:00:00Z');
    const after = await d.submitted({ urgency: 'routine' });
    const minutes = async (id: string) => (await d.get(d.people.liaison, id)).clock.targets[3].minutes;
    expect(await minutes(before.id)).toBe(240 * 60);
    expect(await minutes(after.id)).toBe(80 * 60);
  });
});
