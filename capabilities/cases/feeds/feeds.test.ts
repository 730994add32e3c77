import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectValue } from '#platform/outcome/outcome.ts';
import { type CaseWorld, caseWorld } from '../testing/case-world.ts';
import { keepFile } from './commands/files.ts';
import { ExportCutShort, exportRows } from './export/export-rows.ts';
import type { Post } from './webhooks/post.ts';
import { prepareSendings } from './webhooks/prepare-sendings.ts';
import { send } from './webhooks/send.ts';
import { isSigned, SIGNATURE_HEADER, webhookKey } from './webhooks/sign.ts';

let world: CaseWorld;
let rms: string;
let pcms: string;

beforeAll(async () => {
  world = await caseWorld();
  rms = await aMachine(world.agencies.police);
  pcms = await aMachine(world.agencies.prosecutor);
});
afterAll(() => world.close());

async function aMachine(agencyId: string): Promise<string> {
  const [id, membership] = [uuidv7(), uuidv7()];
  await world.services.database.asSystem('a system for a test', async (tx) => {
    await sql`insert into identity.person (id, kind, name) values (${id}, 'machine', 'Test system')`.execute(
      tx,
    );
    await sql`insert into identity.membership (id, person_id, agency_id, role)
      values (${membership}, ${id}, ${agencyId}, 'machine client')`.execute(tx);
    await sql`insert into identity.membership_site (membership_id, site_id)
      values (${membership}, ${world.site.id})`.execute(tx);
    await sql`insert into identity.machine_scope (person_id, permission)
      select ${id}, unnest('{cases.read,cases.record,cases.connect}'::text[])`.execute(tx);
  });
  return id;
}

const opened = (name: string, more: object = {}) => ({
  case: name,
  sourceKey: `${name}/opened`,
  kind: 'complaint-opened',
  effectiveAt: '2026-03-01T09:00:00-05:00',
  payload: { reportNumber: name, nibrsOffenses: ['13A'], victims: 1, suspectKnown: true, arrest: false },
  ...more,
});
const tell = (person: string, source: string, events: object[]) =>
  world.call(person, 'POST', world.at('/cases/events'), { source, events });
const filed = (name: string) => ({
  case: name,
  sourceKey: `${name}/filed`,
  kind: 'charge-filed',
  effectiveAt: '2026-03-05T09:00:00-05:00',
  defendantKey: 'd1',
  chargeKey: 'c1',
  payload: { count: 1, statute: '18 § 2702(a)(1)', docket: name },
});
const disposed = (name: string, key: string, code: string, day: string) => ({
  case: name,
  sourceKey: `${name}/${key}`,
  kind: 'disposed',
  effectiveAt: `2026-05-${day}T09:00:00-04:00`,
  defendantKey: 'd1',
  chargeKey: 'c1',
  payload: { code },
});

describe('a system that tells of events', () => {
  test('records each once, however often it is told, and sets aside what it can’t say', async () => {
    const events = [opened('DR-1'), opened('DR-2'), opened('DR-3', { payload: { reportNumber: 'DR-3' } })];
    const first = await tell(rms, 'test-rms', events);
    expect(first.body).toMatchObject({ recorded: 2, setAside: 1, duplicate: 0 });
    expect(first.body.events[2]).toMatchObject({
      verdict: 'set aside',
      reasons: [{ field: expect.stringContaining('payload') }, {}, {}, {}],
    });
    expect((await tell(rms, 'test-rms', events)).body).toMatchObject({
      recorded: 0,
      duplicate: 2,
      setAside: 1,
    });
    const { body } = await world.call(rms, 'GET', world.at('/cases/set-aside'));
    expect(body.items).toHaveLength(1);
  });

  test('is told that a late revision stands for nothing any more', async () => {
    await tell(rms, 'test-rms', [opened('DR-4', { revision: 3 })]);
    const late = await tell(rms, 'test-rms', [
      opened('DR-4', { revision: 2, effectiveAt: '2026-02-01T09:00:00-05:00' }),
    ]);
    expect(late.body.events).toMatchObject([{ verdict: 'superseded' }]);
  });

  test('hears which disposition contradicts the one that is known', async () => {
    await tell(pcms, 'test-pcms', [filed('DD-1'), disposed('DD-1', 'first', 'Not Guilty', '01')]);
    const again = await tell(pcms, 'test-pcms', [disposed('DD-1', 'second', 'Guilty Plea', '09')]);
    expect(again.body).toMatchObject({ recorded: 1, conflicts: 1 });
    const report = await world.call(pcms, 'GET', world.at(`/cases/deliveries/${again.body.delivery.id}`));
    expect(report.body.contradictions).toHaveLength(1);
  });

  test('has a code that no list knows set aside until it is mended', async () => {
    const told = await tell(pcms, 'test-pcms', [filed('DD-2'), disposed('DD-2', 'end', 'Zapped', '01')]);
    expect(told.body).toMatchObject({ recorded: 1, setAside: 1 });
    const { body } = await world.call(pcms, 'GET', world.at('/cases/set-aside'));
    const row = body.items.find((one: { sourceKey: string }) => one.sourceKey === 'DD-2/end');
    const still = await world.call(pcms, 'POST', world.at(`/cases/set-aside/${row.id}/mend`), {
      told: row.told,
    });
    expect(still).toMatchObject({ status: 422, body: { errors: [{ field: 'payload.code' }] } });
    const mended = { ...row.told, payload: { code: 'Guilty Plea' } };
    const done = await world.call(pcms, 'POST', world.at(`/cases/set-aside/${row.id}/mend`), {
      told: mended,
    });
    expect(done.status).toBe(204);
    const after = await world.call(pcms, 'GET', world.at('/cases/set-aside'));
    expect(after.body.items).toEqual([]);
  });

  test('sees and mends nothing of another agency', async () => {
    const { body } = await world.call(pcms, 'GET', world.at('/cases/set-aside'));
    expect(body.items).toEqual([]);
    expect((await tell(world.people.stranger, 'test-rms', [opened('DR-9')])).status).toBe(403);
  });
});

describe('a file', () => {
  test('counts for nothing until it is applied, then leaves no copy behind', async () => {
    const content = readFileSync(join(import.meta.dirname, 'nibrs/testing/arrest.txt'));
    const upload = {
      site: { id: world.site.id, timeZone: 'America/New_York' },
      form: 'nibrs' as const,
      source: 'test-nibrs',
      fileName: 'arrest.txt',
      content: Readable.from([content]),
    };
    const kept = expectValue(await keepFile(world.services, { personId: world.people.detective }, upload));
    expect(kept).toMatchObject({ told: 2, unreadable: 0 });
    const path = world.at(`/cases/deliveries/${kept.id}/application`);
    const applied = await world.call(world.people.detective, 'POST', path);
    expect(applied.body).toMatchObject({ state: 'applied', recorded: 2 });
    const [stored] = await rowsOf<{ sha256: string }>(
      sql`select sha256 from cases.delivery where id = ${kept.id}`,
    );
    expect(await world.services.files.has(stored!.sha256)).toBe(false);
    expect((await world.call(world.people.detective, 'POST', path)).status).toBe(409);
  });
});

const rowsOf = <T>(query: ReturnType<typeof sql<T>>) =>
  world.services.database.asSystem('look', async (tx) => (await query.execute(tx)).rows);

describe('what goes out', () => {
  test('is told, signed, as far as the agreement opens it when it is sent, and broken off when it ends', async () => {
    const webhook = uuidv7();
    await world.services.database.asSystem('a webhook for a test', (tx) =>
      sql`insert into cases.webhook (id, site_id, agency_id, client_id, name, url, created_by, created_at)
        values (${webhook}, ${world.site.id}, ${world.agencies.prosecutor}, ${pcms}, 'Test hook',
          'https://example.org/hook', ${pcms}, now() - interval '1 hour')`.execute(tx),
    );
    const posts: { body: string; headers: Record<string, string> }[] = [];
    const post: Post = async (_url, body, headers) => {
      posts.push({ body, headers });
      return { status: posts.length === 1 ? 500 : 204 };
    };
    const told = async (name: string) => {
      await tell(rms, 'test-rms', [opened(name)]);
      const [one] = await rowsOf<{ id: string }>(
        sql`select case_id as id from cases.reference where reference = ${name}`,
      );
      await prepareSendings(world.services, [one!.id]);
      const sendings = await rowsOf<{ id: string }>(
        sql`select id from cases.webhook_sending where state = 'waiting'`,
      );
      return sendings.map(({ id }) => id);
    };

    const [first] = await told('DR-20');
    await expect(send(world.services, first!, 1, post)).rejects.toThrow('500');
    await send(world.services, first!, 2, post);
    await send(world.services, first!, 3, post);
    expect(posts).toHaveLength(2);
    const { body, headers } = posts[1]!;
    expect(JSON.parse(body).events).toMatchObject([
      { kind: 'complaint-opened', payload: { reportNumber: 'DR-20' } },
    ]);
    const key = webhookKey({ id: webhook, secretVersion: 1 }, world.services.secret);
    expect(isSigned(body, headers[SIGNATURE_HEADER]!, key, world.services.clock.now())).toBe(true);

    const logged = await rowsOf(sql`select d.kind, d.basis, d.agreement_id from sharing.disclosure d`);
    expect(logged).toContainEqual({ kind: 'webhook', basis: 'agreement', agreement_id: world.agreementId });

    const [second] = await told('DR-21');
    const lines = exportRows(
      world.services,
      { personId: pcms },
      { records: 'events', format: 'jsonl', siteId: world.site.id },
    );
    expect((await lines.next()).value).toContain('DR-21');
    await endAgreement();
    await send(world.services, second!, 1, post);
    expect(posts).toHaveLength(2);
    expect(await rowsOf(sql`select state from cases.webhook_sending where id = ${second}`)).toEqual([
      { state: 'withheld' },
    ]);
    await expect(lines.next()).rejects.toThrow(ExportCutShort);
  });

  test('holds only one’s own records when no agreement is in force', async () => {
    const { body } = await world.call(pcms, 'GET', world.at('/cases/export?records=events&format=csv'));
    expect(body).toContain('charge-filed');
    expect(body).not.toContain('complaint-opened');
  });
});

async function endAgreement(): Promise<void> {
  const { people, agreementId } = world;
  const path = world.at(`/agreements/${agreementId}/moves`);
  const ended = await world.call(people.policeRecords, 'POST', path, {
    move: 'terminate',
    reason: 'The test is over.',
  });
  expect(ended.body).toMatchObject({ state: 'terminated' });
}
