import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planNextJob, tellLateJob } from './jobs.ts';
import { overdueActions } from './portfolio.ts';
import { eventsOf, occurrencesIn, readCalendar, textOf } from './testing/read-calendar.ts';
import { aMeeting, aSiteTeam, type SiteTeam } from './testing/site-team.ts';

let t: SiteTeam;
beforeAll(async () => {
  t = await aSiteTeam();
});
afterAll(() => t.close());

const context = () => ({ id: 'test', attempt: 1, signal: new AbortController().signal });
const asSystem = <T>(query: ReturnType<typeof sql<T>>) =>
  t.services.database.asSystem('a test looks', async (tx) => (await query.execute(tx)).rows);
const numbersToldLate = async () =>
  (
    await asSystem(
      sql<{ number: string }>`select payload ->> 'number' as number from platform.event
        where kind = 'meetings.action-late' order by sequence`,
    )
  ).map(({ number }) => number);

describe('a meeting', () => {
  it('is called on the site’s wall clock and keeps agenda, attendance, decisions, minutes and actions', async () => {
    const { coordinator, analyst, liaison } = t.people;
    const meeting = await t.calls(coordinator);
    expect(meeting).toMatchObject({
      state: 'scheduled',
      startsAt: '2026-11-24T14:00:00.000Z',
      time: '09:00',
    });
    expect(meeting.number).toMatch(/^MTG-\d{4}-\d{4}$/);
    const keep = (method: 'POST' | 'PUT', part: string, body: unknown, by = coordinator) =>
      t.must(t.call(by, method, t.at(`/meetings/${meeting.id}${part}`), body));
    await keep('PUT', '/agenda', {
      revision: 1,
      items: [
        { title: 'Shootings this month', minutes: 15, leadId: analyst },
        { title: 'Plan', note: 'On time.' },
      ],
    });
    await keep('POST', '/attendance', { personId: liaison, name: 'whatever', standing: 'invited' });
    await keep('POST', '/attendance', { personId: liaison, name: 'whatever', standing: 'remote' });
    await keep('POST', '/attendance', { personId: null, name: 'A guest', standing: 'present' });
    await keep('POST', '/decisions', { statement: 'We ask for help with investigations.' });
    await keep('PUT', '/notes', { revision: 2, notes: 'All went through the list.' });
    await keep(
      'POST',
      '/actions',
      { title: 'Draft the request', ownerId: analyst, dueOn: '2026-12-04' },
      liaison,
    );
    const held = await keep('POST', '/moves', { move: 'hold' });
    expect(held).toMatchObject({
      state: 'held',
      agenda: [{ lead: 'Test crime analyst', minutes: 15 }, { note: 'On time.' }],
      attendees: [
        { name: 'A guest', standing: 'present' },
        { name: 'Test liaison', standing: 'remote' },
      ],
      decisionList: [{ statement: 'We ask for help with investigations.', by: 'Test site coordinator' }],
      notes: 'All went through the list.',
      actions: [{ title: 'Draft the request', origin: { number: meeting.number } }],
    });
  });

  it('is never written over a later save, and is not held before it begins', async () => {
    const { id } = await t.calls(t.people.coordinator, { day: '2026-12-15' });
    const path = t.at(`/meetings/${id}`);
    await t.must(
      t.call(t.people.liaison, 'PUT', `${path}/agenda`, { revision: 1, items: [{ title: 'One' }] }),
    );
    const late = await t.call(t.people.coordinator, 'PUT', `${path}/notes`, { revision: 1, notes: 'Mine' });
    expect(late.body.code).toBe('meetings.changed-meanwhile');
    const early = await t.call(t.people.coordinator, 'POST', `${path}/moves`, { move: 'hold' });
    expect(early.body.code).toBe('meetings.not-yet');
  });

  it('is called off only with the reason, and then keeps what it had, by SQL too', async () => {
    const { id } = await t.calls(t.people.coordinator, { day: '2026-12-16' });
    const path = t.at(`/meetings/${id}`);
    const bare = await t.call(t.people.coordinator, 'POST', `${path}/moves`, { move: 'cancel' });
    expect(bare.body.code).toBe('workflow.reason-missing');
    await t.must(t.call(t.people.coordinator, 'POST', `${path}/moves`, { move: 'cancel', reason: 'Snow.' }));
    const after = await t.call(t.people.coordinator, 'POST', `${path}/decisions`, { statement: 'Too late.' });
    expect(after.body.code).toBe('meetings.closed');
    for (const change of [
      sql`insert into meetings.decision (id, site_id, meeting_id, position, statement)
        values (gen_random_uuid(), ${t.site.id}, ${id}, 1, 'Slipped in')`,
      sql`update meetings.meeting set notes = 'Slipped in' where id = ${id}`,
    ])
      await expect(
        t.services.database.as({ personId: t.people.coordinator }, (tx) => change.execute(tx)),
      ).rejects.toThrow('cancelled does not change');
  });
});

describe('a series', () => {
  const weekly = { ...aMeeting, title: 'Weekly call', repeats: { frequency: 'weekly' as const } };

  it('has its next meeting when one is over, with the same people and what is still open', async () => {
    const { coordinator, liaison, analyst } = t.people;
    const first = await t.calls(coordinator, weekly);
    const path = t.at(`/meetings/${first.id}`);
    await t.must(
      t.call(coordinator, 'POST', `${path}/attendance`, {
        personId: liaison,
        name: '-',
        standing: 'present',
      }),
    );
    const agree = (title: string) =>
      t.must(
        t.call(coordinator, 'POST', `${path}/actions`, { title, ownerId: analyst, dueOn: '2026-12-10' }),
      );
    await agree('Stays open');
    const { actions } = await agree('Is done');
    const done = actions.find(({ title }: { title: string }) => title === 'Is done');
    await t.must(t.call(analyst, 'POST', `/api/actions/${done.id}/moves`, { move: 'finish' }));
    await t.must(t.call(coordinator, 'POST', `${path}/moves`, { move: 'hold' }));
    const { occurrences } = (await t.call(liaison, 'GET', t.at(`/meeting-series/${first.seriesId}`))).body;
    const next = await t.must(t.call(liaison, 'GET', t.at(`/meetings/${occurrences[1].meeting.id}`)));
    expect(next).toMatchObject({
      state: 'scheduled',
      startsAt: '2026-12-01T14:00:00.000Z',
      agenda: [{ title: 'Stays open', lead: 'Test crime analyst' }],
      attendees: [{ name: 'Test liaison', standing: 'invited' }],
    });
    const again = await t.must(t.call(coordinator, 'POST', t.at(`/meetings/${next.id}/carry-over`), {}));
    expect(again.agenda).toHaveLength(1);
  });

  it('shows what was moved and leaves out what was called off, on screen and in the calendar file', async () => {
    const { coordinator, liaison } = t.people;
    const first = await t.calls(coordinator, { ...weekly, title: 'Fridays', day: '2026-11-27' });
    const series = t.at(`/meeting-series/${first.seriesId}`);
    const plan = (day: string) => t.must(t.call(coordinator, 'POST', `${series}/occurrences`, { day }));
    const skipped = await plan('2026-12-04');
    const cancel = { move: 'cancel', reason: 'The holiday.' };
    await t.must(t.call(coordinator, 'POST', t.at(`/meetings/${skipped.id}/moves`), cancel));
    const moved = await plan('2026-12-11');
    const { title, purpose, minutes, place } = weekly;
    await t.must(
      t.call(coordinator, 'PUT', t.at(`/meetings/${moved.id}`), {
        ...{ title, purpose, minutes, place, link: null, organizerId: coordinator },
        ...{ day: '2026-12-14', time: '13:00', revision: moved.revision },
      }),
    );
    const file = readCalendar((await t.call(liaison, 'GET', `${series}/series.ics`)).body);
    expect(occurrencesIn(file, '2026-12-18')).toEqual([
      '2026-11-27T14:00:00.000Z',
      '2026-12-14T18:00:00.000Z',
      '2026-12-18T14:00:00.000Z',
    ]);
    const one = readCalendar((await t.call(liaison, 'GET', t.at(`/meetings/${moved.id}/meeting.ics`))).body);
    expect(textOf(eventsOf(one)[0]!, 'UID')).toBe(textOf(eventsOf(file)[0]!, 'UID'));
    const wrong = await t.call(coordinator, 'POST', `${series}/occurrences`, { day: '2026-12-12' });
    expect(wrong.body.code).toBe('meetings.not-a-day-of-the-series');
  });

  it('stands even when nobody said that its last meeting was held, once', async () => {
    const first = await t.calls(t.people.coordinator, { ...weekly, title: 'Forgotten', day: '2026-11-17' });
    await Promise.all([1, 2].map(() => planNextJob.run({}, t.services, context())));
    await planNextJob.run({}, t.services, context());
    const rows = await asSystem(
      sql<{ day: string }>`select series_day::text as day from meetings.meeting
        where series_id = ${first.seriesId} order by 1`,
    );
    expect(rows.map(({ day }) => day)).toEqual(['2026-11-17', '2026-12-01']);
  });

  it('ends before it began for nobody', async () => {
    const repeats = { frequency: 'weekly', until: '2026-11-01' };
    const reply = await t.call(t.people.coordinator, 'POST', t.at('/meetings'), { ...weekly, repeats });
    expect(reply.body.errors[0].field).toBe('repeats.until');
  });
});

describe('an action item', () => {
  const move = (by: string, id: string, name: string, reason?: string) =>
    t.call(by, 'POST', `/api/actions/${id}/moves`, { move: name, ...(reason ? { reason } : {}) });

  it('is its owner’s to carry out, in My work for that person alone', async () => {
    const { analyst, provider, liaison } = t.people;
    const item = await t.records(liaison, { ownerId: analyst, title: 'Owned by the analyst' });
    const mine = async (by: string) =>
      (await t.call(by, 'GET', '/api/my-work')).body.waitingOnMe.map(({ id }: { id: string }) => id);
    expect(await mine(analyst)).toContain(item.id);
    expect(await mine(provider)).not.toContain(item.id);
    expect((await move(provider, item.id, 'start')).body.code).toBe('meetings.not-owner');
    expect((await move(analyst, item.id, 'start')).body.state).toBe('under-way');
    expect((await move(analyst, item.id, 'drop')).body.code).toBe('workflow.reason-missing');
    const dropped = await move(liaison, item.id, 'drop', 'Overtaken by the plan.');
    expect(dropped.body).toMatchObject({ state: 'dropped', timeline: expect.anything() });
  });

  it('belongs to someone who works with the site', async () => {
    const draft = { title: 'For a stranger', dueOn: '2026-12-01', ownerId: t.people.stranger };
    const reply = await t.call(t.people.liaison, 'POST', t.at('/actions'), draft);
    expect(reply.body.errors[0].field).toBe('ownerId');
  });

  it('is told late once for its day, the day being the site’s', async () => {
    const late = await t.records(t.people.liaison, { dueOn: '2026-11-23', title: 'Late already' });
    const today = await t.records(t.people.liaison, { dueOn: '2026-11-24', title: 'Due today' });
    await tellLateJob.run({}, t.services, context());
    await tellLateJob.run({}, t.services, context());
    expect(await numbersToldLate()).toEqual([late.number]);
    const { revision, title } = late;
    const again = { revision, title, ownerId: null, dueOn: '2026-11-22' };
    await t.must(t.call(t.people.liaison, 'PUT', `/api/actions/${late.id}`, again));
    await tellLateJob.run({}, t.services, context());
    expect(await numbersToldLate()).toEqual([late.number, late.number]);
    const listed = await t.must(t.call(t.people.liaison, 'GET', t.at('/actions?late=yes')));
    expect(listed.items.map(({ id }: { id: string }) => id)).toEqual([late.id]);
    expect(today.isLate).toBe(false);
  });

  it('is counted in the portfolio when its day has passed, with why and where to', async () => {
    const cells = await t.services.database.as({ personId: t.people.champion, readOnly: true }, (tx) =>
      overdueActions.query(tx, [t.site.id, t.elsewhere.id], t.services.clock.now()),
    );
    expect([...cells]).toEqual([
      [
        t.site.id,
        { value: 1, attention: [{ why: expect.stringMatching(/2 days past/), to: expect.any(String) }] },
      ],
    ]);
  });

  it('stands beside the next meeting on one page', async () => {
    const { body } = await t.call(t.people.analyst, 'GET', t.at('/meetings-overview'));
    expect(body.next.startsAt > '2026-11-24T15:00').toBe(true);
    expect(body.toClose.map(({ title }: { title: string }) => title)).toEqual(['Forgotten']);
    expect(body.openActions).toMatchObject({ late: 1 });
    expect(body.openActions.items.length).toBe(body.openActions.total);
  });
});

describe('a contact', () => {
  const draft = {
    ...{ method: 'phone', day: '2026-11-23', time: '16:30', purpose: 'How the plan goes', result: 'Well.' },
    people: [{ personId: null, name: 'Someone at the council' }],
  };

  it('is logged with everyone spoken to, and put right by whoever logged it', async () => {
    const { liaison, coordinator } = t.people;
    const people = [...draft.people, { personId: coordinator, name: '-' }];
    const contact = await t.must(t.call(liaison, 'POST', t.at('/contacts'), { ...draft, people }));
    expect(contact).toMatchObject({
      happenedAt: '2026-11-23T21:30:00.000Z',
      loggedBy: 'Test liaison',
      people: [{ name: 'Someone at the council' }, { name: 'Test site coordinator' }],
    });
    const path = t.at(`/contacts/${contact.id}`);
    const change = { ...draft, nextSteps: 'Call again in a week.', revision: 1 };
    expect((await t.call(coordinator, 'PUT', path, change)).body.code).toBe('meetings.not-author');
    expect((await t.must(t.call(liaison, 'PUT', path, change))).people).toHaveLength(1);
    const found = await t.must(t.call(coordinator, 'GET', t.at('/contacts?q=council&method=phone')));
    expect(found.items).toHaveLength(1);
  });
});
