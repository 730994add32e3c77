import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { readImport } from '../importing/read-import.ts';
import { aFile, header, rows, type Site, shootingsMapping } from '../testing/incidents-world.ts';

let application: TestApplication;
let site: Site;
let analyst: string;

beforeAll(async () => {
  application = await testApplication();
  site = await aSite(application.services);
  analyst = await aPerson(application.services, 'crime analyst', [site]);
});
afterAll(() => application.close());

const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
  application.call(analyst, method, `/api/sites/${site.slug}/incidents${path}`, body);

async function upload(content: string | Buffer, fileName = 'shootings.csv') {
  const boundary = 'a-line-between-parts';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const reply = await application.app.inject({
    method: 'POST',
    url: `/api/sites/${site.slug}/incidents/uploads`,
    headers: {
      'x-psp-csrf': '1',
      'x-test-person': analyst,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
  return { status: reply.statusCode, body: reply.json() };
}

let sources = 0;
async function aSource(): Promise<string> {
  sources++;
  const draft = { name: `Source ${sources}`, layer: 'confirmed_shooting', mapping: shootingsMapping };
  return (await call('POST', '/sources', draft)).body.id;
}

async function imported(sourceId: string, content: string | Buffer, more: object = {}) {
  const { body: kept } = await upload(content);
  const { body: started } = await call('POST', '/imports', {
    sourceId,
    uploadId: kept.id,
    snapshotDate: '2024-12-31',
    ...more,
  });
  await readImport(application.services, started.id);
  return (await call('GET', `/imports/${started.id}`)).body;
}

describe('a file comes in', () => {
  test('uploaded, looked at, started, read, accepted, and listed', async () => {
    const sourceId = await aSource();
    const kept = await upload(gzipSync(aFile(rows.first, rows.second)), 'C:\\exports\\=shootings.csv.gz');
    expect(kept).toMatchObject({ status: 201, body: { fileName: '=shootings.csv.gz' } });

    const preview = await call('POST', `/uploads/${kept.body.id}/preview`, { mapping: shootingsMapping });
    expect(preview.body).toMatchObject({
      header: header.split(','),
      rowsLooked: 2,
      guess: { mapping: { reportNumber: 'report', occurred: { column: 'when', order: 'year-first' } } },
      trial: { accepted: 2, setAside: 0, problem: null },
    });

    const started = await call('POST', '/imports', { sourceId, uploadId: kept.body.id });
    expect(started).toMatchObject({
      status: 201,
      body: { number: expect.stringMatching(/^IMP-2026-\d{4}$/) },
    });
    await readImport(application.services, started.body.id);
    const accepted = await call('POST', `/imports/${started.body.id}/moves`, { move: 'accept' });
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      snapshotDate: '2026-11-24',
      versionId: expect.any(String),
    });

    const { body: list } = await call('GET', `?source=${sourceId}&outcome=fatal`);
    expect(list.items).toMatchObject([
      { reportNumbers: ['1002'], occurredLocal: '2024-03-05 21:30:00', flags: [] },
    ]);
    const { body: event } = await call('GET', `/events/${list.items[0].id}`);
    expect(event.members).toMatchObject([{ age: 31, isFatal: true, fileRow: 3 }]);
    expect((await call('GET', '/versions')).body.items[0]).toMatchObject({
      rowsRead: 2,
      fileSha256: kept.body.sha256,
    });
  });

  test('a preview says what only a person can decide', async () => {
    const { body: kept } = await upload('date,fatal,lat,lon\n01/02/2024,maybe,40,-75\n');
    const { body } = await call('POST', `/uploads/${kept.id}/preview`, {});
    expect(body.guess).toMatchObject({
      dateOrder: { because: 'ambiguous', example: '01/02/2024' },
      spellings: { fatal: { maybe: null } },
    });
  });

  test.each([
    ['nothing', '', 'incidents.file-empty'],
    ['a PDF', '%PDF-1.7', 'incidents.file-kind-unknown'],
  ])('%s is refused with the mend', async (_, content, code) => {
    const kept = await upload(content);
    const reply = kept.status === 201 ? await call('POST', `/uploads/${kept.body.id}/preview`, {}) : kept;
    expect(reply).toMatchObject({ status: 422, body: { code, mend: expect.any(String) } });
  });

  test('a file of another site is not there', async () => {
    const elsewhere = await aSite(application.services, 'Elsewhere');
    const other = await aPerson(application.services, 'crime analyst', [elsewhere]);
    const { body: kept } = await upload(aFile(rows.first));
    const path = `/api/sites/${elsewhere.slug}/incidents/uploads/${kept.id}/preview`;
    expect((await application.call(other, 'POST', path, {})).body.code).toBe('incidents.upload-missing');
  });

  test('pages of incidents meet without gap or overlap', async () => {
    const sourceId = await aSource();
    const many = Array.from(
      { length: 7 },
      (_, day) => `${day},2024-03-0${day + 1} 20:00:00,false,-75.1,40.0,B,20`,
    );
    const { id } = await imported(sourceId, aFile(...many));
    await call('POST', `/imports/${id}/moves`, { move: 'accept' });
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body: page } = await call('GET', `?source=${sourceId}&limit=3${next && `&after=${next}`}`);
      seen.push(...page.items.map((event: { reportNumbers: string[] }) => event.reportNumbers[0]));
      next = page.next;
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });
});

describe('rows that were set aside', () => {
  const faulty = '2001,2024-13-01 10:00:00,true,-75.10,40.00,=cmd(),30';

  test('are listed with reason and mend, and downloaded without becoming formulas', async () => {
    const { id } = await imported(await aSource(), aFile(rows.first, faulty));
    const { body } = await call('GET', `/imports/${id}/set-aside`);
    expect(body.items).toMatchObject([{ fileRow: 3, reasons: [{ code: 'occurred-not-a-day', row: 3 }] }]);
    const { body: csv } = await call('GET', `/imports/${id}/set-aside.csv`);
    expect(csv).toContain(`${header},reason,mend\r\n`);
    expect(csv).toContain(",-75.10,40.00,'=cmd(),30,");
  });

  test('mended in place come back as an import of their own, added to the current version', async () => {
    const sourceId = await aSource();
    const record = await imported(sourceId, aFile(rows.first, faulty));
    await call('POST', `/imports/${record.id}/moves`, { move: 'accept' });
    const path = `/imports/${record.id}/set-aside/3`;

    const still = await call('PUT', path, { fields: faulty.replace('-13-', '-14-').split(',') });
    expect(still.body).toMatchObject({
      code: 'incidents.row-still-faulty',
      errors: [{ field: 'occurred', row: 3 }],
    });
    expect((await call('PUT', path, { fields: ['1'] })).body.code).toBe('incidents.row-wrong-width');
    expect((await call('PUT', path, { fields: faulty.replace('-13-', '-12-').split(',') })).status).toBe(200);

    const { body: started } = await call('POST', `/imports/${record.id}/corrections`);
    await readImport(application.services, started.id);
    const correction = (await call('GET', `/imports/${started.id}`)).body;
    expect(correction).toMatchObject({
      mode: 'append',
      corrects: { number: record.number },
      rowsAdded: 1,
      rowsLive: 2,
    });
    await call('POST', `/imports/${started.id}/moves`, { move: 'accept' });
    const { body: list } = await call('GET', `?source=${sourceId}`);
    expect(list.items.map((event: { block: string }) => event.block)).toEqual(['=cmd()', '100 A ST']);
    const { body: rowsNow } = await call('GET', `/imports/${record.id}/set-aside`);
    expect(rowsNow.items[0].correction).toMatchObject({ number: started.number, state: 'accepted' });
  });

  test('mended in the download and uploaded again do the same', async () => {
    const sourceId = await aSource();
    const record = await imported(sourceId, aFile(rows.first, faulty));
    await call('POST', `/imports/${record.id}/moves`, { move: 'accept' });
    const { body: csv } = await call('GET', `/imports/${record.id}/set-aside.csv`);
    const correction = await imported(sourceId, csv.replace('2024-13-01', '2024-12-01'), {
      corrects: record.id,
    });
    expect(correction).toMatchObject({ state: 'checked', rowsAdded: 1, rowsSetAside: 0, rowsWithdrawn: 0 });
  });

  test('cannot be brought back before the import is accepted, nor when none is mended', async () => {
    const record = await imported(await aSource(), aFile(rows.first, faulty));
    const early = await call('POST', `/imports/${record.id}/corrections`);
    expect(early.body.code).toBe('incidents.not-accepted-yet');
    await call('POST', `/imports/${record.id}/moves`, { move: 'accept' });
    expect((await call('POST', `/imports/${record.id}/corrections`)).body.code).toBe(
      'incidents.nothing-corrected',
    );
  });
});

describe('sources and rules', () => {
  test('a rule marks incidents at once, and stops when it is ended', async () => {
    const sourceId = await aSource();
    const { id } = await imported(sourceId, aFile(rows.first, rows.second));
    await call('POST', `/imports/${id}/moves`, { move: 'accept' });
    const rule = {
      field: 'block',
      operator: 'one-of',
      values: ['100 a st'],
      effect: 'exclude',
      reason: 'a hospital',
    };
    const { body: made } = await call('POST', `/sources/${sourceId}/rules`, rule);
    const flags = async () =>
      (await call('GET', `?source=${sourceId}`)).body.items.map((event: { flags: object[] }) => event.flags);
    expect(await flags()).toEqual([[], [{ effect: 'exclude', reason: 'a hospital' }]]);
    expect((await call('GET', `/quality?source=${sourceId}`)).body.flags).toMatchObject([{ victims: 1 }]);
    await call('POST', `/rules/${made.id}/end`);
    expect(await flags()).toEqual([[], []]);
    expect((await call('POST', `/rules/${made.id}/end`)).status).toBe(404);
  });

  test('a mapping that cannot work is refused before it is saved', async () => {
    const sourceId = await aSource();
    const mapping = { ...shootingsMapping, projected: { x: 'x', y: 'y', crs: 'EPSG:9999' } };
    const reply = await call('PUT', `/sources/${sourceId}`, { mapping });
    expect(reply.body).toMatchObject({
      code: 'incidents.mapping-faulty',
      detail: expect.stringContaining('EPSG:9999'),
    });
    const without = await call('PUT', `/sources/${sourceId}`, {
      mapping: { ...shootingsMapping, outcome: null },
    });
    expect(without.body.code).toBe('incidents.mapping-faulty');
  });

  test('a source says whose data it brings, and can be set right', async () => {
    const origin = {
      publisher: 'A city',
      address: 'https://example.org/shootings',
      licence: 'CC0',
      edition: '2024-12',
    };
    const draft = { name: 'With an origin', layer: 'confirmed_shooting', mapping: shootingsMapping, origin };
    const { body: source } = await call('POST', '/sources', draft);
    const originNow = async () =>
      (await call('GET', '/sources')).body.items.find(({ id }: { id: string }) => id === source.id).origin;
    expect(await originNow()).toEqual(origin);
    await call('PUT', `/sources/${source.id}`, { grouping: { metres: 30, minutes: 60 } });
    expect(await originNow()).toEqual(origin);
    await call('PUT', `/sources/${source.id}`, { origin: { publisher: 'Another city' } });
    expect(await originNow()).toEqual({
      publisher: 'Another city',
      address: null,
      licence: null,
      edition: null,
    });
  });

  test('an origin whose address leads anywhere but to the web is refused', async () => {
    const origin = { address: 'javascript:alert(1)' };
    const reply = await call('POST', '/sources', { name: 'Trap', layer: 'confirmed_shooting', origin });
    expect([reply.status, reply.body.errors[0].field]).toEqual([422, 'origin.address']);
  });

  test('two sources of one name are refused', async () => {
    const draft = { name: 'Twice', layer: 'gunshot_sensor_alert' };
    expect((await call('POST', '/sources', draft)).status).toBe(201);
    expect((await call('POST', '/sources', draft)).body.code).toBe('incidents.source-name-taken');
  });

  test('a source without a mapping takes no file', async () => {
    const { body: source } = await call('POST', '/sources', {
      name: 'Unmapped',
      layer: 'confirmed_shooting',
    });
    const { body: kept } = await upload(aFile(rows.first));
    const reply = await call('POST', '/imports', { sourceId: source.id, uploadId: kept.id });
    expect(reply.body.code).toBe('incidents.mapping-missing');
  });
});
