import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '#platform/http/capability.ts';
import type { Resource, ResourceSummary } from './contract.ts';
import { searchPractice } from './practice/search.ts';
import { aCommunity, aResource, type CommunityWorld } from './testing/community-world.ts';

let w: CommunityWorld;
beforeAll(async () => {
  w = await aCommunity();
});
afterAll(() => w.close());

type Page = { items: ResourceSummary[]; next: string | null };
const search = (who: string, query: string) => w.done<Page>(who, 'GET', `/api/library?${query}`);
const titles = async (who: string, query: string) =>
  (await search(who, query)).items.map(({ title }) => title);
const find = (id: string, who = w.people.host) => w.done<Resource>(who, 'GET', `/api/library/${id}`);
const as = (personId: string | null, statement: ReturnType<typeof sql>) =>
  w.services.database.as({ personId }, (tx) => statement.execute(tx));

describe('a resource', () => {
  it('is listed by a second person, and found by others only then', async () => {
    const proposed = await w.proposes({ title: 'Guide to quokka patrols' });
    expect(proposed.number).toMatch(/^LIB-2026-\d{4}$/);
    expect(await titles(w.people.host, 'q=quokka')).toEqual([]);
    expect((await w.call(w.people.host, 'GET', `/api/library/${proposed.id}`)).status).toBe(404);
    expect(await titles(w.people.advisor, 'q=quokka&show=in-review')).toEqual(['Guide to quokka patrols']);
    expect((await w.moves(w.people.coordinator, proposed, 'list')).status).toBe(404);
    await w.moves(w.people.advisor, proposed, 'list');
    expect(await titles(w.people.host, 'q=quokkas')).toEqual(['Guide to quokka patrols']);
  });

  it('that a reviewer proposed needs another reviewer', async () => {
    const own = await w.proposes({}, w.people.advisor);
    expect((await w.moves(w.people.advisor, own, 'list')).body.code).toBe('workflow.second-person');
    expect((await w.moves(w.people.liaison, own, 'list')).body.state).toBe('listed');
  });

  it('that is returned waits on its proposer alone, who mends it and proposes it again', async () => {
    const resource = await w.proposes();
    expect((await w.moves(w.people.advisor, resource, 'return')).body.code).toBe('workflow.reason-missing');
    await w.moves(w.people.advisor, resource, 'return', 'Say who rated it.');
    const work = async (who: string) =>
      (await w.done<{ waitingOnMe: { id: string }[] }>(who, 'GET', '/api/my-work')).waitingOnMe.some(
        ({ id }) => id === resource.id,
      );
    expect([await work(w.people.analyst), await work(w.people.advisor)]).toEqual([true, false]);
    const change = { ...aResource, evidenceSource: 'A clearinghouse', revision: 1 };
    await w.done(w.people.analyst, 'PUT', `/api/library/${resource.id}`, change);
    await w.moves(w.people.analyst, resource, 'resubmit');
    expect([await work(w.people.analyst), await work(w.people.advisor)]).toEqual([false, true]);
    expect((await w.moves(w.people.advisor, resource, 'list')).body.state).toBe('listed');
  });

  it('keeps its listed version in place until the next one is reviewed, and both afterwards', async () => {
    const first = await w.listed({ title: 'Numbat handbook' });
    const next = (draft: object) => w.call(w.people.host, 'POST', `/api/library/${first.id}/versions`, draft);
    const second = (await next({ ...aResource, title: 'Numbat handbook, second edition' })).body as Resource;
    expect(second).toMatchObject({ version: 2, number: first.number, isCurrent: false });
    expect((await next(aResource)).body.code).toBe('community.version-in-review');
    expect(await titles(w.people.analyst, 'q=numbat')).toEqual(['Numbat handbook']);
    await w.moves(w.people.advisor, second, 'list');
    expect(await titles(w.people.analyst, 'q=numbat')).toEqual(['Numbat handbook, second edition']);
    expect((await find(first.id)).versions.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [2, true],
      [1, false],
    ]);
    await w.moves(w.people.liaison, second, 'retire', 'The method was found wanting.');
    expect(await titles(w.people.analyst, 'q=numbat')).toEqual([]);
  });

  it('is not changed by SQL once reviewed, nor listed by its own hand', async () => {
    const resource = await w.listed();
    const update = sql`update community.resource_version set evidence = 'effective' where id = ${resource.id}`;
    await expect(as(w.people.analyst, update)).rejects.toThrow('does not change');
    const open = await w.proposes();
    await expect(
      as(w.people.analyst, sql`update community.resource_version set state = 'listed' where id = ${open.id}`),
    ).rejects.toThrow('recorded move');
    await expect(
      as(w.people.analyst, sql`update community.resource set listed_version_id = ${open.id}`),
    ).rejects.toThrow('permission denied');
  });

  it('says whose rating it carries, and is a link or a file', async () => {
    for (const [field, change] of [
      ['evidenceSource', { evidenceSource: '' }],
      ['url', { url: null }],
      ['url', { url: 'javascript:alert(1)' }],
    ] as const) {
      const { status, body } = await w.call(w.people.analyst, 'POST', '/api/library', {
        ...aResource,
        ...change,
      });
      expect([status, body.errors[0].field]).toEqual([422, field]);
    }
  });

  it('counts those it helped, once each, and names none of them', async () => {
    const resource = await w.listed();
    const say = (who: string, helped: boolean) =>
      w.done<Resource>(who, 'PUT', `/api/library/${resource.id}/helped`, { helped });
    await say(w.people.host, true);
    await say(w.people.host, true);
    expect(await say(w.people.analyst, true)).toMatchObject({ helped: 2, helpedMe: true });
    expect(await say(w.people.host, false)).toMatchObject({ helped: 1, helpedMe: false });
    expect((await as(w.people.champion, sql`select 1 from community.helped`)).rows).toEqual([]);
  });
});

describe('a file', () => {
  const send = (who: string, name: string, content: string) => {
    const edge = 'edge-of-the-test';
    const payload = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--${edge}--\r\n`;
    const headers = {
      ...{ 'x-psp-csrf': '1', 'x-test-person': who },
      'content-type': `multipart/form-data; boundary=${edge}`,
    };
    return w.app.inject({ method: 'POST', url: '/api/library/files', headers, payload });
  };

  it('comes back as it was kept, as an attachment, to whoever may read its version', async () => {
    const kept = (await send(w.people.analyst, 'guide.pdf', '%PDF-1.7 what we learned')).json();
    const resource = await w.proposes({ url: null, uploadId: kept.id });
    const open = (who: string) =>
      w.app.inject({ url: `/api/library/${resource.id}/file`, headers: { 'x-test-person': who } });
    expect((await open(w.people.host)).statusCode).toBe(404);
    await w.moves(w.people.advisor, resource, 'list');
    const reply = await open(w.people.host);
    expect(reply.body).toBe('%PDF-1.7 what we learned');
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
    });
    expect(reply.headers['content-disposition']).toMatch(/^attachment;.*guide\.pdf$/);
  });

  it('is refused by what it holds, and nobody proposes the file of another', async () => {
    const page = await send(w.people.analyst, 'guide.pdf', '<html><script>alert(1)</script>');
    expect(page.json().code).toBe('community.file-refused');
    const kept = (await send(w.people.analyst, 'notes.txt', 'plain words')).json();
    const stolen = await w.call(w.people.host, 'POST', '/api/library', {
      ...aResource,
      url: null,
      uploadId: kept.id,
    });
    expect(stolen.body.code).toBe('community.resource-without-source');
  });
});

describe('the search', () => {
  beforeAll(async () => {
    await w.listed({
      title: 'A wombat standard',
      summary: 'All about the wombat, and how a wombat review is run.',
    });
    await w.listed({
      title: 'Another matter',
      summary: 'A long text that names the wombat once, at its very end.',
    });
    const hostile = `A wombat <script>alert(1)</script> & "quotes" \u{E000}not a hit\u{E001} in plain words.`;
    await w.listed({
      title: 'Hostile words',
      summary: hostile,
      coreAreas: ['technology'],
      kind: 'data',
      year: 1999,
    });
    await w.proposes({ title: 'Wombat in review', summary: 'A wombat that nobody has reviewed yet.' });
  });

  it('puts the best match first, and never shows what is in review', async () => {
    const found = await titles(w.people.host, 'q=wombat');
    expect(found[0]).toBe('A wombat standard');
    expect(new Set(found)).toEqual(new Set(['A wombat standard', 'Another matter', 'Hostile words']));
  });

  it('marks what matched as parts of plain text, whatever the text holds', async () => {
    const [found] = (await search(w.people.host, 'q=wombat&coreArea=technology')).items;
    expect(found!.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['wombat']);
    const whole = found!.snippet.map(({ text }) => text).join('');
    expect(whole).toContain('& "quotes" not a hit in plain words');
  });

  it('narrows by core area, kind, rating and year', async () => {
    expect(await titles(w.people.host, 'q=wombat&kind=data&kind=policy')).toEqual(['Hostile words']);
    expect(await titles(w.people.host, 'q=wombat&fromYear=2020&coreArea=technology')).toEqual([]);
    expect(await titles(w.people.host, 'q=wombat&evidence=effective')).toEqual([]);
  });

  it.each(['wombat -standard', '"wombat review"', 'wombat or quoll'])('understands %s', async (words) => {
    expect((await titles(w.people.host, `q=${encodeURIComponent(words)}`)).length).toBeGreaterThan(0);
  });

  it.each([`'; drop table community.resource; --`, '((((', '!!! & | <->', '\u0000', ':*', '%_%'])(
    'takes %j for words and nothing else',
    async (words) => {
      const { status } = await w.call(w.people.host, 'GET', `/api/library?q=${encodeURIComponent(words)}`);
      expect([200, 422]).toContain(status);
    },
  );

  it('pages by rank without repeating or skipping', async () => {
    const all = (await search(w.people.host, 'q=wombat')).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Page = await search(w.people.host, `q=wombat&limit=1${after && `&after=${after}`}`);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(all);
  });
});

describe('who has done this?', () => {
  const answer = (what: string, result: string | null, when = '2026-01-01'): Practice => ({
    ...{ siteId: w.sites.third.id, what, result, when: new Date(when), to: '/app/s/third/x' },
    uncertainty: result && '95 % interval 3 to 9',
  });
  const contributed = (...answers: Practice[]) => [
    { name: 'one', practice: { noun: 'Evaluation', search: async () => answers } },
    { name: 'silent' },
  ];

  it('says of each answer what is known of its result, with its interval, or that nothing was measured', async () => {
    const all = contributed(answer('Lights', null, '2026-06-01'), answer('Patrols', 'Fewer by 6.'));
    const { items, asked } = await w.services.database.as({ personId: w.people.analyst }, (tx) =>
      searchPractice(tx, all, { words: 'lights', coreArea: null }),
    );
    expect(asked).toEqual(['Evaluation']);
    expect(items.map(({ what, result, uncertainty }) => [what, result, uncertainty])).toEqual([
      ['Patrols', 'Fewer by 6.', '95 % interval 3 to 9'],
      ['Lights', 'No measured result.', null],
    ]);
    expect(items[0]!.site.name).toBe('Third');
  });

  it('asks every capability that is registered, for any words and any core area', async () => {
    for (const query of ['', '?q=shooting', '?coreArea=gun-violence', `?q=${encodeURIComponent("'); --")}`]) {
      const { status, body } = await w.call(w.people.host, 'GET', `/api/practice${query}`);
      expect([query, status]).toEqual([query, 200]);
      expect(body.asked.length).toBeGreaterThan(0);
    }
  });
});
