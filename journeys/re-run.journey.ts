import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { openBrowser } from './browser.ts';
import { signIn } from './person.ts';

const SITE = '/app/s/philadelphia-pa';
const API = '/api/sites/philadelphia-pa';
const extract = readFileSync(
  join(import.meta.dirname, '../demo/extracts/philadelphia/shooting-victims.csv.gz'),
);
const sha256 = createHash('sha256').update(extract).digest('hex');

let application: StartedApplication;
let browser: Browser;
let analyst: Page;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  analyst = (await signIn(browser, application.url, 'Crime analyst, Philadelphia')).page;
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('The published trend of Philadelphia', () => {
  test('run again by an analyst gives the same figures, to the last digit of their hash', async () => {
    const published = await publishedTrend();
    await analyst.goto(`${SITE}/analyses/${published.analysisId}`);
    const sentence = await lead(analyst);
    await analyst.getByRole('button', { name: 'Run again' }).click();
    await analyst.waitForURL((url) => ![null, published.runId].includes(url.searchParams.get('run')));
    const run = () => answer(`${API}/runs/${new URL(analyst.url()).searchParams.get('run')}`);
    await expect.poll(async () => (await run()).state, { timeout: 60_000 }).toBe('finished');
    const again = await run();
    expect(again.ordinal).toBeGreaterThan(1);
    expect(again.result.figures).toEqual(published.figures);
    expect(again.resultHash).toBe(published.resultHash);
    await expect.poll(() => lead(analyst), { timeout: 15_000 }).toBe(sentence);
  });

  test('is traced on the public site to every row of the file that stands in the project', async () => {
    const visitor = await (await browser.newContext({ baseURL: application.url })).newPage();
    await visitor.goto('/sites/philadelphia-pa');
    await visitor.getByRole('link', { name: /people were shot in Philadelphia in 2024/ }).click();
    await visitor.getByRole('link', { name: 'Follow it back to the source' }).click();
    const trace = await visitor.getByRole('main').innerText();
    expect(trace).toMatch(/Read from the file\s+16,484/);
    expect(trace).toMatch(/Set aside\s+1\b/);
    expect(trace).toMatch(/The date is later than the file itself\s+1\b/);
    expect(trace).toContain(sha256);
    await visitor.context().close();
  });

  test('leaves out one row, dated 2025-11-26, which an analyst can read with its reason', async () => {
    await analyst.goto(`${SITE}/incidents/imports`);
    await analyst.getByRole('button', { name: 'IMP-2026-0001' }).click();
    await analyst.getByRole('link', { name: 'Open full page' }).click();
    const table = analyst.getByRole('table', { name: 'Rows set aside' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(2);
    expect(await table.innerText()).toMatch(/2025-11-26.*is later than the file's own date, 2025-01-27/);
  });
});

type Trend = { analysisId: string; runId: string; resultHash: string; figures: unknown };

/** The run behind the finding that the public reads. */
async function publishedTrend(): Promise<Trend> {
  const { items } = await answer(`${API}/findings?state=published`);
  const { id } = items.find(({ statement }: { statement: string }) => /people were shot/.test(statement));
  const { run } = await answer(`${API}/findings/${id}`);
  const { recipe, result, resultHash } = run;
  return { analysisId: recipe.id, runId: run.id, resultHash, figures: result.figures };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
async function answer(path: string): Promise<any> {
  return await (await analyst.context().request.get(path)).json();
}

async function lead(page: Page): Promise<string> {
  return await page.locator('.page__lead').innerText();
}
