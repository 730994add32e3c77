import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SharingWorld, sharingWorld } from '../testing/sharing-world.ts';
import { type DisclosureDraft, recordDisclosureIn } from './commands/record-disclosure.ts';

let w: SharingWorld;
let agreementId: string;
beforeAll(async () => {
  w = await sharingWorld();
  const { police: giverId, prosecutor: receiverId } = w.agencies;
  agreementId = await w.inForce([{ giverId, receiverId, recordClass: 'cases.complaint', field: 'core' }]);
});
afterAll(() => w.close());

const records = ['0193b5a4-0000-7000-8000-000000000001', '0193b5a4-0000-7000-8000-000000000002'];

function anExport(changes: Partial<DisclosureDraft> = {}): DisclosureDraft {
  return {
    siteId: w.site.id,
    agencyId: w.agencies.police,
    kind: 'export',
    recipient: 'The prosecutor',
    recipientAgencyId: w.agencies.prosecutor,
    recordClass: 'cases.complaint',
    what: 'Complaints that were referred, as a table',
    purpose: 'prosecution',
    basis: { kind: 'agreement', agreementId },
    recordIds: records,
    ...changes,
  };
}
const takeAlong = (personId: string, changes: Partial<DisclosureDraft> = {}) =>
  w.services.database.as({ personId }, (tx) => recordDisclosureIn(tx, anExport(changes)));
const log = async (personId: string, query = '') =>
  (await w.call(personId, 'GET', w.at(`/sharing/disclosures${query}`))).body.items;

describe('what leaves under an agreement', () => {
  it('stands in the log of the agency whose records they are, written in the name of who took it', async () => {
    expect(await takeAlong(w.people.prosecutor)).toMatchObject({ ok: true });
    const [line] = await log(w.people.policeRecords);
    expect(line).toMatchObject({
      ...{ kind: 'export', by: 'Test prosecutor', recipient: 'The prosecutor', basis: 'agreement' },
      ...{ recordCount: 2, fields: ['core'], purpose: 'prosecution' },
    });
    expect(line.agreementNumber).toMatch(/^\S+-\d{4}-\d{4}$/);
    expect(await log(w.people.prosecutorRecords)).toEqual([]);
    expect((await w.call(w.people.prosecutor, 'GET', w.at('/sharing/disclosures'))).status).toBe(403);
    expect(await log(w.people.policeRecords, `?record=${records[0]}`)).toHaveLength(1);
    expect(await log(w.people.policeRecords, `?record=${w.site.id}`)).toEqual([]);
  });

  it('does not leave when the agreement does not open all of it to this recipient', async () => {
    const refused: Partial<DisclosureDraft>[] = [
      { fields: ['core', 'narrative'] },
      { recordClass: 'cases.referral' },
      { recipientAgencyId: w.agencies.atf },
      { agencyId: w.agencies.prosecutor, recipientAgencyId: w.agencies.police },
      { basis: { kind: 'own records' } },
    ];
    for (const changes of refused)
      expect(await takeAlong(w.people.prosecutor, changes)).toMatchObject({
        failure: { code: 'disclosure.not-covered' },
      });
  });

  it('can’t be taken out of the log or changed by anyone who is signed in', async () => {
    for (const statement of [
      sql`delete from sharing.disclosure`,
      sql`update sharing.disclosure set what = 'Nothing'`,
      sql`insert into sharing.disclosed_record values (${agreementId}, ${agreementId}, ${w.site.id}, ${w.agencies.police})`,
    ])
      await expect(
        w.services.database.as({ personId: w.people.policeRecords }, (tx) => statement.execute(tx)),
      ).rejects.toThrow('permission denied');
  });
});

const aRequest = (changes = {}) => ({
  agencyId: w.agencies.police,
  title: 'The report of a burglary',
  asked: 'A copy of the report.',
  requester: 'A. Person',
  requesterKind: 'subject of the record',
  receivedOn: '2026-11-20',
  ...changes,
});
const path = '/sharing/records-requests';
async function received(changes = {}): Promise<string> {
  const reply = await w.call(w.people.policeRecords, 'POST', w.at(path), aRequest(changes));
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.id;
}
const move = (person: string, id: string, order: object) =>
  w.call(person, 'POST', w.at(`${path}/${id}/moves`), order);
const inPart = (changes = {}) => ({
  ...{ move: 'answer-in-part', given: 'Two pages of the report.', recordCount: 2, recordIds: records },
  ...{ because: 'It names a child.', citation: '65 P.S. § 67.708(b)(30)' },
  redactions: [{ place: 'Page 2', what: 'A name', citation: '65 P.S. § 67.708(b)(30)' }],
  ...changes,
});

describe('a request for records', () => {
  it('is due by the law of the agency’s jurisdiction from the day it came', async () => {
    const id = await received();
    const { body } = await w.call(w.people.policeRecords, 'GET', w.at(`${path}/${id}`));
    expect(body).toMatchObject({ jurisdiction: 'PA', dueOn: '2026-11-30', standing: 'running', days: 6 });
    expect(body.law).toContain('Right-to-Know');
    const federal = await w.call(
      w.people.atfRecords,
      'POST',
      w.at(path),
      aRequest({ agencyId: w.agencies.atf }),
    );
    expect(federal.body).toMatchObject({ jurisdiction: 'US', dueOn: '2026-12-21' });
  });

  it('is its agency’s own: others at the site see neither it nor that it is there', async () => {
    const id = await received();
    expect((await w.call(w.people.prosecutorRecords, 'GET', w.at(`${path}/${id}`))).status).toBe(404);
    expect((await move(w.people.prosecutorRecords, id, { move: 'take-up' })).status).toBe(404);
    const listed = await w.call(w.people.prosecutorRecords, 'GET', w.at(path));
    expect(listed.body.items).toEqual([]);
    expect((await w.call(w.people.stranger, 'GET', w.at(`${path}/${id}`))).status).toBe(403);
    const foreign = await w.call(w.people.prosecutorRecords, 'POST', w.at(path), aRequest());
    expect(foreign.body.code).toBe('disclosure.not-your-agency');
    expect((await w.call(w.people.policeSupervisor, 'POST', w.at(path), aRequest())).status).toBe(403);
  });

  it('is answered in part with the ground of each thing left out, and what was given is in the log', async () => {
    const id = await received();
    await move(w.people.policeRecords, id, { move: 'take-up' });
    const invented = await move(w.people.policeRecords, id, inPart({ citation: 'Because' }));
    expect(invented.body).toMatchObject({
      code: 'disclosure.ground-unknown',
      errors: [{ field: 'citation' }],
    });
    expect((await move(w.people.policeRecords, id, inPart({ redactions: [] }))).status).toBe(422);
    const { body } = await move(w.people.policeRecords, id, inPart());
    expect(body).toMatchObject({ state: 'answered-in-part', answeredOn: '2026-11-24', standing: 'answered' });
    expect(body.redactions).toMatchObject([{ place: 'Page 2', what: 'A name' }]);
    expect(body.disclosures).toMatchObject([{ recordCount: 2 }]);
    const [line] = await log(w.people.policeRecords, '?kind=records+request');
    expect(line).toMatchObject({ basis: 'law', requestId: id, recipient: 'A. Person' });
  });

  it('is not denied without a reason and a law, and a denial is not changed afterwards', async () => {
    const id = await received();
    await move(w.people.policeRecords, id, { move: 'take-up' });
    expect((await move(w.people.policeRecords, id, { move: 'deny', because: 'No.' })).status).toBe(422);
    const denied = { move: 'deny', because: 'The case is open.', citation: '65 P.S. § 67.708(b)(16)' };
    expect((await move(w.people.policeRecords, id, denied)).body.state).toBe('denied');
    await expect(
      w.services.database.as({ personId: w.people.policeRecords }, (tx) =>
        sql`update sharing.records_request set withheld_because = 'Another reason' where id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('under review');
  });

  it('is extended once, by what the law allows, before its day has passed', async () => {
    const id = await received();
    const extend = () =>
      w.call(w.people.policeRecords, 'POST', w.at(`${path}/${id}/extension`), { reason: 'A legal review.' });
    expect((await extend()).body.code).toBe('disclosure.no-extension');
    await move(w.people.policeRecords, id, { move: 'take-up' });
    expect((await extend()).body).toMatchObject({ dueOn: '2026-12-30', mayExtendTo: null });
    expect((await extend()).body.code).toBe('disclosure.no-extension');
    const late = await received({ receivedOn: '2026-11-02' });
    await move(w.people.policeRecords, late, { move: 'take-up' });
    const refused = await w.call(w.people.policeRecords, 'POST', w.at(`${path}/${late}/extension`), {
      reason: 'A legal review.',
    });
    expect(refused.body.detail).toContain('passed');
    const { body } = await w.call(w.people.policeRecords, 'GET', w.at(`${path}?show=late`));
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([late]);
  });

  it('that is complained about is decided by someone who did not answer it', async () => {
    const id = await received();
    const { policeRecords, policeSupervisor } = w.people;
    await move(policeRecords, id, { move: 'take-up' });
    await move(policeRecords, id, inPart());
    await move(policeRecords, id, { move: 'complain', complaint: 'Page 2 is missing a name.' });
    const decision = { move: 'uphold', decision: 'The name is a child’s.' };
    expect((await move(policeRecords, id, decision)).body.code).toBe('workflow.second-person');
    const again = await move(policeSupervisor, id, { ...decision, move: 'reopen' });
    expect(again.body).toMatchObject({ state: 'under-review', complaintDecision: 'The name is a child’s.' });
    expect((await move(policeSupervisor, id, inPart())).status).toBe(403);
  });
});

describe('the law as data', () => {
  it('is entered by program administrators alone, and a request from before keeps its day', async () => {
    const rule = {
      ...{ jurisdiction: 'PA', inForceFrom: '2026-11-23', law: 'A later law', days: 2, dayKind: 'calendar' },
      ...{ extensionDays: 0, extensionDayKind: 'calendar' },
    };
    expect((await w.call(w.people.policeRecords, 'POST', '/api/sharing/time-limits', rule)).status).toBe(403);
    await w.services.database.asSystem('a rule of a test', (tx) =>
      sql`insert into sharing.response_rule (jurisdiction, in_force_from, law, days, day_kind)
        values ('PA', '2026-11-23', 'A later law', 2, 'calendar')`.execute(tx),
    );
    const before = await received({ receivedOn: '2026-11-20' });
    const after = await received({ receivedOn: '2026-11-23' });
    const due = async (id: string) =>
      (await w.call(w.people.policeRecords, 'GET', w.at(`${path}/${id}`))).body.dueOn;
    expect([await due(before), await due(after)]).toEqual(['2026-11-30', '2026-11-25']);
  });
});
