import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PlatformEvent } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { publishFindingIn } from './commands/publish-finding.ts';
import { withdrawPublicationIn } from './commands/withdraw-publication.ts';
import type { PublishableFindingInput } from './contract.ts';
import { hearFindings } from './hear-findings.ts';
import { aFinding } from './testing/a-finding.ts';

let application: TestApplication;
let site: { id: string; slug: string };
let executive: string;
let analyst: string;
let approver: string;
let sequence = 0;

beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

beforeEach(async () => {
  site = await aSite(application.services, 'Testville');
  executive = await aPerson(application.services, 'site executive', [site]);
  analyst = await aPerson(application.services, 'crime analyst', [site]);
  approver = await aPerson(application.services, 'crime analyst', [site]);
});

const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
  application.services.database.asSystem('a test of publishing', work);
const asNobody = <T>(work: (tx: Tx) => Promise<T>) =>
  application.services.database.as({ personId: null }, work);

function ours(changes: Partial<PublishableFindingInput> = {}): PublishableFindingInput {
  sequence += 1;
  return aFinding({
    siteId: site.id,
    number: `FND-2026-${String(sequence).padStart(4, '0')}`,
    authorId: analyst,
    approvedBy: approver,
    publishedBy: executive,
    ...changes,
  });
}

async function publish(finding: PublishableFindingInput) {
  return expectValue(await asSystem((tx) => publishFindingIn(tx, finding, application.services.clock.now())));
}

async function page(url: string) {
  const reply = await application.app.inject({ method: 'GET', url });
  return { status: reply.statusCode, text: reply.body, headers: reply.headers };
}

describe('publishing a finding', () => {
  test('opens it to everyone, with what may be shown and nothing else', async () => {
    const finding = ours();
    await publish(finding);
    const { rows } = await asNobody((tx) =>
      sql<{
        snapshot: unknown;
      }>`select snapshot from publishing.publication where number = ${finding.number}`.execute(tx),
    );
    const text = JSON.stringify(rows[0]!.snapshot);
    expect(text).toContain(finding.statement);
    for (const inside of [analyst, approver, executive]) expect(text).not.toContain(inside);
    expect(text).not.toContain('"count":7');
  });

  test('tells the site’s people who wrote, approved and published, and nobody else', async () => {
    await publish(ours());
    const signed = (personId: string | null) =>
      application.services.database.as({ personId }, async (tx) => {
        const { rows } =
          await sql`select author_id from publishing.sign_off where site_id = ${site.id}`.execute(tx);
        return rows.length;
      });
    expect(await signed(executive)).toBe(1);
    expect(await signed(null)).toBe(0);
    expect(
      await signed(await aPerson(application.services, 'crime analyst', [await aSite(application.services)])),
    ).toBe(0);
  });

  test('lets nobody read the hidden counts, not even the site’s people', async () => {
    await publish(ours());
    const read = application.services.database.as({ personId: executive }, (tx) =>
      sql`select ledgers from publishing.sign_off`.execute(tx),
    );
    await expect(read).rejects.toThrow(/permission denied/);
  });

  test('is a new version when the content changed, and nothing when it did not', async () => {
    const finding = ours();
    expect(await publish(finding)).toEqual({ number: finding.number, version: 1 });
    expect(await publish(finding)).toEqual({ number: finding.number, version: 1 });
    expect(await publish({ ...finding, statement: 'Shooting victims fell by a third' })).toMatchObject({
      version: 2,
    });
    const newest = await page(`/findings/${finding.number}`);
    expect(newest.text).toContain('Version 2');
    const older = await page(`/findings/${finding.number}?version=1`);
    expect(older.text).toContain('This is an older version');
  });

  test('refuses a sentence that tells a withheld number', async () => {
    const figure = {
      key: 'deaths',
      label: 'deaths',
      value: 4,
      unit: 'victims',
      format: 'count' as const,
      count: 4,
    };
    const outcome = await asSystem((tx) =>
      publishFindingIn(
        tx,
        ours({ statement: 'In 2024, 4 people were killed', figures: [figure] }),
        new Date(),
      ),
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'publishing.statement-tells' } });
  });

  test('refuses an author who approves or publishes their own finding, in the database too', async () => {
    const own = asSystem((tx) => publishFindingIn(tx, ours({ approvedBy: analyst }), new Date()));
    await expect(own).rejects.toThrow(/sign_off/);
  });

  test('keeps a refused finding with its reason for the site’s people', async () => {
    const finding = ours({ figures: [{ key: 'a', label: 'a', value: Number.NaN, unit: '' }] });
    await hear('findings.published', finding);
    const { body } = await application.call(executive, 'GET', `/api/sites/${site.slug}/publications/refused`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      number: finding.number,
      mend: expect.stringContaining('Run the analysis'),
    });
  });
});

async function hear(kind: string, finding: PublishableFindingInput, payload: Record<string, unknown> = {}) {
  const event: PlatformEvent = {
    id: uuidv7(),
    kind,
    siteId: site.id,
    subject: { table: 'analysis.finding', id: finding.id },
    personId: executive,
    payload,
    at: new Date(),
  };
  const handlers = hearFindings(async () => finding);
  for (const handler of handlers.filter(({ hears }) => hears.includes(kind))) {
    await asSystem((tx) => handler.handle(tx, event, application.services));
  }
}

describe('a publication', () => {
  const attempts: [string, (number: string) => ReturnType<typeof sql>][] = [
    [
      'its sentence',
      (number) => sql`update publishing.publication set statement = 'x' where number = ${number}`,
    ],
    [
      'its snapshot',
      (number) => sql`update publishing.publication set snapshot = '{}' where number = ${number}`,
    ],
    ['its version', (number) => sql`update publishing.publication set version = 9 where number = ${number}`],
    [
      'its date',
      (number) => sql`update publishing.publication set published_at = now() where number = ${number}`,
    ],
    ['its being there', (number) => sql`delete from publishing.publication where number = ${number}`],
    ['all of them', () => sql`truncate publishing.publication cascade`],
  ];

  test.each(attempts)('does not let the system change %s', async (_what, attempt) => {
    const finding = ours();
    await publish(finding);
    await expect(asSystem((tx) => attempt(finding.number).execute(tx))).rejects.toThrow(
      /frozen|never deleted|permission denied|must be owner/,
    );
  });

  test.each(attempts)('does not let a person who may unpublish change %s', async (_what, attempt) => {
    const finding = ours();
    await publish(finding);
    const changing = application.services.database.as({ personId: executive }, (tx) =>
      attempt(finding.number).execute(tx),
    );
    await expect(changing).rejects.toThrow(/permission denied|must be owner/);
  });

  test('does not change its state without a recorded move', async () => {
    const finding = ours();
    await publish(finding);
    const changing = application.services.database.as({ personId: executive }, (tx) =>
      sql`update publishing.publication set state = 'unpublished' where number = ${finding.number}`.execute(
        tx,
      ),
    );
    await expect(changing).rejects.toThrow(/recorded move/);
  });
});

describe('taking a page from view', () => {
  const reason = 'The file held the same month twice.';

  test('needs the permission, and a reason that anyone may read', async () => {
    const finding = ours();
    await publish(finding);
    const url = `/api/sites/${site.slug}/publications/${finding.number}/unpublish`;
    expect((await application.call(analyst, 'POST', url, { reason })).status).toBe(403);
    expect((await application.call(null, 'POST', url, { reason })).status).toBe(401);
    expect((await application.call(executive, 'POST', url, { reason: ' ' })).status).toBe(422);
    expect(await application.call(executive, 'POST', url, { reason })).toMatchObject({
      status: 200,
      body: { versions: 1 },
    });
    expect((await application.call(executive, 'POST', url, { reason })).status).toBe(404);
  });

  test('hides the versions from everyone but the site’s people', async () => {
    const finding = ours();
    await publish(finding);
    await publish({ ...finding, statement: 'Shooting victims fell by a third' });
    await application.call(
      executive,
      'POST',
      `/api/sites/${site.slug}/publications/${finding.number}/unpublish`,
      { reason },
    );
    const count = (personId: string | null) =>
      application.services.database.as({ personId }, async (tx) => {
        const { rows } =
          await sql`select from publishing.publication where number = ${finding.number}`.execute(tx);
        return rows.length;
      });
    expect(await count(null)).toBe(0);
    expect(await count(executive)).toBe(2);
    for (const file of ['data.csv', 'data.json', 'chart.svg', 'places.geojson']) {
      expect((await page(`/findings/${finding.number}/${file}`)).status).toBe(404);
    }
    expect((await page(`/findings/${finding.number}?version=1`)).text).toContain('was withdrawn');
    expect((await page(`/sites/${site.slug}`)).text).not.toContain(finding.number);
  });

  test('leaves a page that says when and why, and how it had been made, without a figure', async () => {
    const finding = ours();
    await publish(finding);
    await hear('findings.withdrawn', finding, { reason });
    const { status, text } = await page(`/findings/${finding.number}`);
    expect(status).toBe(200);
    expect(text).toContain(`${finding.number} was withdrawn`);
    expect(text).toContain(reason);
    expect(text).toContain('November 24, 2026');
    for (const { sha256 } of finding.data.sources) expect(text).toContain(sha256);
    expect(text).not.toContain('1,082');
    expect((await page(`/findings/${finding.number}/trace`)).text).toContain('16,484');
  });

  test('shows a signed-in person the public page as everyone sees it', async () => {
    const finding = ours();
    await publish(finding);
    await asSystem((tx) =>
      withdrawPublicationIn(tx, {
        siteId: site.id,
        number: finding.number,
        reason,
        move: 'withdraw',
        at: new Date(),
      }),
    );
    const { body } = await application.call(executive, 'GET', `/findings/${finding.number}`);
    expect(body).toContain('was withdrawn');
  });

  test('is on the site’s list with the reason, and lists nothing of another site', async () => {
    const finding = ours();
    await publish(finding);
    await application.call(
      executive,
      'POST',
      `/api/sites/${site.slug}/publications/${finding.number}/unpublish`,
      { reason },
    );
    const { body } = await application.call(analyst, 'GET', `/api/sites/${site.slug}/publications`);
    expect(body.items).toEqual([
      expect.objectContaining({
        number: finding.number,
        state: 'unpublished',
        unpublishedReason: reason,
        newest: true,
      }),
    ]);
    const elsewhere = await aPerson(application.services, 'crime analyst', [
      await aSite(application.services),
    ]);
    expect((await application.call(elsewhere, 'GET', `/api/sites/${site.slug}/publications`)).status).toBe(
      403,
    );
  });
});
