import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fallDueJob } from './follow-ups/fall-due.ts';
import { codeAt } from './signing-in/code.ts';
import { aSession, aSummitDay, type SummitDay } from './testing/summit-day.ts';

let t: SummitDay;
beforeAll(async () => {
  t = await aSummitDay();
});
afterAll(() => t.close());

const context = () => ({ id: 'test', attempt: 1, signal: new AbortController().signal });
const minutes = (n: number) => new Date(t.services.clock.now().getTime() + n * 60_000);
const codeShown = (at: Date, sessionId = t.session.id) => codeAt(t.services.secret, sessionId, at).code;
const signIn = (by: string, code: string, tappedAt: Date | null = null, sessionId = t.session.id) =>
  t.call(by, 'POST', `/api/summit-sessions/${sessionId}/sign-in`, { code, tappedAt });
const summary = async (by = t.people.champion) =>
  t.must(t.call(by, 'GET', `/api/summits/${t.event.id}/summary`));

describe('planning', () => {
  it('has one summit a year, with sessions on its days alone', async () => {
    const again = {
      title: 'A second',
      startsOn: '2026-03-01',
      endsOn: '2026-03-02',
      timeZone: 'America/New_York',
    };
    const reply = await t.call(t.people.champion, 'POST', '/api/summits', { ...again, seatsPerSite: 2 });
    expect(reply.body.code).toBe('summit.already-this-year');
    const wrong = { ...aSession, day: '2026-11-30', to: '09:00' };
    const refused = await t.call(t.people.champion, 'POST', `/api/summits/${t.event.id}/sessions`, wrong);
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(['day', 'to']);
  });

  it('has its hours on the summit’s wall clock', () => {
    expect(t.session).toMatchObject({ startsAt: '2026-11-24T14:30:00.000Z', from: '09:30', window: 'open' });
  });
});

describe('registration', () => {
  const seats = () => t.at(`/summits/${t.event.id}/registrations`);
  const register = (name: string, personId: string | null = null) =>
    t.call(t.people.coordinator, 'POST', seats(), { name, personId });

  it('waits until it is open', async () => {
    expect((await register('Too early')).body.code).toBe('summit.not-open');
    await t.move('open');
  });

  it('gives a site its seats and then a wait list, and a free seat to the first who waits', async () => {
    await Promise.all([register('-', t.people.coordinator), register('-', t.people.analyst)]);
    await register('Guest who waits first');
    const { body } = await register('Guest who waits second');
    expect(body).toMatchObject({ seats: 2, taken: 2 });
    expect(body.items.map(({ waiting }: { waiting: number | null }) => waiting)).toEqual([null, null, 1, 2]);
    const analyst = body.items.find(({ personId }: { personId: string }) => personId === t.people.analyst);
    const after = await t.must(t.call(t.people.coordinator, 'DELETE', `${seats()}/${analyst.id}`));
    expect(
      after.items.map(({ name, waiting }: { name: string; waiting: number }) => [name, waiting]),
    ).toEqual([
      ['Test site coordinator', null],
      ['Guest who waits first', null],
      ['Guest who waits second', 1],
    ]);
  });

  it('takes a person once, and never more people than there are seats, by SQL either', async () => {
    expect((await register('-', t.people.coordinator)).body.code).toBe('summit.already-registered');
    await expect(
      t.services.database.as({ personId: t.people.coordinator }, (tx) =>
        sql`insert into summit.registration (id, site_id, event_id, name, seated_at)
          values (gen_random_uuid(), ${t.site.id}, ${t.event.id}, 'One too many', now())`.execute(tx),
      ),
    ).rejects.toThrow('no seat left');
  });
});

describe('signing in', () => {
  it('waits until the summit has begun', async () => {
    const early = await signIn(t.people.coordinator, codeShown(minutes(0)));
    expect(early.body.code).toBe('summit.not-under-way');
    await t.move('begin');
  });

  it('takes the code of the room, and no other or older one', async () => {
    const { coordinator } = t.people;
    expect((await signIn(coordinator, '00000000')).body.errors[0].field).toBe('code');
    expect((await signIn(coordinator, codeShown(minutes(-20)))).body.code).toBe('summit.wrong-code');
    const shown = await t.must(t.call(t.people.liaison, 'GET', `/api/summit-sessions/${t.session.id}/code`));
    expect((await signIn(coordinator, shown.code)).status).toBe(200);
    expect(shown.link).toContain(`/app/summit/sign-in/${t.session.id}?code=${shown.code}`);
  });

  it('counts a person once, however often the phone sends it', async () => {
    const first = await signIn(t.people.coordinator, codeShown(minutes(0)));
    const again = await signIn(t.people.coordinator, 'whatever');
    expect(again.body).toEqual(first.body);
    expect((await summary()).attendance.byCoreArea).toMatchObject([{ signIns: 1, people: 1, capacity: 40 }]);
  });

  it('is believed of a phone that had no network, for the time at which it was tapped', async () => {
    const tapped = minutes(-25);
    const { executive, analyst } = t.people;
    const sent = await signIn(executive, codeShown(tapped), tapped);
    expect(sent.body.at).toBe(tapped.toISOString());
    const before = minutes(-60);
    expect((await signIn(analyst, codeShown(before), before)).body.code).toBe('summit.sign-in-not-yet');
    const old = minutes(-4 * 24 * 60);
    expect((await signIn(analyst, codeShown(old), old)).body.code).toBe('summit.sent-too-late');
    const roster = await t.must(
      t.call(t.people.liaison, 'GET', `/api/summit-sessions/${t.session.id}/roster`),
    );
    const late = roster.items.filter(
      ({ attendance }: { attendance: { sentLater: boolean } | null }) => attendance?.sentLater,
    );
    expect(late.map(({ personId }: { personId: string }) => personId)).toEqual([executive]);
  });

  it('is marked by the host for a person without a phone, and taken back when it was a mistake', async () => {
    const path = `/api/summit-sessions/${t.session.id}/roster`;
    const roster = await t.must(t.call(t.people.liaison, 'GET', path));
    const guest = roster.items.find(({ name }: { name: string }) => name === 'Guest who waits first');
    const mark = { registrationId: guest.registrationId };
    await t.must(t.call(t.people.liaison, 'POST', path, mark));
    const marked = await t.must(t.call(t.people.liaison, 'POST', path, mark));
    expect(marked.there).toBe(roster.there + 1);
    const { attendance } = marked.items.find(({ name }: { name: string }) => name === guest.name);
    const after = await t.must(t.call(t.people.liaison, 'DELETE', `${path}/${attendance.id}`));
    expect(after.there).toBe(roster.there);
    await t.must(t.call(t.people.liaison, 'POST', path, mark));
  });
});

describe('a commitment', () => {
  const commit = (sessionId: string) =>
    t.call(t.people.coordinator, 'POST', t.at('/summit-commitments'), {
      ...{ sessionId, statement: 'Two detectives for nonfatal shootings', dueOn: '2027-03-01' },
      ownerId: t.people.coordinator,
    });

  it('is made in a session that has begun', async () => {
    const later = await t.plan({ title: 'Tomorrow', day: '2026-11-25' });
    expect((await commit(later.id)).body.code).toBe('summit.not-begun');
  });

  it('becomes an action item that knows where it comes from, and is asked about three times', async () => {
    const { body } = await commit(t.session.id);
    const item = await t.must(t.call(t.people.liaison, 'GET', `/api/actions/${body.action.id}`));
    expect(item).toMatchObject({
      owner: 'Test site coordinator',
      origin: { number: body.number, path: `/s/${t.site.slug}/summit/commitments/${body.id}` },
    });
    expect(
      body.followUps.map(({ dueOn, state }: { dueOn: string; state: string }) => [dueOn, state]),
    ).toEqual([
      ['2026-12-24', 'planned'],
      ['2027-02-22', 'planned'],
      ['2027-05-23', 'planned'],
    ]);
  });

  it('is asked about on its day, once, in My work of those who may answer, and answered once', async () => {
    const [commitment] = (
      await t.must(t.call(t.people.liaison, 'GET', `/api/summits/${t.event.id}/commitments`))
    ).items;
    const [first] = commitment.followUps;
    const path = t.at(`/summit-follow-ups/${first.id}`);
    const answer = { answer: 'partly', note: 'One of two.' };
    const early = await t.call(t.people.liaison, 'POST', `${path}/answer`, answer);
    expect(early.body.code).toBe('workflow.wrong-state');
    t.clock.set(new Date('2026-12-24T15:00:00Z'));
    await fallDueJob.run({}, t.services, context());
    await fallDueJob.run({}, t.services, context());
    t.clock.set(new Date('2026-11-24T15:00:00Z'));
    const told = await t.services.database.asSystem('a test counts', (tx) =>
      sql`select 1 from platform.event where kind = 'summit.follow-up-due'`.execute(tx),
    );
    expect(told.rows).toHaveLength(1);
    const work = (await t.call(t.people.liaison, 'GET', '/api/my-work')).body.waitingOnMe;
    expect(work.map(({ id }: { id: string }) => id)).toContain(first.id);
    const answered = await t.must(t.call(t.people.liaison, 'POST', `${path}/answer`, answer));
    expect(answered).toMatchObject({ state: 'answered', answer: 'partly', answeredBy: 'Test liaison' });
    const again = await t.call(t.people.coordinator, 'POST', `${path}/answer`, { answer: 'kept' });
    expect(again.body.code).toBe('workflow.wrong-state');
  });
});

describe('the summary for leadership', () => {
  it('counts people with what they are a part of, and every commitment once in each horizon', async () => {
    const { attendance, commitments, sitesCounted } = await summary();
    expect(sitesCounted).toBe(2);
    expect(attendance).toMatchObject({ registered: 2, came: 2, walkIns: 1 });
    expect(attendance.bySite).toEqual([
      { site: 'Testville', registered: 2, waiting: 1, came: 2, walkIns: 1 },
    ]);
    expect(commitments).toMatchObject({ made: 1, actionsOpen: 1, actionsDone: 0 });
    const horizon = { kept: 0, partly: 0, not: 0, open: 0, toCome: 0 };
    expect(commitments.horizons).toEqual([
      { ...horizon, afterDays: 30, partly: 1 },
      { ...horizon, afterDays: 90, toCome: 1 },
      { ...horizon, afterDays: 180, toCome: 1 },
    ]);
  });

  it('says over which sites it counts', async () => {
    const own = await summary(t.people.stranger);
    expect(own).toMatchObject({ sitesCounted: 1, sites: 2, commitments: { made: 0 } });
    expect(own.attendance.bySite).toEqual([]);
  });
});

describe('a material', () => {
  const send = (content: string | Buffer, filename: string) =>
    t.app.inject({
      method: 'POST',
      url: `/api/summits/${t.event.id}/materials?title=Slides`,
      headers: {
        ...{ 'x-psp-csrf': '1', 'x-test-person': t.people.champion },
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: Buffer.concat([
        Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\n\r\n`),
        Buffer.from(content),
        Buffer.from('\r\n--x--\r\n'),
      ]),
    });

  it('is known by its content, and comes back as a download', async () => {
    const page = await send('<script>alert(1)</script>', 'slides.pdf');
    expect(page.json().code).toBe('summit.file-refused');
    const { materials } = (await send('%PDF-1.7 a demo', '../slides <of> us.pdf')).json();
    expect(materials[0].fileName).toBe('slides _of_ us.pdf');
    const file = await t.app.inject({
      url: `/api/summit-materials/${materials[0].id}`,
      headers: { 'x-test-person': t.people.coordinator },
    });
    expect(file.headers['content-disposition']).toBe('attachment; filename="slides _of_ us.pdf"');
    expect(file.body).toBe('%PDF-1.7 a demo');
  });
});
