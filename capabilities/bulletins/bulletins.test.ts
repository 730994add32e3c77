import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftJob, scheduledDraftsJob } from './drafting/draft-job.ts';
import { aNewsroom, type Newsroom, send, WEEK, WEEK_BEFORE } from './testing/newsroom.ts';
import { someFigures } from './testing/some-figures.ts';

let n: Newsroom;
beforeEach(async () => {
  n = await aNewsroom();
});
afterEach(() => n.close());

const context = () => ({ id: 'test', attempt: 1, signal: new AbortController().signal });
const words = (revision: number) => ({
  headline: 'A quiet week after a loud one',
  note: 'Two incidents on one block were one dispute.',
  revision,
});

describe('a bulletin drafts itself', () => {
  it('for the last whole week when a data version is accepted', async () => {
    await draftJob(n.paper.source).run({ versionId: n.paper.data.versionId }, n.services, context());
    const [bulletin] = await n.bulletins();
    expect(bulletin).toMatchObject({
      number: 'BUL-2026-0001',
      state: 'drafted',
      weekFrom: WEEK.from,
      weekTo: WEEK.to,
      dataLabel: 'Shootings, version 1',
      headline: '20 shootings in the week: within the 9 to 29 to be expected (95% band).',
    });
  });

  it('on schedule, once a week, without computing anything while the week has its bulletin', async () => {
    const job = scheduledDraftsJob(n.paper.source);
    await job.run({}, n.services, context());
    await job.run({}, n.services, context());
    n.paper.accept();
    await job.run({}, n.services, context());
    expect(await n.bulletins()).toHaveLength(1);
    expect(n.paper.computed).toBe(1);
  });

  it('never twice for the same week and data version, whoever asks at the same moment', async () => {
    await Promise.all([n.draft(), n.draft(), n.draft()]);
    await n.draft();
    expect(await n.bulletins()).toHaveLength(1);
    await expect(
      n.services.database.asSystem('a test writes a second one', (tx) =>
        sql`insert into bulletins.bulletin (id, site_id, number, title, week_from, week_to, version_id, data_label,
            figures, data_quality, drafted_at)
          select gen_random_uuid(), site_id, 'BUL-X', title, week_from, week_to, version_id, data_label, figures,
            data_quality, drafted_at from bulletins.bulletin`.execute(tx),
      ),
    ).rejects.toThrow('bulletin_once');
  });

  it('at a person’s wish, and says what is missing where there are no data', async () => {
    const asked = await n.call(n.people.analyst, 'POST', n.at('/bulletins/draft'));
    expect(asked.status).toBe(202);
    n.paper.siteId = n.elsewhere.id;
    const refused = await n.call(n.people.analyst, 'POST', n.at('/bulletins/draft'));
    expect(refused.body.code).toBe('bulletins.no-data');
  });
});

describe('newer data', () => {
  it('make a draft anew, keep its words and say what changed', async () => {
    await n.draft();
    const [{ id }] = await n.bulletins();
    const { revision } = await n.bulletin(id);
    await n.call(n.people.analyst, 'PUT', n.at(`/bulletins/${id}/words`), words(revision));
    n.paper.accept();
    n.paper.figures = (week) => someFigures(week, { count: 24 });
    await n.draft();
    const after = await n.bulletin(id);
    expect(await n.bulletins()).toHaveLength(1);
    expect(after).toMatchObject({ ownHeadline: words(0).headline, dataLabel: 'Shootings, version 2' });
    expect(after.content.changes).toEqual([
      'Newer data: Shootings, version 2 after Shootings, version 1.',
      'Last 7 days: 24 instead of 20.',
      'Last 28 days: 24 instead of 20.',
      'Year to date: 24 instead of 20.',
    ]);
  });

  it('take a bulletin back from review, so that nobody sends figures that are no longer true', async () => {
    await n.draft();
    const [{ id }] = await n.bulletins();
    await n.move(n.people.analyst, id, 'submit');
    n.paper.accept();
    await n.draft();
    const after = await n.bulletin(id);
    expect(after.state).toBe('drafted');
    expect(after.timeline.at(-1)).toMatchObject({ move: 'redraft', by: null });
    expect(after.content.changes).toEqual(['Newer data: Shootings, version 2. No figure told here changed.']);
  });

  it('refuse words that were written over the older draft', async () => {
    await n.draft();
    const [{ id }] = await n.bulletins();
    const { revision } = await n.bulletin(id);
    n.paper.accept();
    await n.draft();
    const late = await n.call(n.people.analyst, 'PUT', n.at(`/bulletins/${id}/words`), words(revision));
    expect(late.body.code).toBe('bulletins.changed-meanwhile');
  });

  it('correct a bulletin that was sent by a new one, and only when a figure changed', async () => {
    await n.draft();
    const [{ id }] = await n.bulletins();
    await send(n, id);
    n.paper.accept();
    await n.draft();
    expect(await n.bulletins()).toHaveLength(1);
    n.paper.accept();
    n.paper.figures = (week) => someFigures(week, { count: 31 });
    await n.draft();
    const [correction, sent] = await n.bulletins();
    expect(correction).toMatchObject({ state: 'drafted', corrects: sent.number });
    expect(sent).toMatchObject({ id, state: 'sent' });
  });
});

describe('sending', () => {
  let id: string;
  beforeEach(async () => {
    await n.draft();
    id = (await n.bulletins())[0].id;
  });

  it('needs a second person: neither who submitted it nor who wrote its words', async () => {
    const { revision } = await n.bulletin(id);
    await n.call(n.people.lead, 'PUT', n.at(`/bulletins/${id}/words`), words(revision));
    await n.move(n.people.analyst, id, 'submit');
    expect((await n.move(n.people.analyst, id, 'send')).body.code).toBe('workflow.second-person');
    expect((await n.move(n.people.lead, id, 'send')).body.code).toBe('bulletins.own-words');
    expect((await n.move(n.people.executive, id, 'send')).status).toBe(200);
  });

  it('freezes what was said, with a hash anyone can check', async () => {
    await send(n, id);
    const sent = await n.bulletin(id);
    const { rows } = await n.services.database.asSystem('a test reads what was frozen', (tx) =>
      sql<{ content: string }>`select content from bulletins.bulletin where id = ${id}`.execute(tx),
    );
    expect(createHash('sha256').update(rows[0]!.content).digest('hex')).toBe(sent.contentHash);
    expect(sent.content.sent.by).toBe('Test crime analyst');
    for (const change of [
      sql`headline = 'Something else entirely'`,
      sql`figures = '{}'`,
      sql`content = '{}', content_hash = encode(sha256('{}'), 'hex')`,
    ]) {
      await expect(
        n.services.database.asSystem('a test changes what was sent', (tx) =>
          sql`update bulletins.bulletin set ${change} where id = ${id}`.execute(tx),
        ),
      ).rejects.toThrow('frozen');
    }
  });

  it('can’t be done by writing the state and leaving nothing frozen', async () => {
    await n.move(n.people.analyst, id, 'submit');
    await expect(
      n.services.database.as({ personId: n.people.lead }, async (tx) => {
        await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state)
          values (gen_random_uuid(), 'bulletin', ${id}, ${n.site.id}, 'send', 'in-review', 'sent')`.execute(
          tx,
        );
        await sql`update bulletins.bulletin set state = 'sent', state_since = now() where id = ${id}`.execute(
          tx,
        );
      }),
    ).rejects.toThrow('is frozen when it is sent');
  });

  it('mails the text to each subscriber once, and to nobody who may no longer read it', async () => {
    for (const person of [n.people.executive, n.people.liaison])
      await n.call(person, 'PUT', n.at('/bulletin-subscription'), { subscribed: true });
    await n.services.database.asSystem('a test ends a membership', (tx) =>
      sql`update identity.membership set valid_to = now() where person_id = ${n.people.liaison}`.execute(tx),
    );
    await send(n, id);
    await n.deliver(id, 'sent');
    await n.deliver(id, 'sent');
    expect(n.sent.map(({ to }) => to)).toEqual([`${n.people.executive}@example.org`]);
    const { subject, text } = n.sent[0]!;
    expect(subject).toContain('BUL-2026-0001');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78 + 40);
    expect(text).toContain(`/app/s/${n.site.slug}/bulletins/${id}`);
    expect(await n.bulletin(id)).toMatchObject({ subscribers: 2, delivered: 1 });
  });

  it('is taken back in front of those who got it, with the reason', async () => {
    await n.call(n.people.executive, 'PUT', n.at('/bulletin-subscription'), { subscribed: true });
    await send(n, id);
    await n.deliver(id, 'sent');
    expect((await n.move(n.people.lead, id, 'withdraw')).body.code).toBe('workflow.reason-missing');
    await n.move(n.people.lead, id, 'withdraw', 'A district was counted twice.');
    await n.deliver(id, 'withdrawn', 'A district was counted twice.');
    await n.deliver(id, 'withdrawn', 'A district was counted twice.');
    expect(n.sent).toHaveLength(2);
    expect(n.sent[1]!.text).toContain('A district was counted twice.');
  });

  it('returns to draft with a reason, and is worded again', async () => {
    await n.move(n.people.analyst, id, 'submit');
    expect((await n.move(n.people.lead, id, 'return')).body.code).toBe('workflow.reason-missing');
    const returned = await n.move(n.people.lead, id, 'return', 'Say which dispute.');
    expect(returned.body).toMatchObject({ state: 'drafted' });
    expect(returned.body.timeline.at(-1)).toMatchObject({ move: 'return', reason: 'Say which dispute.' });
  });
});

describe('the forms of a bulletin', () => {
  it('say the same: page, e-mail and PDF', async () => {
    await n.draft();
    const [{ id }] = await n.bulletins();
    const { document, emailText } = await n.bulletin(id);
    const headings = document.blocks.flatMap((block: { kind: string; text: string }) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings).toContain('What changed, place by place');
    for (const heading of headings.slice(1)) expect(emailText).toContain(heading);
    const pdf = await n.app.inject({
      url: n.at(`/bulletins/${id}/pdf`),
      headers: { 'x-test-person': n.people.analyst },
    });
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="BUL-2026-0001-draft.pdf"',
    });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('list the newest week first and page on', async () => {
    await n.draft(WEEK_BEFORE);
    await n.draft(WEEK);
    const first = await n.call(n.people.analyst, 'GET', n.at('/bulletins?limit=1'));
    const next = encodeURIComponent(first.body.next);
    const second = await n.call(n.people.analyst, 'GET', n.at(`/bulletins?limit=1&after=${next}`));
    expect([first, second].map(({ body }) => body.items[0].weekFrom)).toEqual([WEEK.from, WEEK_BEFORE.from]);
    const none = await n.call(n.people.analyst, 'GET', n.at('/bulletins?state=sent'));
    expect(none.body).toEqual({ items: [], next: null });
  });
});
