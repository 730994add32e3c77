import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, caseWorld } from './testing/case-world.ts';

let w: CaseWorld;
let id: string;
let d: CaseWorld['people'];
beforeAll(async () => {
  w = await caseWorld();
  d = w.people;
});
afterAll(() => w.close());

const path = (rest = '') => w.at(`/cases/${id}${rest}`);
const get = async (person: string, url: string) => (await w.call(person, 'GET', url)).body;
const post = (person: string, url: string, body: unknown) => w.call(person, 'POST', url, body);
const list = async (person: string, query: string) => (await get(person, w.at(`/cases?${query}`))).items;
const partOf = (record: { parts: { kind: string }[] }, kind: string) =>
  record.parts.find((part) => part.kind === kind) as Record<string, unknown> | undefined;

describe('a detective', () => {
  it('opens a complaint, which is then theirs', async () => {
    const opened = await post(d.detective, w.at('/cases'), {
      ...{ reportNumber: 'DC-26-000417', openedOn: '2026-03-01', nibrsOffenses: ['13A'] },
      ...{ victims: 1, suspectKnown: true, arrest: false, narrative: 'Two men met at a corner.' },
    });
    expect([opened.status, opened.body.code]).toEqual([201, undefined]);
    id = opened.body.id;
    expect(partOf(opened.body, 'complaint')).toMatchObject({ status: 'open', own: true, waitsOn: 'police' });
    expect((await list(d.detective, 'list=mine')).map((line: { caseId: string }) => line.caseId)).toEqual([
      id,
    ]);
  });

  it('names a defendant, recommends charges and lists evidence', async () => {
    const told = await post(d.detective, path('/events'), {
      events: [
        {
          ...{ kind: 'defendant-named', defendantKey: 'd1', payload: { juvenile: false } },
          fields: { parties: { name: 'Zoé Quimby-Hartwell', birthDate: '1990-02-03' } },
        },
        charge('c1', 1, '18 § 2702(a)(1)', 'F1'),
        charge('c2', 2, '18 § 2705', 'M2'),
        {
          kind: 'evidence-listed',
          payload: { item: 'Video of the corner', kind: 'video', status: 'outstanding' },
        },
      ],
    });
    expect([told.status, told.body.code]).toEqual([200, undefined]);
    expect(told.body.charges.map((pair: { police: { statute: string } }) => pair.police.statute)).toEqual([
      '18 § 2702(a)(1)',
      '18 § 2705',
    ]);
    expect(told.body.evidence).toMatchObject([{ item: 'Video of the corner', status: 'outstanding' }]);
    expect(told.body.defendants).toMatchObject([{ key: 'd1', name: 'Zoé Quimby-Hartwell' }]);
  });

  it('refers it, and it stands in the prosecutor’s queue with what it rests on', async () => {
    const referred = await post(d.detective, path('/referral'), { toAgencyId: w.agencies.prosecutor });
    expect([referred.status, referred.body.code]).toEqual([200, undefined]);
    expect(partOf(referred.body, 'complaint')?.status).toBe('referred');
    const [line] = await list(d.prosecutor, 'list=screening');
    expect(line).toMatchObject({ caseId: id, defendants: ['Zoé Quimby-Hartwell'] });
    expect(line.part).toMatchObject({ kind: 'referral', status: 'received', waitsOn: 'prosecutor' });
    expect((await get(d.prosecutor, path())).evidence).toHaveLength(1);
  });

  it('is told that nobody decides on a page that has grown meanwhile', async () => {
    const late = await post(d.detective, path('/events'), {
      ...{ seen: 1, events: [{ kind: 'task-set', payload: { task: 'Ask the lab', dueOn: '2026-12-01' } }] },
    });
    expect([late.status, late.body.code]).toEqual([409, 'cases.changed-meanwhile']);
  });
});

describe('a prosecutor', () => {
  it('returns a referral with what is needed and by when, and the detective sees it', async () => {
    const returned = await post(d.prosecutor, path('/screening'), {
      ...{ decision: 'returned', needed: ['The video of the corner'], dueOn: '2026-12-15' },
    });
    expect([returned.status, returned.body.code]).toEqual([200, undefined]);
    const [line] = await list(d.detective, 'list=mine&answer=returned%20for%20investigation');
    const referral = partOf({ parts: line.others }, 'referral');
    expect(referral).toMatchObject({ dueOn: '2026-12-15', waitsOn: 'police' });
    expect(referral?.reason).toContain('The video of the corner');
    expect(await list(d.detectiveSupervisor, 'list=returned')).toHaveLength(1);
  });

  it('adopts one of two charges when it comes back, and that one is filed beside what police recommended', async () => {
    expect((await post(d.detective, path('/referral'), { toAgencyId: w.agencies.prosecutor })).status).toBe(
      200,
    );
    const { body } = await post(d.prosecutor, path('/screening'), { decision: 'adopted', charges: ['c1'] });
    expect(partOf(body, 'referral')).toMatchObject({ status: 'adopted', rounds: 2 });
    const pairs = body.charges.map((pair: { police: unknown; court: unknown }) => [
      !!pair.police,
      !!pair.court,
    ]);
    expect(pairs).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('takes the case, sets two hearings at one time in one room, and sees that they collide', async () => {
    const taken = await post(d.prosecutor, path('/assignment'), { personId: d.prosecutor });
    expect([taken.status, taken.body.code]).toEqual([200, undefined]);
    const other = await w.record(d.detective, w.agencies.police, [complaint('DC-26-000900')]);
    const hearing = (hearingKey: string) => ({
      kind: 'hearing-set',
      hearingKey,
      payload: {
        ...{ kind: 'pretrial', at: '2026-12-20T15:00:00Z', minutes: 60, place: 'Courtroom 5' },
        attorneyId: d.prosecutor,
      },
    });
    await post(d.prosecutor, path('/events'), { events: [hearing('h1')] });
    expect(
      (await post(d.prosecutor, w.at(`/cases/${other}/events`), { events: [hearing('h1')] })).status,
    ).toBe(200);
    const calendar = await get(d.prosecutor, w.at('/case-hearings?from=2026-12-20&to=2026-12-20'));
    expect(calendar.conflicts).toBe(2);
    expect(calendar.hearings[0].conflicts.join(' ')).toContain('Courtroom 5');
    const { body } = await w.call(d.prosecutor, 'GET', path('/timeline.pdf'));
    expect(body.slice(0, 5)).toBe('%PDF-');
  });

  it('declines with a reason from the list, and the reason is there for the detective', async () => {
    const other = await w.record(d.detective, w.agencies.police, [
      complaint('DC-26-000901'),
      { kind: 'detective-assigned', effectiveAt: '2026-03-02T12:00:00Z', payload: { personId: d.detective } },
      {
        kind: 'referred',
        effectiveAt: '2026-03-03T12:00:00Z',
        payload: { round: 1, toAgencyId: w.agencies.prosecutor },
      },
    ]);
    const url = w.at(`/cases/${other}`);
    const declined = await post(d.prosecutor, `${url}/screening`, {
      ...{ decision: 'declined', reason: 'insufficient-evidence', words: 'No one saw it.' },
      workProduct: 'Ask again in spring.',
    });
    expect([declined.status, declined.body.code]).toEqual([200, undefined]);
    const [line] = await list(d.detective, 'list=mine&answer=declined');
    expect(line.others[0].reason).toBe('Insufficient evidence: No one saw it.');
    expect(JSON.stringify(await get(d.detective, url))).not.toContain('Ask again in spring');
    expect(JSON.stringify(await get(d.prosecutionSupervisor, url))).toContain('Ask again in spring');
  });
});

describe('a federal agent', () => {
  it('sees a case proposed to their agency, and answers', async () => {
    const proposed = await post(d.prosecutor, path('/events'), {
      events: [{ kind: 'federal-proposed', payload: { toAgencyId: w.agencies.atf } }],
    });
    expect([proposed.status, proposed.body.code]).toEqual([200, undefined]);
    const [line] = await list(d.agent, 'list=federal');
    expect(line).toMatchObject({ caseId: id, part: { kind: 'federal', status: 'proposed' } });
    const { body } = await post(d.agent, path('/events'), { events: [{ kind: 'federal-adopted' }] });
    const own = body.parts.find((part: { own: boolean }) => part.own);
    expect(own).toMatchObject({ kind: 'federal', status: 'adopted' });
    expect(await list(d.agent, 'list=federal')).toEqual([]);
  });
});

describe('whoever searches', () => {
  it.each([
    ['name', 'quimby-hart'],
    ['name', 'Zoe Quimby-Hartwell'],
    ['name', 'Quimby-Hartwell, Zoé'],
    ['number', 'dc-26-000417'],
    ['statute', '18 § 2705'],
  ])('finds a case by its %s: %s', async (by, q) => {
    const found = await get(d.prosecutor, w.at(`/case-search?by=${by}&q=${encodeURIComponent(q)}`));
    expect(found.items.map((hit: { caseId: string }) => hit.caseId)).toEqual([id]);
  });

  it('pages through what begins the same, each once', async () => {
    const all: string[] = [];
    let after = '';
    do {
      const page = await get(d.detective, w.at(`/case-search?by=number&q=DC-26&limit=1${after}`));
      all.push(...page.items.map((hit: { found: string }) => hit.found));
      after = page.next ? `&after=${page.next}` : '';
    } while (after);
    expect(all).toEqual(['DC-26-000417', 'DC-26-000900', 'DC-26-000901']);
  });
});

describe('people who write on one case at a time', () => {
  it('see who holds it; another writes only after taking it over with a reason', async () => {
    expect((await post(d.detective, path('/lock'), {})).status).toBe(200);
    expect((await get(d.prosecutor, path())).locks).toMatchObject([{ own: false, heldBy: 'Test detective' }]);
    const refused = await post(d.detectiveSupervisor, path('/lock'), {});
    expect([refused.status, refused.body.code]).toEqual([409, 'cases.locked']);
    const note = { events: [{ kind: 'noted', payload: { text: 'Called the lab.' } }] };
    expect((await post(d.detectiveSupervisor, path('/events'), note)).body.code).toBe('cases.locked');
    const over = { takeOverBecause: 'The detective is off duty.' };
    expect((await post(d.detectiveSupervisor, path('/lock'), over)).status).toBe(200);
    expect((await post(d.detectiveSupervisor, path('/events'), note)).status).toBe(200);
    expect((await post(d.detective, path('/events'), note)).body.code).toBe('cases.locked');
    expect((await w.call(d.detectiveSupervisor, 'DELETE', path('/lock'))).body).toEqual({ released: true });
  });
});

describe('documents of a case', () => {
  const send = (person: string, content: string, field = 'evidence') => {
    const boundary = 'a-boundary';
    const part = (head: string, body: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const payload = `${part('name="title"', 'Lab report')}${part('name="field"', field)}${part(
      'name="file"; filename="../lab.pdf"\r\nContent-Type: text/html',
      content,
    )}--${boundary}--\r\n`;
    return w.app.inject({
      ...{ method: 'POST', url: path('/documents'), payload },
      headers: {
        ...{ 'x-psp-csrf': '1', 'x-test-person': person },
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
  };

  it('are typed by what they are and served as attachments to those who may see the field', async () => {
    const sent = await send(d.detective, '%PDF-1.7 a report');
    expect([sent.statusCode, sent.json().code]).toEqual([201, undefined]);
    const [document] = sent.json().documents;
    expect(document).toMatchObject({ title: 'Lab report', kind: 'pdf', field: 'evidence' });
    const file = await w.app.inject({
      ...{ method: 'GET', url: path(`/documents/${document.id}/file`) },
      headers: { 'x-test-person': d.prosecutor },
    });
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[^/\\]+$/);
    expect([file.headers['content-type'], file.body]).toEqual(['application/pdf', '%PDF-1.7 a report']);
  });

  it('are refused when they are anything that would run, and hidden when they are work product', async () => {
    expect((await send(d.detective, '<html><script>1</script>')).json().code).toBe('cases.document-refused');
    expect((await send(d.detective, '%PDF-1.7 own notes', 'work-product')).statusCode).toBe(201);
    expect((await get(d.detective, path())).documents).toHaveLength(2);
    expect((await get(d.prosecutor, path())).documents).toHaveLength(1);
  });
});

describe('a supervisor', () => {
  it('sees the flow, and gives a case to a colleague, never to a stranger', async () => {
    const flow = await get(d.detectiveSupervisor, w.at('/case-flow'));
    expect(flow.ageing.map((row: { kind: string }) => row.kind)).toContain('complaint');
    const give = (personId: string) => post(d.detectiveSupervisor, path('/assignment'), { personId });
    expect((await give(d.prosecutor)).body.code).toBe('cases.not-assignable');
    expect((await give(d.detectiveSupervisor)).status).toBe(200);
    const take = await post(d.detective, path('/assignment'), { personId: d.detectiveSupervisor });
    expect(take.body.code).toBe('cases.not-yours-to-decide');
  });

  it('draws a sample of decided cases at random and keeps what was found', async () => {
    const drawn = await post(d.prosecutionSupervisor, w.at('/case-samples'), {
      ...{ kind: 'referral', from: '2026-01-01', to: '2026-12-31', size: 1 },
    });
    expect([drawn.status, drawn.body.code]).toEqual([201, undefined]);
    expect([drawn.body.size, drawn.body.drawnFrom]).toEqual([1, 2]);
    const [one] = drawn.body.cases;
    const url = w.at(`/case-samples/${drawn.body.id}`);
    const kept = await w.call(d.prosecutionSupervisor, 'PUT', `${url}/reviews/${one.caseId}`, {
      ...{ finding: 'serious', notes: 'The reason does not fit the file.' },
    });
    expect(kept.body).toMatchObject({ reviewed: 1, serious: 1 });
    expect((await get(d.detectiveSupervisor, w.at('/case-samples'))).items).toEqual([]);
  });
});

describe('every look at a case', () => {
  it('is kept with its purpose, and a search without the name it asked for', async () => {
    const before = await rowsRead();
    await w.app.inject({
      ...{ method: 'GET', url: path() },
      headers: { 'x-test-person': d.prosecutor, 'x-psp-purpose': 'prosecution' },
    });
    await get(d.prosecutor, w.at('/case-search?by=name&q=Quimby'));
    const added = (await rowsRead()).slice(before.length);
    expect(new Set(added.map(({ purpose }) => purpose))).toEqual(new Set(['prosecution', 'not stated']));
    expect(JSON.stringify(added).toLowerCase()).not.toContain('quimby');
  });
});

async function rowsRead() {
  const rows = await w.services.database.asSystem('read the audit of a test', (tx) =>
    tx.selectFrom('platform.audit').selectAll().where('action', '=', 'read').orderBy('id').execute(),
  );
  return rows as { purpose: string | null; detail: unknown }[];
}

function charge(chargeKey: string, count: number, statute: string, degree: string) {
  return {
    ...{ kind: 'charge-recommended', defendantKey: 'd1', chargeKey },
    payload: { count, statute, degree },
  };
}

function complaint(reportNumber: string) {
  return {
    kind: 'complaint-opened',
    effectiveAt: '2026-03-01T12:00:00Z',
    payload: { reportNumber, nibrsOffenses: ['13A'], victims: 1, suspectKnown: true, arrest: false },
  };
}
