import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHelpDesk, aLetter, aRequest, type HelpDesk } from './testing/help-desk.ts';

let d: HelpDesk;
beforeAll(async () => {
  d = await aHelpDesk();
});
afterAll(() => d.close());

describe('a coordinator who asks for assistance', () => {
  it('writes a draft that only the site sees, and never over a later save', async () => {
    const { id, number } = await d.draft({ title: 'Half a thought' });
    expect(number).toMatch(/^TTA-2026-\d{4}$/);
    const change = { ...aRequest, title: 'A whole thought', revision: 1 };
    const saved = await d.call(d.people.analyst, 'PUT', d.at(`/${id}`), change);
    expect(saved.body).toMatchObject({ title: 'A whole thought', revision: 2 });
    const late = await d.call(d.people.coordinator, 'PUT', d.at(`/${id}`), change);
    expect(late.body.code).toBe('assistance.changed-meanwhile');
    expect((await d.get(d.people.liaison, id)).code).toBe('assistance.not-found');
  });

  it('is told everything that is missing at once', async () => {
    const { id } = await d.draft({
      problem: '',
      wantedOutcome: '',
      primaryCoreArea: null,
      intensity: 'targeted',
    });
    const refused = await d.move(d.people.coordinator, id, 'submit');
    expect(refused.body.code).toBe('assistance.incomplete');
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'primaryCoreArea',
      'problem',
      'wantedOutcome',
      'letter',
    ]);
  });

  it('sends a letter of support, typed by its content and served as it came', async () => {
    const { id } = await d.draft({ intensity: 'intensive' });
    const program = await d.sendLetter(d.people.coordinator, id, 'MZ this is a program');
    expect(program.json().code).toBe('assistance.letter-refused');
    expect((await d.sendLetter(d.people.liaison, id)).statusCode).toBe(403);
    expect((await d.sendLetter(d.people.coordinator, id)).json().letter).toMatchObject({
      fileName: 'letter.pdf',
      kind: 'pdf',
    });
    expect((await d.move(d.people.coordinator, id, 'submit')).body.state).toBe('submitted');
    const letter = await d.call(d.people.liaison, 'GET', d.at(`/${id}/letter`));
    expect(letter.body).toBe(aLetter);
    expect((await d.sendLetter(d.people.coordinator, id)).statusCode).toBe(409);
  });

  it('names areas and objectives that there are', async () => {
    const twice = await d.call(d.people.coordinator, 'POST', d.at(''), {
      ...aRequest,
      coreAreas: ['investigations'],
    });
    expect(twice.body.code).toBe('assistance.areas-do-not-fit');
    const unknown = { ...aRequest, objectiveId: '01900000-0000-7000-8000-000000000000' };
    const refused = await d.call(d.people.coordinator, 'POST', d.at(''), unknown);
    expect(refused.body.code).toBe('assistance.objective-unknown');
  });

  it('is shown what was asked before about the same, among what they may read', async () => {
    const { id } = await d.submitted({ title: 'Canvassing for doorbell cameras after shootings' });
    const ask = (person: string, site = d.at('/similar')) =>
      d.call(person, 'GET', `${site}?text=${encodeURIComponent('camera canvass after a shooting')}`);
    const found = await ask(d.people.analyst);
    expect(found.body.items[0]).toMatchObject({ id, maybeSame: true });
    const stranger = await ask(d.people.stranger, `/api/sites/${d.elsewhere.slug}/assistance/similar`);
    expect(stranger.body.items).toEqual([]);
  });
});

describe('a submitted request', () => {
  it('is with the liaison from that second on, and says on whom it waits, how long, until when', async () => {
    const request = await d.submitted();
    expect(request).toMatchObject({
      state: 'submitted',
      owner: { id: d.people.liaison },
      waitsOn: 'program',
      waitsSince: '2026-11-24T15:00:00.000Z',
      targetStage: 'acknowledged',
      // 10:00 on Tuesday, and a business day.
      targetDueAt: '2026-11-25T15:00:00.000Z',
      pastTarget: false,
    });
  });

  it('goes back for information with a reason and a day, and is the site’s until it is answered', async () => {
    const { id } = await d.submitted();
    const noDay = await d.move(d.people.liaison, id, 'return', { reason: 'Which districts?' });
    expect(noDay.body.code).toBe('assistance.due-back-missing');
    const returned = await d.move(d.people.liaison, id, 'return', {
      ...{ reason: 'Which districts?', dueBackOn: '2026-12-01' },
    });
    expect(returned.body).toMatchObject({
      ...{ state: 'returned', waitsOn: 'site', owner: { id: d.people.coordinator } },
      clock: { pause: { dueBackOn: '2026-12-01' }, targets: [{ stage: 'acknowledged' }, {}, {}, {}] },
    });
    expect(returned.body.clock.targets[0].reachedAt).not.toBeNull();
    const answered = await d.move(d.people.coordinator, id, 'answer');
    expect(answered.body).toMatchObject({
      ...{ state: 'acknowledged', waitsOn: 'program', pausedUntil: null },
      owner: { id: d.people.liaison },
    });
  });

  it('is put on someone else with a reason, and only on someone who may read it', async () => {
    const { id } = await d.submitted();
    const reason = 'The liaison is on leave.';
    const order = { personId: d.people.colleague, reason };
    expect((await d.act(d.people.coordinator, id, 'owner', order)).status).toBe(403);
    const stranger = await d.act(d.people.champion, id, 'owner', { personId: d.people.stranger, reason });
    expect(stranger.body.code).toBe('assistance.not-an-owner');
    const { body } = await d.act(d.people.champion, id, 'owner', order);
    expect(body).toMatchObject({ owner: { id: d.people.colleague }, liaison: { id: d.people.colleague } });
    expect(body.timeline.findLast(({ kind }: { kind: string }) => kind === 'owner')).toMatchObject({
      words: reason,
    });
  });

  it('is never without an owner, however it is handed over', async () => {
    const { id } = await d.submitted();
    await d.asSystem(sql`update assistance.request set owner_id = ${d.people.colleague} where id = ${id}`);
    const { timeline, owner } = await d.get(d.people.liaison, id);
    expect(owner.id).toBe(d.people.colleague);
    expect(timeline.some(({ words }: { words: string }) => words === 'Handed over.')).toBe(true);
  });

  it('is split at triage into parts that have waited as long, and merged without forgetting a wait', async () => {
    const { id } = await d.submitted();
    await d.move(d.people.liaison, id, 'acknowledge');
    const split = await d.act(d.people.liaison, id, 'split', {
      reason: 'Two things are asked.',
      part: {
        title: 'Video retrieval training',
        problem: 'Detectives do not know how to retrieve video.',
        wantedOutcome: 'Every detective can retrieve video in a day.',
        primaryCoreArea: 'technology',
      },
      rest: { title: 'A nonfatal-shooting team', problem: 'Nobody investigates nonfatal shootings.' },
    });
    expect(split.body).toMatchObject({ title: 'A nonfatal-shooting team', links: [{ how: 'split-into' }] });
    const part = await d.get(d.people.liaison, split.body.links[0].id);
    expect(part).toMatchObject({
      ...{ state: 'triaged', owner: { id: d.people.liaison }, targetStage: 'matched' },
      clock: { startedAt: split.body.clock.startedAt },
      links: [{ id, how: 'split-from' }],
    });
    const younger = await d.submitted({ title: 'The same team once more' });
    const reason = 'It asks for the same.';
    const wrongWay = await d.act(d.people.liaison, id, 'merge', { into: younger.id, reason });
    expect(wrongWay.status).toBe(200);
    expect(wrongWay.body.id).toBe(younger.id);
  });
});

describe('a request that was delivered', () => {
  it('is closed by the site, and opened again on a new round of the clock when it was not enough', async () => {
    const { id } = await d.submitted();
    for (const name of ['acknowledge', 'triage']) await d.move(d.people.liaison, id, name);
    expect((await d.move(d.people.liaison, id, 'match')).status).toBe(422);
    await d.throughDelivery(id);
    await d.move(d.people.provider, id, 'complete');
    expect(await d.get(d.people.coordinator, id)).toMatchObject({
      ...{ state: 'delivered', waitsOn: 'site', owner: { id: d.people.coordinator } },
    });
    expect((await d.move(d.people.executive, id, 'close')).body).toMatchObject({
      state: 'closed',
      waitsOn: null,
    });
    const reopened = await d.move(d.people.executive, id, 'reopen', { reason: 'Nothing has changed.' });
    expect(reopened.body).toMatchObject({
      ...{ state: 'acknowledged', waitsOn: 'program', targetStage: 'triaged' },
      clock: { round: 2 },
    });
  });
});

describe('lists of requests', () => {
  it('answer what waits on me, what is open and what is past its target, here and everywhere', async () => {
    const count = async (person: string, query: string, path = d.at('')) =>
      (await d.call(person, 'GET', `${path}?limit=200&${query}`)).body.items.length;
    const open = await count(d.people.liaison, 'show=open');
    expect(open).toBeGreaterThan(5);
    expect(await count(d.people.champion, 'show=open', '/api/assistance')).toBe(open);
    expect(await count(d.people.liaison, 'show=waiting-on-me')).toBeGreaterThan(0);
    expect(await count(d.people.stranger, '', '/api/assistance')).toBe(0);
    expect(await count(d.people.liaison, 'show=past-target')).toBe(0);
  });

  it('turn their pages without losing or repeating a request, and come as a file', async () => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await d.call(d.people.coordinator, 'GET', d.at(`?limit=3${after}`));
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { body: csv } = await d.call(d.people.coordinator, 'GET', d.at('/export.csv'));
    expect(csv.trim().split('\r\n')).toHaveLength(seen.length + 1);
  });
});
