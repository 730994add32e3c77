import { createHash, randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startApplicationProcess, startDemo } from './application.ts';
import { openBrowser } from './browser.ts';
import { type PersonAtWork, signIn } from './person.ts';
import { longShootingFile } from './shooting-file.ts';

const SITE = '/app/s/philadelphia-pa';
const API = '/api/sites/philadelphia-pa';
const ROLE = 'Crime analyst, Philadelphia';
const DEMO_SOURCE = 'Shooting victims';
const file = longShootingFile(60_000);
/** Times that never were: the clocks went forward at two in the morning. */
const SKIPPED =
  /,(2016-03-13|2017-03-12|2018-03-11|2019-03-10|2020-03-08|2021-03-14|2022-03-13|2023-03-12) 02:/;
const skipped = file.text.split('\n').filter((row) => SKIPPED.test(row)).length;
const taken = file.rows - skipped;
const sha256 = createHash('sha256').update(file.text).digest('hex');

let application: StartedApplication;
let browser: Browser;
let analyst: PersonAtWork;
let importPath: string;
let demoBefore: DemoFigures;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  analyst = await signIn(browser, application.url, ROLE);
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('A server that dies in the middle of an import', () => {
  test('is killed while the analyst sees the rows being counted', async () => {
    demoBefore = await demoFigures();
    await handIn(analyst.page);
    await rowsBeingCounted(analyst.page);
    importPath = new URL(analyst.page.url()).pathname;
    await application.kill();
  });

  test('started again, takes the import up by itself and reads it to the end', async () => {
    application = await startApplicationProcess({ dataDir: application.dataDir });
    await analyst.leave();
    analyst = await signIn(browser, application.url, ROLE);
    await analyst.page.goto(importPath);
    await analyst.page.getByText('Checked, and waiting to be accepted').waitFor({ timeout: 120_000 });
    const record = await theImport();
    expect(record).toMatchObject({
      state: 'checked',
      fileSha256: sha256,
      rowsRead: file.rows,
      rowsAccepted: taken,
      rowsSetAside: skipped,
      rowsAdded: taken,
    });
    expect(record.quality.setAside).toEqual({ 'occurred-skipped-by-clocks': skipped });
  });

  test('has lost nothing and doubled nothing once the file is accepted', async () => {
    const { page } = analyst;
    await page.getByRole('button', { name: 'Accept as the next version' }).click();
    await expect.poll(async () => (await theImport()).state, { timeout: 60_000 }).toBe('accepted');
    const record = await theImport();
    expect(record).toMatchObject({ state: 'accepted', version: 1, rowsLive: taken });
    const imports = (await answer(`${API}/incidents/imports`)).items as { fileName: string }[];
    expect(imports.filter(({ fileName }) => fileName === file.name)).toHaveLength(1);
    expect(await victimsCounted(record.versionId)).toBe(taken);
  });

  test('shows the figures of the demo as they were', async () => {
    const { results, ...figures } = await demoFigures();
    const { results: before, ...figuresBefore } = demoBefore;
    expect(figures).toEqual(figuresBefore);
    expect(results).toMatchObject(before);
    expect(Object.keys(before).length).toBeGreaterThan(3);
    expect(figures.rowsRead).toBe(16_484);
  });
});

async function handIn(page: Page): Promise<void> {
  await page.goto(`${SITE}/incidents/sources/new`);
  await page.getByLabel('Name').fill('Long shootings');
  await page.getByRole('button', { name: 'Open the source' }).click();
  const upload = { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) };
  await page.getByLabel(/^File/).setInputFiles(upload);
  await page.getByRole('heading', { name: `First rows of ${file.name}` }).waitFor();
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByText(`Reading ${file.name}`).first().waitFor();
}

/** The count on screen is past nought and short of the end: the reader is in the middle of the file. */
async function rowsBeingCounted(page: Page): Promise<void> {
  await expect
    .poll(async () => rowsShown(await page.getByRole('main').innerText()), { interval: 50, timeout: 60_000 })
    .toSatisfy((rows: number) => rows > 0 && rows < file.rows);
}

function rowsShown(text: string): number {
  const [, rows] = /([\d,]+) (?:of|rows)/.exec(text) ?? [];
  return rows ? Number(rows.replaceAll(',', '')) : 0;
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
async function answer(path: string): Promise<any> {
  return await (await analyst.context.request.get(path)).json();
}

async function theImport() {
  return await answer(`${API}/incidents/imports/${importPath.split('/').at(-1)}`);
}

/** `results` holds what had finished: the demo’s own looks may still be at work. */
type DemoFigures = { rowsRead: number; rowsLive: number; events: number; results: Record<string, string> };

async function demoFigures(): Promise<DemoFigures> {
  const versions = (await answer(`${API}/incidents/versions`)).items;
  const { rowsRead, rowsLive, events } = versions.find(
    ({ source }: { source: { name: string } }) => source.name === DEMO_SOURCE,
  );
  const analyses = (await answer(`${API}/analyses`)).items as AnalysisSummary[];
  const ofTheDemo = analyses.filter(({ dataLabel }) => dataLabel.startsWith(DEMO_SOURCE));
  const finished = ofTheDemo.flatMap(({ id, latestRun: { resultHash } }) =>
    resultHash ? [[id, resultHash]] : [],
  );
  return { rowsRead, rowsLive, events, results: Object.fromEntries(finished) };
}

type AnalysisSummary = { id: string; dataLabel: string; latestRun: { resultHash: string | null } };

/** Counted anew by an analysis from the rows themselves, not read from what the import wrote down. */
async function victimsCounted(versionId: string): Promise<number> {
  const { runId } = await send(`${API}/analyses`, {
    question: 'How many people are in the file that was cut short?',
    method: 'concentration',
    versionId,
    filter: { outcome: 'shooting', period: { from: '2016-01-01', to: '2023-12-31' } },
  });
  await expect
    .poll(async () => (await answer(`${API}/runs/${runId}`)).state, { timeout: 60_000 })
    .toBe('finished');
  return (await answer(`${API}/runs/${runId}`)).result.used;
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
async function send(path: string, data: object): Promise<any> {
  const headers = { 'x-psp-csrf': '1', 'idempotency-key': randomUUID() };
  const reply = await analyst.context.request.post(path, { data, headers });
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  return await reply.json();
}
